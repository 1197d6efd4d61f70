"""The memory image: an engine that has already started, in the place of one that starts."""
