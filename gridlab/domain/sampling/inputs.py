"""What the screens of a block follow from, and the streams of random words keyed by it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from gridlab.domain.design import Block
from gridlab.domain.fields import said_in
from gridlab.domain.images import Image
from gridlab.domain.sampling.stream import Stream, digest_of

FIRST = 1
"""The version of designs whose every key is in the digest."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The block's inputs as one digest.

    digest: SHA-256 (hex) of the canonical JSON of {"catch", "grid", "images", "n", "sampling", "screens"}:
    the block's objects as in a design file, with every key of the first version and those later ones that do
    not hold their default, `choose_min` filled in; "images" = SHA-256 (hex) of the
    concatenated 32-byte SHA-256s of the block's images; "n" = images in a grid. Layout enters through n
    alone, names, labels and wordings not at all.
    """

    digest: str

    def stream(self, use: str, *numbers: int, lane: int = 0) -> Stream:
        """The stream keyed by SHA-256 of the canonical JSON of {"block": digest, "numbers", "use"}."""
        return Stream(self.key(use, *numbers), lane)

    def key(self, use: str, *numbers: int) -> bytes:
        """The key (32 bytes) of the streams for one use."""
        return digest_of({"block": self.digest, "numbers": list(numbers), "use": use})


def inputs_of(block: Block, images: Sequence[Image]) -> Inputs:
    """The inputs of a block whose images, in order, are `images`."""
    digest = digest_of(
        {
            "catch": said_in(block.catch, FIRST),
            "grid": said_in(block.grid, FIRST),
            "images": hashlib.sha256(bytes.fromhex("".join(image.sha256 for image in images))).hexdigest(),
            "n": block.n,
            "sampling": said_in(block.sampling, FIRST),
            "screens": said_in(block.screens, FIRST),
        }
    )
    return Inputs(digest.hex())
