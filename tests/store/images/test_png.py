"""The quick check of plain PNG files never calls sound what the reader refuses or knows more of."""

from __future__ import annotations

import random
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from gridlab.store.images.headers.png import is_sound_and_plain
from gridlab.store.images.limits import ImageRefused
from gridlab.store.images.reader import Checked, Sound, check_image, examine

NOISE = np.random.default_rng(5).integers(0, 256, (48, 60, 4), dtype=np.uint8)
RGBA = Image.fromarray(NOISE)
PLAIN = {
    "RGBA": RGBA,
    "RGB": RGBA.convert("RGB"),
    "grey": RGBA.convert("L"),
    "grey with alpha": RGBA.convert("LA"),
    "1 bit": RGBA.convert("1"),
    "palette": RGBA.convert("RGB").quantize(16),
    "one pixel": Image.new("RGB", (1, 1)),
}


def ihdr(width: int, height: int, *rest: int) -> bytes:
    return struct.pack(">IIBBBBB", width, height, *rest)


def changed(image_files, data: bytes, name: bytes, body: bytes | None, before: bytes = b"IDAT") -> bytes:
    """The file with a part put in its place, or before another; or without it."""
    at = data.find(name)
    part = b"" if body is None else image_files.chunk(name, body)
    if at < 0:
        at = data.index(before) - 4
        return data[:at] + part + data[at:]
    at -= 4
    (length,) = struct.unpack_from(">I", data, at)
    return data[:at] + part + data[at + 12 + length :]


@pytest.mark.parametrize("kind", PLAIN)
def test_plain_files_are_known_as_such(image_files, kind):
    data = image_files.saved(PLAIN[kind], "PNG")
    assert is_sound_and_plain(data)
    assert is_sound_and_plain(image_files.saved(PLAIN[kind], "PNG", dpi=(72, 72)) + b"and more")
    assert examine(data, box=160) == Sound("PNG", *PLAIN[kind].size, ())


@pytest.mark.parametrize("kind", PLAIN)
def test_each_changed_bit_of_the_pixels_and_each_cut_is_noticed(image_files, kind):
    data = image_files.saved(PLAIN[kind], "PNG")
    for place in range(8, len(data) - 4, 1 + len(data) // 300):
        bit = 1 << place % 8
        assert not is_sound_and_plain(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :]), place
        assert not is_sound_and_plain(data[:place])


def test_pixels_whose_checksums_are_right_are_looked_at_all_the_same(image_files):
    def with_rows(rows: bytes, *header: int) -> bytes:
        return image_files.png(4, 3, *(header or (8, 2)), rows)

    row = bytes(13)
    assert is_sound_and_plain(with_rows(row * 3))
    assert not is_sound_and_plain(with_rows(row * 3 + b"\0"))
    assert not is_sound_and_plain(with_rows(row * 3 + bytes(1_000_000)))
    assert not is_sound_and_plain(with_rows(row * 2))
    assert not is_sound_and_plain(with_rows(row * 2 + b"\x05" + row[1:]))
    assert not is_sound_and_plain(with_rows(row * 3, 4, 2))
    assert not is_sound_and_plain(with_rows(bytes(15), 8, 3))
    sound = with_rows(row * 3)
    packed = zlib.compress(row * 3)
    for body in (packed[:-1], packed[:-4] + bytes(4), packed + b"x", b"", packed[2:-4]):
        assert not is_sound_and_plain(changed(image_files, sound, b"IDAT", body))
    for rest in ((8, 2, 1, 0, 0), (8, 2, 0, 1, 0), (8, 2, 0, 0, 1), (7, 2, 0, 0, 0), (8, 5, 0, 0, 0)):
        assert not is_sound_and_plain(changed(image_files, sound, b"IHDR", ihdr(4, 3, *rest)))


@pytest.mark.parametrize(
    ("name", "body"),
    [
        (b"eXIf", b"II*\0"),
        (b"iCCP", b"x\0\0"),
        (b"acTL", bytes(8)),
        (b"tRNS", bytes(6)),
        (b"tEXt", b"exif\0x"),
        (b"tEXt", b"icc_profile\0x"),
        (b"tEXt", b"Raw profile type exif\0x"),
        (b"zTXt", b"Comment\0\0x"),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0x"),
        (b"gAMA", b"12"),
        (b"ABCD", b""),
        (b"IEND", None),
        (b"IDAT", None),
        (b"PLTE", b"1234"),
    ],
)
def test_what_says_more_than_the_size_is_left_to_the_reader(image_files, name, body):
    data = image_files.saved(PLAIN["RGB"], "PNG")
    assert not is_sound_and_plain(changed(image_files, data, name, body))


def test_16_bits_are_left_to_the_reader_as_their_values_may_be_low(image_files):
    for factor, notes in ((257, 0), (16, 1)):
        data = image_files.saved(Image.fromarray(NOISE[..., 0].astype(np.uint16) * factor), "PNG")
        assert not is_sound_and_plain(data)
        assert len(examine(data, box=160).notes) == notes


def test_gamma_and_primaries_of_srgb_say_nothing_and_others_do(image_files):
    data = image_files.saved(PLAIN["RGB"], "PNG")
    srgb = struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
    adobe = struct.pack(">8I", 31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000)
    for name, usual, other in (
        (b"gAMA", struct.pack(">I", 45455), struct.pack(">I", 55556)),
        (b"cHRM", srgb, adobe),
    ):
        assert is_sound_and_plain(changed(image_files, data, name, usual))
        assert not is_sound_and_plain(changed(image_files, data, name, other))
        assert len(examine(changed(image_files, data, name, other), box=160).notes) == 1


def test_parts_without_consequence_and_several_parts_of_pixels_are_plain(image_files):
    data = image_files.saved(PLAIN["RGB"], "PNG")
    for name, body in (
        (b"tEXt", b"Software\0x"),
        (b"tIME", bytes(7)),
        (b"bKGD", bytes(6)),
        (b"PLTE", b"123"),
    ):
        assert is_sound_and_plain(changed(image_files, data, name, body))
    rows = zlib.compress(bytes(13 * 3))
    parts = b"".join(image_files.chunk(b"IDAT", rows[at : at + 2]) for at in range(0, len(rows), 2))
    whole = image_files.png(4, 3, 8, 2, bytes(13 * 3))
    at = whole.index(b"IDAT") - 4
    assert is_sound_and_plain(whole[:at] + parts + image_files.chunk(b"IEND", b""))
    between = image_files.chunk(b"IDAT", rows[:5]) + image_files.chunk(b"tIME", bytes(7))
    between += image_files.chunk(b"IDAT", rows[5:]) + image_files.chunk(b"IEND", b"")
    assert not is_sound_and_plain(whole[:at] + between)


def mutated(chance: random.Random, image_files, data: bytes) -> bytes:
    """A file in which something changed, mostly with checksums that fit."""
    parts = []
    at = 8
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        parts.append([data[at + 4 : at + 8], bytearray(data[at + 8 : at + 8 + length])])
        at += 12 + length
    for _ in range(chance.choice((1, 1, 2, 4))):
        part = chance.choice(parts)
        body = part[1]
        how = chance.randrange(6)
        if how == 0 and body:
            body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        elif how == 1 and body:
            body[chance.randrange(min(13, len(body)))] = chance.choice((0, 1, 2, 3, 4, 6, 8, 16))
        elif how == 2 and part[0] == b"IDAT":
            rows = bytearray(zlib.decompress(data[data.index(b"IDAT") + 4 :].split(b"IEND")[0]))
            rows[chance.randrange(len(rows))] = chance.randrange(7)
            body[:] = zlib.compress(bytes(rows[: chance.choice((len(rows), len(rows), len(rows) - 1))]))
        elif how == 3:
            parts.insert(chance.randrange(len(parts) + 1), [part[0], bytearray(body)])
        elif how == 4 and len(parts) > 1:
            parts.remove(part)
        else:
            del body[len(body) // 2 :]
    made = b"".join(image_files.chunk(bytes(name), bytes(body)) for name, body in parts)
    return data[:8] + made


def facts(work, data: bytes) -> tuple[object, ...] | None:
    try:
        found = work(data, box=160)
    except ImageRefused:
        return None
    return found.kind, found.width, found.height, found.notes


def test_the_quick_check_and_the_reader_agree_over_mutated_files(image_files, count):
    chance = random.Random(11)
    seeds = [image_files.saved(image, "PNG") for image in PLAIN.values()]
    seeds += [image_files.saved(PLAIN["palette"], "PNG", transparency=1), image_files.turned("PNG", 6)]
    quick = 0
    for _ in range(count(1500, 50_000)):
        data = mutated(chance, image_files, chance.choice(seeds))
        quick += is_sound_and_plain(data)
        if is_sound_and_plain(data):
            assert facts(examine, data) == facts(check_image, data), data
    assert quick > 100


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF", "AVIF"])
def test_a_small_image_is_its_own_small_picture_and_as_well_known(image_files, kind):
    files = [image_files.sound(kind), image_files.saved(image_files.quarters(160, 150), kind)]
    if kind in ("PNG", "JPEG", "WEBP", "TIFF", "AVIF"):
        files += [image_files.turned(kind, 6)]
    if kind in ("PNG", "JPEG", "TIFF"):
        files += [image_files.saved(image_files.quarters(), kind, icc_profile=b"broken")]
    if kind in ("PNG", "GIF", "WEBP", "TIFF", "AVIF"):
        frames = [image_files.quarters(), image_files.quarters().rotate(180)]
        files += [image_files.saved(frames[0], kind, save_all=True, append_images=frames[1:])]
    for data in files:
        assert type(examine(data, box=160)) is Sound
        assert facts(examine, data) == facts(check_image, data)
    assert isinstance(examine(image_files.saved(image_files.quarters(161, 20), kind), box=160), Checked)
    heavy = image_files.sound(kind) + bytes(110_000)
    assert isinstance(examine(heavy, box=160), Checked)
