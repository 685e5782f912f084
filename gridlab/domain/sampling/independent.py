"""Independent sampling: every probe and every grid drawn by itself."""

from __future__ import annotations

from gridlab.domain.sampling.stream import Stream


def others_than(image: int, stream: Stream, size: int, count: int) -> list[int]:
    """`count` different images of 0 to size - 1 without `image`.

    sample(size - 1, count), where numbers from `image` on stand for the next image.
    """
    return [other + (other >= image) for other in stream.sample(size - 1, count)]


def independent_screen(stream: Stream, size: int, n: int) -> tuple[int, list[int]]:
    """Probe = below(size), grid in display order = others_than(probe, …, n)."""
    probe = stream.below(size)
    return probe, others_than(probe, stream, size, n)
