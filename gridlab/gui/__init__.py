"""The windows, and the only place that imports Qt."""
