"""The key of each cell: `1` to `9`, then `a` to `z`."""

from __future__ import annotations

import string

CELL_KEYS = string.digits[1:] + string.ascii_lowercase


def cell_key(cell: int) -> str:
    """The key that toggles a cell (0-based), "" for cells beyond the 35th: those have the arrows alone."""
    return CELL_KEYS[cell] if 0 <= cell < len(CELL_KEYS) else ""
