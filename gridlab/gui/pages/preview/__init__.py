"""The full preview: a whole HIT as an annotator meets it, and its screens on one sheet."""
