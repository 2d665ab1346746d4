"""The outage simulator: scenario and seed in, records of every request out, and from them evidence and answer key."""
