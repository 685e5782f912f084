"""The chart: one painter for window and print."""
