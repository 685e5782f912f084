"""The Images page: thumbnails, what was refused, labels."""
