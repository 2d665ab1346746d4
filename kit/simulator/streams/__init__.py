"""The evidence streams: each reads a run and writes one kind of evidence."""
