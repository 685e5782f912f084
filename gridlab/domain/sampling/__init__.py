"""Sampling: which images each screen of a session shows, by section 4 of the contract.

Screens follow from a block's grid, screens, catch and sampling, its ordered image SHA-256s and the session's
number, as docs/sampling.md tells. Each part of a block has random streams of its own (one
use, then numbers; lanes where each screen has its own), so that no screen needs another to be made first.
Everything is drawn among the block's images, numbered from 0 in study order, and then named by study row.
"""

from gridlab.domain.sampling.session_screens import (
    check_images,
    session_screens,
    yielding_screens,
)

__all__ = ["check_images", "session_screens", "yielding_screens"]
