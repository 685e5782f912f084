"""The values and rules of the field: no files, no clock, no window."""
