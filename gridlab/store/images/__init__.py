"""Image files: listed, read within limits, scanned, and kept as thumbnails."""
