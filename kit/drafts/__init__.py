"""To be filled by its part."""
