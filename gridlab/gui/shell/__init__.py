"""The window around the pages: what starts it, joins it and keeps it."""
