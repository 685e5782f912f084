"""The window around the pages: what starts it, joins it and keeps it."""

from gridlab.gui.importing import spare_sources

spare_sources()
