"""What the header of an image file says, read by own code before any decoder sees the file."""
