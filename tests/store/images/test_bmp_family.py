"""BMP and GIF files of every kind are shown as their pixels are known to be, or refused with a true reason.

Written by this file's own small writers. Sources: Microsoft, Bitmap Storage (BITMAPINFOHEADER, V4 and V5);
GIF89a Specification, CompuServe 1990.
"""

from __future__ import annotations

import struct

import numpy as np
import pytest

from gridlab.store.images.headers.kinds import METADATA_IGNORED
from gridlab.store.images.limits import ImageRefused
from gridlab.store.images.reader import check_image, examine

WIDTH, HEIGHT = 37, 22


def shown(data: bytes) -> np.ndarray:
    checked = check_image(data, box=500)
    assert checked.notes == examine(data, box=500).notes == ()
    return np.frombuffer(checked.picture.rgba, np.uint8).reshape(HEIGHT, WIDTH, 4).astype(int)


def indices(most: int) -> np.ndarray:
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return (x * 3 + y * 5 + (x // 7) * (y // 4)) % (most + 1)


def palette(entries: int) -> np.ndarray:
    index = np.arange(entries)
    return np.stack((index * 37 % 256, 255 - index * 11 % 256, index * 101 % 256), axis=-1)


def colours() -> np.ndarray:
    """Height × width × RGBA, with clear, half and opaque pixels."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return np.stack((x * 6, y * 11, 255 - x * 5, np.array((0, 128, 255))[(x // 3 + y) % 3]), axis=-1)


def bmp(bits: int, rows: list[bytes], size: int = 40, compression: int = 0, **more: bytes | bool) -> bytes:
    """A file of rows from the top, which are stored from the bottom unless `down`."""
    down, masks, table = bool(more.get("down")), bytes(more.get("masks", b"")), bytes(more.get("table", b""))
    rows = [row + bytes(-len(row) % 4) for row in rows] if compression not in (1, 2) else rows
    body = b"".join(rows if down else rows[::-1])
    if size == 12:
        head = struct.pack("<IHHHH", 12, WIDTH, HEIGHT, 1, bits)
    else:
        height = -HEIGHT if down else HEIGHT
        entries = len(table) // 4
        fields = (WIDTH, height, 1, bits, compression, len(body), 2835, 2835, entries, entries)
        head = struct.pack("<IiiHHIIiiII", size, *fields)
        # V4 and V5 have the masks inside of their header, and sRGB as the space of their colours.
        head = head + masks if size == 40 else (head + masks + b"BGRs").ljust(size, b"\0")
    at = 14 + len(head) + len(table)
    return b"BM" + struct.pack("<IHHI", at + len(body), 0, 0, at) + head + table + body


def packed(values: np.ndarray, bits: int) -> list[bytes]:
    places = values[..., None] >> np.arange(bits - 1, -1, -1) & 1
    return [np.packbits(row.astype(np.uint8).ravel()).tobytes() for row in places]


def run_lengths(values: np.ndarray, bits: int) -> list[bytes]:
    """Each row as runs of one pixel and one absolute run, then its end."""
    rows = []
    for number, row in enumerate(values.tolist()):
        if bits == 8:
            coded = b"".join(bytes((1, value)) for value in row[:-4]) + bytes((0, 4, *row[-4:]))
        else:
            coded = b"".join(bytes((1, value << 4)) for value in row[:-4])
            coded += bytes((0, 4, row[-4] << 4 | row[-3], row[-2] << 4 | row[-1]))
        rows.append(coded + (bytes((0, 1)) if number == 0 else bytes(2)))
    return rows


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("size", [12, 40, 108, 124])
@pytest.mark.parametrize("bits", [1, 4, 8])
def test_bmp_files_with_a_palette(bits, size, down):
    if size == 12 and down:
        return  # has no sign for it
    values, table = indices(2**bits - 1), palette(2**bits)
    entry = np.concatenate((table[:, ::-1], np.zeros((len(table), 1), int)), axis=-1)[
        :, : 3 if size == 12 else 4
    ]
    data = bmp(bits, packed(values, bits), size, down=down, table=entry.astype(np.uint8).tobytes())
    truth = np.dstack((table[values], np.full((HEIGHT, WIDTH), 255)))
    assert (shown(data) == truth).all()


@pytest.mark.parametrize("bits", [1, 4, 8])
@pytest.mark.parametrize("colours", [300, 70_000, 2**32 - 1])
def test_a_bmp_file_that_says_it_has_more_colours_than_its_pixels_can_number(bits, colours):
    values, table = indices(2**bits - 1), palette(2**bits)
    entry = np.concatenate((table[:, ::-1], np.zeros((len(table), 1), int)), axis=-1).astype(np.uint8)
    whole = bmp(bits, packed(values, bits), table=entry.tobytes())
    found = check_image(whole[:46] + struct.pack("<I", colours) + whole[50:], box=500)
    assert found.image.tobytes() == check_image(whole, box=500).image.tobytes()
    assert found.notes == (METADATA_IGNORED,)


@pytest.mark.parametrize("bits", [4, 8])
def test_bmp_files_with_run_lengths(bits):
    values, table = indices(2**bits - 1), palette(2**bits)
    entry = np.concatenate((table[:, ::-1], np.zeros((len(table), 1), int)), axis=-1).astype(np.uint8)
    data = bmp(bits, run_lengths(values, bits), 40, {8: 1, 4: 2}[bits], table=entry.tobytes())
    assert (shown(data)[..., :3] == table[values]).all()


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("size", [40, 108, 124])
@pytest.mark.parametrize(
    ("bits", "masks"),
    [
        (24, ()),
        (32, ()),
        (32, (0xFF0000, 0xFF00, 0xFF, 0)),
        (32, (0xFF0000, 0xFF00, 0xFF, 0xFF000000)),
        (32, (0xFF, 0xFF00, 0xFF0000, 0xFF000000)),
        (32, (0xFF000000, 0xFF0000, 0xFF00, 0xFF)),
        (16, ()),
        (16, (0x7C00, 0x3E0, 0x1F, 0)),
        (16, (0xF800, 0x7E0, 0x1F, 0)),
        (16, (0xF00, 0xF0, 0xF, 0xF000)),
        (16, (0x7C00, 0x3E0, 0x1F, 0x8000)),
        (32, (0x3FF00000, 0xFFC00, 0x3FF, 0)),
    ],
)
def test_bmp_files_of_colours(bits, masks, size, down):
    if size == 40 and masks and masks[3]:
        masks = (*masks[:3], 0)  # this header has no mask of alpha
    used = (
        masks
        or {16: (0x7C00, 0x3E0, 0x1F, 0), 24: (0xFF0000, 0xFF00, 0xFF, 0), 32: (0xFF0000, 0xFF00, 0xFF, 0)}[
            bits
        ]
    )
    pixels, truth = np.zeros((HEIGHT, WIDTH), np.int64), colours().astype(float)
    for channel, mask in enumerate(used):
        if not mask:
            truth[..., channel] = 255
            continue
        shift = (mask & -mask).bit_length() - 1
        most = mask >> shift
        level = np.round(truth[..., channel] * most / 255).astype(np.int64)
        pixels |= level << shift
        truth[..., channel] = level * 255 / most
    rows = [row.astype("<u4").view(np.uint8).reshape(-1, 4)[:, : bits // 8].tobytes() for row in pixels]
    packed_masks = struct.pack("<4I", *masks)[: 12 if size == 40 else 16] if masks else b""
    data = bmp(bits, rows, size, 3 if masks else 0, down=down, masks=packed_masks)
    try:
        found = shown(data)
    except ImageRefused as refusal:
        assert "BMP" in refusal.reason and "damaged" not in refusal.reason
        assert masks not in ((), (0xFF0000, 0xFF00, 0xFF, 0), (0xFF0000, 0xFF00, 0xFF, 0xFF000000))
        return
    off = np.abs(found - truth)
    off[truth[..., 3] == 0, :3] = 0
    assert off.max() <= (1 if bits == 16 else 0.51)


def gif(
    values: np.ndarray, table: np.ndarray, *, transparent: int = -1, interlaced: bool = False, **more: object
) -> bytes:
    """One frame of 256 colours in codes of 9 bits. at: where it lies; local: it has a table of its own."""
    left, top = more.get("at", (0, 0))
    local = bool(more.get("local"))
    rows = [*range(0, HEIGHT, 8), *range(4, HEIGHT, 8), *range(2, HEIGHT, 4), *range(1, HEIGHT, 2)]
    values = values[[row for row in rows if row < len(values)]] if interlaced else values
    codes: list[int] = []
    for at in range(0, values.size, 250):
        codes += [256, *values.ravel()[at : at + 250].tolist()]
    bits = "".join(f"{code:09b}" for code in reversed([*codes, 257]))
    stream = int(bits, 2).to_bytes(-(-len(bits) // 8), "little")
    blocks = b"".join(
        bytes([len(stream[at : at + 255])]) + stream[at : at + 255] for at in range(0, len(stream), 255)
    )
    entries = table.astype(np.uint8).tobytes()
    other = (255 - table).astype(np.uint8).tobytes()
    control = struct.pack("<4BHBB", 0x21, 0xF9, 4, 1, 0, transparent, 0) if transparent >= 0 else b""
    image = struct.pack(
        "<BHHHHB", 0x2C, left, top, values.shape[1], values.shape[0], 0x87 * local | 0x40 * interlaced
    )
    head = b"GIF89a" + struct.pack("<HHBBB", WIDTH, HEIGHT, 0xF7, 0, 0) + (other if local else entries)
    return head + control + image + (entries if local else b"") + b"\x08" + blocks + b"\0;"


@pytest.mark.parametrize("interlaced", [False, True])
@pytest.mark.parametrize("local", [False, True])
@pytest.mark.parametrize("transparent", [-1, 0, 7, 255])
def test_gif_files(transparent, local, interlaced):
    values, table = indices(255), palette(256)
    found = shown(gif(values, table, transparent=transparent, local=local, interlaced=interlaced))
    clear = values == transparent
    assert (found[..., 3] == np.where(clear, 0, 255)).all()
    assert (found[~clear][:, :3] == table[values][~clear]).all()


@pytest.mark.parametrize("transparent", [-1, 7])
def test_outside_of_its_frame_a_gif_image_is_clear_or_of_its_background(transparent):
    values, table = indices(255)[:10, :12], palette(256)
    found = shown(gif(values, table, transparent=transparent, at=(5, 6)))
    truth = np.zeros((HEIGHT, WIDTH, 4), int)
    truth[:] = (*table[0], 255) if transparent < 0 else (*table[transparent], 0)
    truth[6:16, 5:17, :3] = table[values]
    truth[6:16, 5:17, 3] = np.where(values == transparent, 0, 255)
    assert (found == truth).all()
