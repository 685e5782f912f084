"""TIFF files of every layout are shown as their pixels are known to be, or refused with a true reason.

The files are written by a small writer of this file's own, so that one fault cannot hide behind the same
fault in a library. Source: TIFF Revision 6.0, Adobe 1992, and its Technical Note 3 on predictors.
"""

from __future__ import annotations

import itertools
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import PIL
import pytest

from gridlab.store.images.limits import ImageRefused
from gridlab.store.images.reader import check_image

PILLOW = tuple(map(int, PIL.__version__.split(".")[:2]))
WIDTH, HEIGHT = 53, 37
NONE, LZW, DEFLATE, PACKBITS = 1, 5, 8, 32773
UNSIGNED, SIGNED, FLOAT = 1, 2, 3
WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, PALETTE, CMYK, YCBCR, LAB = 0, 1, 2, 3, 5, 6, 8
EXTRA, PREMULTIPLIED, STRAIGHT = 0, 1, 2


@dataclass(frozen=True)
class Layout:
    """How one file is written. extra: what the samples after the colours are."""

    colours: int = RGB
    extra: tuple[int, ...] = ()
    bits: int = 8
    big: bool = False
    planar: bool = False
    tiled: bool = False
    rows: int = 10
    packing: int = NONE
    predictor: bool = False
    reversed_bits: bool = False
    sample_format: int = UNSIGNED
    subsampling: tuple[int, int] = (1, 1)

    def __str__(self) -> str:
        names = ("white is 0", "grey", "rgb", "palette", "", "cmyk", "ycbcr", "", "lab")
        packings = {NONE: "raw", LZW: "lzw", DEFLATE: "deflate", PACKBITS: "packbits"}
        words = [names[self.colours] + "".join("xpa"[extra] for extra in self.extra), str(self.bits)]
        words += ["planar"] * self.planar + ["tiles" if self.tiled else f"strips of {self.rows}"]
        words += [packings[self.packing]] + ["predictor"] * self.predictor
        words += ["bits reversed"] * self.reversed_bits + ["", "signed", "float"][self.sample_format - 1 :][
            :1
        ]
        return " ".join([*words, "MM" if self.big else "II", "{}x{}".format(*self.subsampling)])


def picture() -> np.ndarray:
    """Red, green and blue of the known picture, 0 to 1; each goes another way, so none can be another."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    levels = np.stack((x * 4, y * 6, (WIDTH - x + HEIGHT - y) * 2), axis=-1)
    return levels / 255


def alpha() -> np.ndarray:
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return np.where((x // 8 + y // 8) % 3 == 0, 0, np.where((x // 8 + y // 8) % 3 == 1, 153, 255)) / 255


def stored(layout: Layout) -> tuple[np.ndarray, np.ndarray]:
    """The samples as whole numbers, height × width × samples; and the truth as straight RGBA, 0 to 255."""
    most = 2**layout.bits - 1
    colours = picture()
    see_through = alpha() if {PREMULTIPLIED, STRAIGHT} & set(layout.extra) else np.ones((HEIGHT, WIDTH))
    if layout.colours in (WHITE_IS_ZERO, BLACK_IS_ZERO):
        grey = np.round(colours[..., :1] * most)
        samples = most - grey if layout.colours == WHITE_IS_ZERO else grey
        shown = np.repeat(grey / most, 3, axis=-1)
        if layout.sample_format == SIGNED:
            shown = np.where(shown > 0.5, 0, shown)  # those are the negative ones
    elif layout.colours == PALETTE:
        samples = np.round(colours[..., :1] * most)
        shown = palette(layout.bits)[samples[..., 0].astype(int)] / 65535
    elif layout.colours == CMYK:
        inks = np.round((1 - colours) * most)
        samples = np.concatenate((inks, np.zeros((HEIGHT, WIDTH, 1))), axis=-1)
        shown = 1 - inks / most
    elif layout.colours == YCBCR:
        samples, shown = ycbcr(colours, layout.subsampling)
    elif layout.colours == LAB:
        samples, shown = lab(colours)
    else:
        samples = np.round(colours * most)
        shown = samples / most
    if PREMULTIPLIED in layout.extra:
        samples = np.round(samples * see_through[..., None])
    for extra in layout.extra:
        more = see_through if extra else np.full((HEIGHT, WIDTH), 0.3)
        samples = np.concatenate((samples, np.round(more * most)[..., None]), axis=-1)
    truth = np.concatenate((shown, see_through[..., None]), axis=-1)
    return samples.astype(np.int64), truth * 255


def palette(bits: int) -> np.ndarray:
    index = np.arange(2**bits) / (2**bits - 1)
    return np.round(np.stack((index, 1 - index, index * 0.5), axis=-1) * 255) * 257


def ycbcr(colours: np.ndarray, subsampling: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Luma and chroma as CCIR 601 has them, 8 bits; and what they stand for."""
    red, green, blue = np.moveaxis(colours * 255, -1, 0)
    y = 0.299 * red + 0.587 * green + 0.114 * blue
    samples = np.stack((y, (blue - y) / 1.772 + 128, (red - y) / 1.402 + 128), axis=-1)
    samples = np.clip(np.round(samples), 0, 255)
    across, down = subsampling
    # The first pixel of each block gives the chroma of all.
    samples[..., 1:] = samples[::down, ::across, 1:].repeat(down, 0).repeat(across, 1)[:HEIGHT, :WIDTH]
    y, cb, cr = np.moveaxis(samples, -1, 0)
    red, blue = y + 1.402 * (cr - 128), y + 1.772 * (cb - 128)
    green = (y - 0.299 * red - 0.114 * blue) / 0.587
    return samples, np.clip(np.stack((red, green, blue), axis=-1), 0, 255) / 255


def lab(colours: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """CIE L*a*b* of colours of medium strength under D50, 8 bits, a and b with signs; and the colours."""
    colours = 0.3 + colours * 0.4
    light = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    to_xyz = [[0.43607, 0.38515, 0.14307], [0.22249, 0.71687, 0.06061], [0.01392, 0.09708, 0.71410]]
    x, y, z = np.moveaxis(np.cbrt(light @ np.transpose(to_xyz) / (0.9642, 1.0, 0.8249)), -1, 0)
    lightness, a, b = (116 * y - 16) * 2.55, 500 * (x - y), 200 * (y - z)
    return np.round(np.stack((lightness, a % 256, b % 256), axis=-1)) % 256, colours


def packed_samples(layout: Layout, samples: np.ndarray) -> bytes:
    """Rows × columns × samples as bytes; each row begins with a byte."""
    if layout.subsampling != (1, 1):
        return subsampled(layout, samples)
    rows = samples.reshape(samples.shape[0], -1)
    order = ">" if layout.big else "<"
    if layout.sample_format == FLOAT:
        return (rows / (2**layout.bits - 1)).astype(f"{order}f{layout.bits // 8}").tobytes()
    if layout.bits in (8, 16, 32):
        return rows.astype(f"{order}u{layout.bits // 8}").tobytes()
    places = np.arange(layout.bits - 1, -1, -1)
    return np.packbits(
        (rows[..., None] >> places & 1).reshape(len(rows), -1).astype(np.uint8), axis=1
    ).tobytes()


def subsampled(layout: Layout, samples: np.ndarray) -> bytes:
    """Block by block: the luma of its pixels, then its chroma."""
    across, down = layout.subsampling
    height, width = -(-samples.shape[0] // down), -(-samples.shape[1] // across)
    more = ((0, height * down - samples.shape[0]), (0, width * across - samples.shape[1]), (0, 0))
    samples = np.pad(samples, more, mode="edge")
    luma = samples[..., 0].reshape(height, down, width, across).swapaxes(1, 2).reshape(height, width, -1)
    return np.concatenate((luma, samples[::down, ::across, 1:]), axis=-1).astype(np.uint8).tobytes()


def lzw(data: bytes) -> bytes:
    """Codes of 9 bits alone: the table is cleared before it asks for 10."""
    codes: list[int] = []
    for at in range(0, len(data), 250):
        codes += [256, *data[at : at + 250]]
    bits = "".join(f"{code:09b}" for code in [*codes, 257])
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")


def packbits(data: bytes) -> bytes:
    """Literal runs alone."""
    return b"".join(
        bytes([len(data[at : at + 128]) - 1]) + data[at : at + 128] for at in range(0, len(data), 128)
    )


def part(layout: Layout, samples: np.ndarray) -> bytes:
    """One strip or tile."""
    if layout.predictor:
        before = np.zeros_like(samples)
        before[:, 1:] = samples[:, :-1]
        samples = (samples - before) % 2**layout.bits
    data = packed_samples(layout, samples)
    if layout.reversed_bits:
        data = bytes(int(f"{byte:08b}"[::-1], 2) for byte in data)
    return {NONE: bytes, LZW: lzw, DEFLATE: zlib.compress, PACKBITS: packbits}[layout.packing](data)


def parts(layout: Layout, samples: np.ndarray) -> Iterator[bytes]:
    planes = np.split(samples, samples.shape[-1], axis=-1) if layout.planar else [samples]
    for plane in planes:
        if not layout.tiled:
            for top in range(0, HEIGHT, layout.rows):
                yield part(layout, plane[top : top + layout.rows])
            continue
        padded = np.pad(plane, ((0, -HEIGHT % 16), (0, -WIDTH % 32), (0, 0)), constant_values=1)
        for top, left in itertools.product(range(0, HEIGHT, 16), range(0, WIDTH, 32)):
            yield part(layout, padded[top : top + 16, left : left + 32])


def tiff(layout: Layout, samples: np.ndarray) -> bytes:
    """A whole file."""
    order, pieces = ">" if layout.big else "<", list(parts(layout, samples))
    body, offsets = bytearray(b"MM\0*" if layout.big else b"II*\0") + bytes(4), []
    for piece in pieces:
        offsets.append(len(body))
        body += piece + bytes(len(piece) % 2)
    sizes = [len(piece) for piece in pieces]
    count = samples.shape[-1]
    tags = [(256, "H", [WIDTH]), (257, "H", [HEIGHT]), (258, "H", [layout.bits] * count)]
    tags += [(259, "H", [layout.packing]), (262, "H", [layout.colours]), (277, "H", [count])]
    tags += [(284, "H", [2 if layout.planar else 1]), (339, "H", [layout.sample_format] * count)]
    if layout.tiled:
        tags += [(322, "H", [32]), (323, "H", [16]), (324, "I", offsets), (325, "I", sizes)]
    else:
        tags += [(278, "H", [layout.rows]), (273, "I", offsets), (279, "I", sizes)]
    if layout.predictor:
        tags.append((317, "H", [2]))
    if layout.reversed_bits:
        tags.append((266, "H", [2]))
    if layout.extra:
        tags.append((338, "H", list(layout.extra)))
    if layout.colours == PALETTE:
        tags.append((320, "H", palette(layout.bits).T.astype(int).ravel().tolist()))
    if layout.colours == YCBCR:
        tags.append((530, "H", list(layout.subsampling)))
    directory = bytearray()
    for tag, kind, values in sorted(tags):
        packed = struct.pack(f"{order}{len(values)}{kind}", *values)
        if len(packed) > 4:
            at = len(body)
            body += packed
            packed = struct.pack(f"{order}I", at)
        directory += struct.pack(f"{order}HHI", tag, 3 if kind == "H" else 4, len(values))
        directory += packed.ljust(4, b"\0")
    body[4:8] = struct.pack(f"{order}I", len(body))
    return bytes(body + struct.pack(f"{order}H", len(tags)) + directory + bytes(4))


KINDS = [
    (WHITE_IS_ZERO, (), (1, 2, 4, 8, 12, 16, 32)),
    (BLACK_IS_ZERO, (), (1, 2, 4, 8, 12, 16, 32)),
    (BLACK_IS_ZERO, (STRAIGHT,), (4, 8, 16)),
    (BLACK_IS_ZERO, (PREMULTIPLIED,), (8, 16)),
    (BLACK_IS_ZERO, (EXTRA,), (8, 16)),
    (PALETTE, (), (1, 2, 4, 8)),
    (PALETTE, (STRAIGHT,), (8,)),
    (PALETTE, (EXTRA,), (8,)),
    (RGB, (), (1, 2, 4, 8, 12, 16, 32)),
    (RGB, (STRAIGHT,), (8, 16, 32)),
    (RGB, (PREMULTIPLIED,), (8, 16)),
    (RGB, (EXTRA,), (8, 16)),
    (RGB, (STRAIGHT, EXTRA), (8, 16)),
    (RGB, (EXTRA, EXTRA), (8, 16)),
    (RGB, (EXTRA, STRAIGHT), (8, 16)),
    (CMYK, (), (8, 16)),
    (CMYK, (EXTRA,), (8, 16)),
    (CMYK, (STRAIGHT,), (8, 16)),
    (YCBCR, (), (8,)),
    (LAB, (), (8,)),
]
# Layouts that are read, each in both byte orders, in strips and tiles, by planes and not, however packed;
# all others are refused. A layout that goes missing here, since Pillow reads less, is a failure.
READ = {
    (WHITE_IS_ZERO, ()): {1, 2, 4, 8},
    (BLACK_IS_ZERO, ()): {1, 2, 4, 8, 16},
    (BLACK_IS_ZERO, (EXTRA,)): {8},
    (PALETTE, ()): {1, 2, 4, 8},
    (PALETTE, (EXTRA,)): {8},
    (RGB, ()): {8, 16},
    (RGB, (STRAIGHT,)): {8, 16},
    (RGB, (PREMULTIPLIED,)): {8, 16},
    (RGB, (EXTRA,)): {8, 16},
    (RGB, (EXTRA, EXTRA)): {8},
    (CMYK, ()): {8, 16},
    (CMYK, (EXTRA,)): {8},
    (YCBCR, ()): {8},
    (LAB, ()): {8},
}


def layouts(colours: int, extra: tuple[int, ...], bits: int) -> Iterator[Layout]:
    switches = ((False, True),) * 3
    for big, planar, tiled in itertools.product(*switches):
        for packing in (NONE, LZW, DEFLATE, PACKBITS):
            one = Layout(colours, extra, bits, big, planar, tiled, packing=packing)
            yield one
            if packing in (LZW, DEFLATE) and bits in (8, 16, 32):
                yield replace(one, predictor=True)
        raw = Layout(colours, extra, bits, big, planar, tiled)
        if colours == YCBCR and not planar and not tiled:
            yield from (replace(raw, subsampling=each) for each in ((2, 1), (1, 2), (2, 2), (4, 1)))
        if not tiled:
            yield from (replace(raw, rows=HEIGHT), replace(raw, reversed_bits=True))
            yield replace(raw, sample_format=SIGNED)
            if bits in (16, 32):
                yield replace(raw, sample_format=FLOAT)


def farthest(layout: Layout, shown: np.ndarray, truth: np.ndarray) -> float:
    """How many levels of 255 the farthest pixel is off; what colour clear pixels have is of no account."""
    off = np.abs(shown - truth)
    off[truth[..., 3] == 0, :3] = 0
    return float(off.max())


def allowed(layout: Layout) -> float:
    """Levels that may be lost: by rounding to 8 bits, by formulae of colours, by division by the alpha."""
    if layout.colours == LAB:
        return 5
    if PREMULTIPLIED in layout.extra:
        return 3
    return 1 if layout.bits > 8 or layout.colours == YCBCR else 0.51


@pytest.mark.parametrize(
    ("colours", "extra", "bits"), [(kind[0], kind[1], bits) for kind in KINDS for bits in kind[2]]
)
def test_a_tiff_file_shows_its_true_pixels_or_is_refused(colours, extra, bits):
    refused = set()
    for layout in layouts(colours, extra, bits):
        samples, truth = stored(layout)
        try:
            checked = check_image(tiff(layout, samples), box=500)
        except ImageRefused:
            refused.add(layout)
            continue
        shown = np.frombuffer(checked.picture.rgba, np.uint8).reshape(HEIGHT, WIDTH, 4)
        assert farthest(layout, shown.astype(int), truth) <= allowed(layout), str(layout)
        assert layout.sample_format == UNSIGNED or "signed" in checked.notes[0], str(layout)
    usual = [one for one in refused if one.sample_format == UNSIGNED and not one.reversed_bits]
    if colours == LAB or (colours == PALETTE and extra):
        usual = [one for one in usual if not one.planar]
    if EXTRA in extra and PILLOW < (12, 3):
        usual = []  # reads only some of them
    assert bits not in READ.get((colours, extra), ()) or not usual, [*map(str, usual)]
