"""The parts of the web stack, one file a part: each holds its own state, hands requests on, and can be set, slowed and restarted."""
