"""The map of an embedding: what it shows, where it lies on a sheet, and the images that belong to it."""
