"""PNG files of every type, depth and transparency are shown as their pixels are known to be.

Truths come from the definition: Portable Network Graphics (PNG) Specification, third edition, sections 6, 8,
9 and 11.3.1.1.
"""

from __future__ import annotations

import itertools
import struct
import zlib

import numpy as np
import pytest

from gridlab.store.images.reader import check_image, examine

WIDTH, HEIGHT = 29, 23
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def samples_of(depth: int, colour: int) -> np.ndarray:
    """Height × width × channels; each value is also there with one bit more or less."""
    y, x, channel = np.mgrid[0:HEIGHT, 0:WIDTH, 0 : CHANNELS[colour]]
    base = np.array((0x1234, 0x12FF, 0xFF34, 0xFFFF, 0, 0x3412, 0x1235, 0x8000))[(x // 3 + y // 4) % 8]
    values = base + channel * (x % 2) if depth == 16 else base * 7 + x * 5 + y * 3 + channel * 31
    return values % 2**depth


def row_bytes(row: np.ndarray, depth: int) -> bytes:
    if depth >= 8:
        return row.astype(f">u{depth // 8}").tobytes()
    bits = row.reshape(-1, 1) >> np.arange(depth - 1, -1, -1) & 1
    return np.packbits(bits.astype(np.uint8).ravel()).tobytes()


def filtered(rows: np.ndarray, depth: int) -> bytes:
    """All rows, with the filters none, sub and up in turn."""
    body, before = b"", b""
    step = max(1, depth * rows.shape[-1] // 8)
    for number, row in enumerate(rows):
        plain = row_bytes(row, depth)
        left = (bytes(step) + plain)[: len(plain)]
        above = before or bytes(len(plain))
        taken = (bytes(len(plain)), left, above)[number % 3]
        body += bytes([number % 3]) + bytes((a - b) % 256 for a, b in zip(plain, taken, strict=True))
        before = plain
    return body


def png(image_files, samples: np.ndarray, depth: int, colour: int, interlaced: bool, *parts: bytes) -> bytes:
    rows = filtered(samples, depth)
    if interlaced:
        passes = [samples[top::down, left::across] for left, top, across, down in PASSES]
        rows = b"".join(filtered(one, depth) for one in passes if one.size)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, depth, colour, 0, 0, interlaced)
    chunk = image_files.chunk
    body = [chunk(b"IHDR", header), *parts, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def shown(data: bytes) -> np.ndarray:
    picture = check_image(data, box=500).picture
    return np.frombuffer(picture.rgba, np.uint8).reshape(HEIGHT, WIDTH, 4).astype(int)


def palette(depth: int) -> np.ndarray:
    index = np.arange(2**depth)
    return np.stack((index * 40 % 256, 255 - index * 3 % 256, index * index % 256, index * 85 % 256), axis=-1)


@pytest.mark.parametrize("interlaced", [False, True])
@pytest.mark.parametrize(
    ("colour", "depth"), [(colour, depth) for colour, depths in DEPTHS.items() for depth in depths]
)
def test_every_type_and_depth_shows_its_true_pixels(image_files, colour, depth, interlaced):
    samples = samples_of(depth, colour)
    if colour == 3:
        table = palette(depth)
        parts = image_files.chunk(b"PLTE", table[:, :3].astype(np.uint8).tobytes())
        truth = table[samples[..., 0]]
        opaque = np.dstack((truth[..., :3], np.full((HEIGHT, WIDTH), 255)))
        assert (shown(png(image_files, samples, depth, colour, interlaced, parts)) == opaque).all()
        alphas = image_files.chunk(b"tRNS", table[:, 3].astype(np.uint8).tobytes())
        assert (shown(png(image_files, samples, depth, colour, interlaced, parts + alphas)) == truth).all()
        return
    levels = samples * 255 / (2**depth - 1)
    alpha = levels[..., -1:] if colour in (4, 6) else np.full((HEIGHT, WIDTH, 1), 255)
    colours = levels[..., : 1 if colour in (0, 4) else 3]
    truth = np.concatenate((np.broadcast_to(colours, (HEIGHT, WIDTH, 3)), alpha), axis=-1)
    off = np.abs(shown(png(image_files, samples, depth, colour, interlaced)) - truth).max()
    assert off <= (1 if depth == 16 else 0.5)


@pytest.mark.parametrize("interlaced", [False, True])
@pytest.mark.parametrize(("colour", "depth"), [(c, depth) for c in (0, 2) for depth in DEPTHS[c]])
def test_exactly_the_pixels_of_the_one_transparent_colour_are_transparent(
    image_files, colour, depth, interlaced
):
    samples = samples_of(depth, colour)
    for pixel, high_bits in itertools.product(((0, 0), (11, 10), (22, 28), (5, 1)), (0, 1)):
        key = samples[pixel]
        # Bits beyond the depth do not count.
        said = key + high_bits * 2**depth if depth < 16 else key
        transparent = image_files.chunk(b"tRNS", said.astype(">u2").tobytes())
        data = png(image_files, samples, depth, colour, interlaced, transparent)
        clear = (samples == key).all(axis=-1)
        picture = shown(data)
        assert (picture[..., 3] == np.where(clear, 0, 255)).all(), key
        off = np.abs(picture[..., :3] - samples * 255 / (2**depth - 1))[~clear]
        assert off.max(initial=0) <= (1 if depth == 16 else 0.5)
        assert examine(data, box=500).notes == check_image(data, box=500).notes


def test_a_transparent_colour_that_no_pixel_has_leaves_all_opaque(image_files):
    for colour, depth, absent in ((0, 4, 16 * 3), (0, 16, 0x1238), (2, 16, 0x1238), (2, 8, 1)):
        samples = samples_of(depth, colour) // 2 * 2 if depth == 8 else samples_of(depth, colour)
        samples = np.where(samples == absent % 2**depth, 2, samples)
        body = struct.pack(">H", absent) * CHANNELS[colour]
        data = png(image_files, samples, depth, colour, False, image_files.chunk(b"tRNS", body))
        assert check_image(data, box=500).picture.opaque
