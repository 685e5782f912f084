"""Sampling: which images each screen of a session shows, by section 4 of the contract.

Screens follow from a block's grid, screens, catch and sampling, its ordered image SHA-256s and the session's
number; inputs.py says how these become keys of random streams, stream.py how numbers are drawn from them.
Each part of a block has streams of its own ("use", then numbers; lanes where each screen has its own):

- main screens, `balanced`: "main order", "main grids", "main trades", "main cells", each with the station
  (number // 100,000) and the round. Screen i of a session is screen (number % 100,000) × main + i of its
  station, dealt in rounds (rounds.py).
- main screens, `random`: "main" with the number, lane i: probe and grid drawn independently (stream.py).
- main screens, `listed`: the listed screens after the first `shared` ones, taken cyclically: screen i is
  number × main + i of them, modulo how many they are (listing.py).
- shared screens: the same without station and number ("shared order" … with the round; "shared", lane i); of
  listed ones the first `shared`.
- "catch" and "practice", each with the number (catching.py). Catch probes are not probes of main and shared
  screens, and practice probes not those of any of these, while others are to be had.
- "arrange" with the number: the order of the kinds, and the originals of repeats (arranging.py).
- "reshuffle" with the number: for each repeat in turn the cells of its original, shuffled until the order is
  another.

Everything is drawn among the block's images, numbered from 0 in study order, and then named by study row.
"""

from gridlab.domain.sampling.session_screens import (
    check_images,
    session_screens,
    yielding_screens,
)

__all__ = ["check_images", "session_screens", "yielding_screens"]
