"""Keeps Python's garbage collector from stopping the window."""

from __future__ import annotations

import gc

SELDOM = (20_000, 50, 100)
STARTING = (200_000, 50, 100)


def look_seldom() -> None:
    """Look hardly ever at what comes: while the program starts nearly all of it stays."""
    gc.set_threshold(*STARTING)


def collect_seldom() -> None:
    """Leave what there is alone, and look less often at what comes.

    By default all objects are walked whenever a quarter as many have come in addition, which stops every
    thread: with 100,000 images for 100 to 170 ms. Objects are freed by their counts of references all the
    same; collecting is for those that refer to each other in a circle, and few do.
    """
    gc.freeze()
    gc.set_threshold(*SELDOM)
