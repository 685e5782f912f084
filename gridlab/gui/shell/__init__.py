"""The window around the pages: what starts it, joins it and keeps it."""

from gridlab.gui.collecting import look_seldom
from gridlab.gui.importing import spare_sources

spare_sources()
look_seldom()
