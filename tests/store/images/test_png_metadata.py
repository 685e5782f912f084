"""Whatever is wrong beside the pixels of a PNG file, the pixels are taken, and what was ignored is a note."""

from __future__ import annotations

import struct
import time
import zlib

import numpy as np
import pytest
from PIL import Image

from gridlab.store.images.limits import ImageRefused
from gridlab.store.images.reader import check_image, examine

BODIES = {
    b"tEXt": b"Comment\0hello",
    b"zTXt": b"Comment\0\0" + zlib.compress(b"hello"),
    b"iTXt": b"Comment\0\0\0de\0Bemerkung\0hallo",
    b"tIME": struct.pack(">HBBBBB", 2026, 1, 2, 3, 4, 5),
    b"pHYs": struct.pack(">IIB", 2835, 2835, 1),
    b"cHRM": struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000),
    b"gAMA": struct.pack(">I", 45455),
    b"sRGB": b"\0",
    b"iCCP": b"sRGB\0\0",
    b"sBIT": b"\x08\x08\x08",
    b"bKGD": bytes(6),
    b"hIST": bytes(6),
    b"sPLT": b"palette\0\x08" + bytes(6),
    b"eXIf": b"MM\0*\0\0\0\x08\0\0\0\0\0\0",
    b"acTL": struct.pack(">II", 1, 0),
    b"fcTL": bytes(26),
    b"fdAT": bytes(40),
    b"tRNS": struct.pack(">3H", 1, 2, 3),
    b"cLLI": bytes(8),
    b"mDCV": bytes(24),
    b"caBX": b"private",
    b"oFFs": bytes(9),
}
NAMES = [name.decode() for name in BODIES]


@pytest.fixture(scope="module")
def truth() -> np.ndarray:
    return np.random.default_rng(5).integers(0, 256, (40, 60, 3), dtype=np.uint8)


@pytest.fixture
def sound(image_files, truth) -> bytes:
    return image_files.saved(Image.fromarray(truth), "PNG")


@pytest.fixture
def body_of(image_files):
    def body_of(name: str) -> bytes:
        more = zlib.compress(image_files.srgb_profile()) if name == "iCCP" else b""
        return BODIES[name.encode()] + more

    return body_of


def taken(data: bytes, truth: np.ndarray) -> tuple[str, ...]:
    """The notes of a file whose pixels are those of the truth."""
    found = check_image(data, box=100)
    pixels = np.frombuffer(found.picture.rgba, np.uint8).reshape(found.height, found.width, 4)
    assert np.abs(pixels[..., :3].astype(int) - truth).max() <= 1
    assert found.picture.opaque
    assert examine(data, box=160).notes == found.notes
    return found.notes


def with_chunk(data: bytes, chunk: bytes, *, after: bool = False) -> bytes:
    at = len(data) - 12 if after else 33
    return data[:at] + chunk + data[at:]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("name", NAMES)
def test_a_part_with_a_wrong_checksum_is_ignored_with_a_note(image_files, sound, truth, body_of, name, after):
    chunk = image_files.chunk(name.encode(), body_of(name))
    chunk = chunk[:-1] + bytes([chunk[-1] ^ 1])
    assert taken(with_chunk(sound, chunk, after=after), truth)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("how", ["empty", "one byte", "cut", "noise", "two megabytes"])
@pytest.mark.parametrize("name", NAMES)
def test_a_part_of_whatever_body_does_not_cost_the_pixels(
    image_files, sound, truth, body_of, name, how, after
):
    noise = np.random.default_rng(9).bytes(2_000_000)
    bodies = {"empty": b"", "one byte": b"\x01", "cut": body_of(name)[:-1], "noise": noise[:99]}
    notes = taken(
        with_chunk(sound, image_files.chunk(name.encode(), bodies.get(how, noise)), after=after), truth
    )
    if name in ("tEXt", "tIME", "pHYs", "cHRM", "gAMA", "tRNS") and how in ("empty", "one byte"):
        assert notes
    if name in ("iCCP", "eXIf") and how != "cut" and not after:
        assert notes


@pytest.mark.parametrize("name", ["zTXt", "iTXt", "iCCP"])
def test_another_way_of_packing_is_ignored_with_a_note(image_files, sound, truth, name):
    body = {"iTXt": b"Comment\0\1\7\0\0"}.get(name, b"Comment\0\7") + zlib.compress(b"hello")
    assert taken(with_chunk(sound, image_files.chunk(name.encode(), body)), truth)


@pytest.mark.parametrize("name", ["tEXt", "zTXt", "iTXt"])
def test_long_texts_are_ignored_with_a_note_and_quickly(image_files, sound, truth, name):
    text = b"x" * 2_000_000 if name == "tEXt" else zlib.compress(b"x" * 100_000_000, 1)
    body = b"Comment\0" + {"zTXt": b"\0", "iTXt": b"\1\0\0\0"}.get(name, b"") + text
    start = time.process_time()
    assert taken(with_chunk(sound, image_files.chunk(name.encode(), body) * 20), truth)
    assert time.process_time() - start < 2


def test_a_profile_of_more_than_a_megabyte_is_used(image_files):
    profile = image_files.swapped_profile()
    # A private tag at its end, as programs that calibrate displays write them.
    profile = struct.pack(">I", len(profile) + 1_500_000) + profile[4:] + bytes(1_500_000)
    data = image_files.saved(image_files.quarters(), "PNG")
    body = b"display\0\0" + zlib.compress(profile)
    found = check_image(with_chunk(data, image_files.chunk(b"iCCP", body)), box=500)
    swapped = image_files.corners[0][::-1]
    assert np.abs(np.asarray(found.image)[0, 0].astype(int) - swapped).max() < 16
    assert found.notes == ()


def test_a_profile_that_unpacks_without_end_is_ignored_with_a_note(image_files, sound, truth):
    body = b"bomb\0\0" + zlib.compress(bytes(150_000_000), 9)
    start = time.process_time()
    assert taken(with_chunk(sound, image_files.chunk(b"iCCP", body)), truth)
    assert time.process_time() - start < 2


def test_exif_of_many_large_values_costs_no_memory_and_still_turns_the_image(image_files):
    entries = struct.pack(">HHIHH", 274, 3, 1, 6, 0)
    entries += b"".join(struct.pack(">HHII", 1000 + n, 1, 3_000_000, 8) for n in range(60_000))
    exif = b"MM\0*\0\0\0\x08" + struct.pack(">H", 60_001) + entries + bytes(3_000_000)
    data = image_files.saved(image_files.quarters(), "PNG")
    start = time.process_time()
    found = check_image(with_chunk(data, image_files.chunk(b"eXIf", exif)), box=500)
    assert (found.width, found.height, found.notes) == (64, 96, ())
    assert time.process_time() - start < 1


def test_very_many_texts_and_exif_parts_are_passed_over_quickly(image_files, sound, truth):
    bomb = image_files.chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(1_500_000)))
    exif = b"MM\0*\0\0\0\x08\xff\xff" + bytes(12 * 65_535)
    start = time.process_time()
    assert taken(with_chunk(sound, bomb * 5_000 + image_files.chunk(b"eXIf", exif) * 100), truth)
    assert time.process_time() - start < 4


@pytest.mark.parametrize("place", ["xmp", "raw profile"])
def test_an_orientation_in_a_text_turns_the_image(image_files, place):
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 274, 3, 1, 8, 0) + bytes(4)
    chunk = {
        "xmp": image_files.chunk(b"iTXt", b'XML:com.adobe.xmp\0\0\0\0\0<x tiff:Orientation="8"/>'),
        "raw profile": image_files.chunk(
            b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"\nexif\n 46\n" + exif.hex().encode())
        ),
    }[place]
    data = with_chunk(image_files.saved(image_files.quarters(), "PNG"), chunk)
    assert check_image(data, box=500).width == 64


@pytest.mark.parametrize("end", [b"", b"\0", b"\0\0\0\0IEND", b"\0\0\0\0IEND\0\0\0\0", b"\0\0\0\x09tEXtCom"])
def test_a_file_without_its_end_has_all_its_pixels(sound, truth, end):
    assert taken(sound[:-12] + end, truth) or end.endswith(b"\0\0\0\0")
    assert taken(sound[:-16], truth)


@pytest.mark.parametrize("data", [b"\0", b"some words of another program", bytes(100_000)])
def test_bytes_after_the_end_do_not_matter(sound, truth, data):
    assert taken(sound + data, truth) == ()


def test_a_file_that_ends_within_its_pixels_is_refused_wherever_that_is(sound):
    for cut in (*range(40, len(sound) - 16, 97), *range(len(sound) - 40, len(sound) - 16)):
        with pytest.raises(ImageRefused, match="incomplete or damaged"):
            check_image(sound[:cut], box=100)


def test_pixels_that_end_too_early_are_refused_whatever_the_checksums_say(image_files, sound):
    packed = zlib.compress(b"\0" * 181 * 40)
    whole = image_files.png(60, 40, 8, 2, b"\0" * 181 * 40)
    assert check_image(whole, box=9).width == 60
    at = whole.index(b"IDAT") - 4
    cut = whole[:at] + image_files.chunk(b"IDAT", packed[: len(packed) // 2])
    for data in (cut, cut + image_files.chunk(b"IEND", b"")):
        with pytest.raises(ImageRefused, match="incomplete or damaged"):
            check_image(data, box=100)
