"""The use cases: what GridLab does for people, without a window."""
