"""The map of thumbnails: one painter for window and print."""
