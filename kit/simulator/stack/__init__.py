"""The parts of the web stack, one file a part; what they have in common is in ``part.py``."""
