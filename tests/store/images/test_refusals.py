"""Files that are no sound image within the limits are refused, quickly and with a reason."""

from __future__ import annotations

import io
import struct
import time

import numpy as np
import pytest
from PIL import Image, ImageFile

from gridlab.store.images.bytes import file_bytes
from gridlab.store.images.limits import FILE_BYTES, ImageRefused
from gridlab.store.images.reader import check_image

AFTER_THE_PIXELS = {"PNG": 16, "JPEG": 2, "GIF": 9}
"""Bytes at the end of a file without which every pixel is there still."""
KINDS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF", "AVIF")


def reason_for(data: bytes) -> str:
    with pytest.raises(ImageRefused) as caught:
        check_image(data, box=100)
    return caught.value.reason


@pytest.fixture(scope="session")
def photo() -> Image.Image:
    noise = np.random.default_rng(3).integers(0, 256, (40, 60, 3), dtype=np.uint8)
    return Image.fromarray(noise).resize((300, 200))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.9, 0.99, "all but one"])
def test_a_truncated_image_is_refused(image_files, photo, kind, share):
    data = image_files.saved(photo, kind)
    cut = len(data) - 1 - AFTER_THE_PIXELS.get(kind, 0) if share == "all but one" else int(len(data) * share)
    assert "incomplete" in reason_for(data[:cut])


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}])
def test_every_cut_of_a_jpeg_is_noticed_at_every_scale(image_files, photo, options):
    data = image_files.saved(photo, "JPEG", **options)
    for cut in range(3, len(data), 301):
        for box in (20, 400):
            with pytest.raises(ImageRefused, match="incomplete"):
                check_image(data[:cut], box=box)


def test_damage_in_the_middle_of_a_png_is_refused(image_files, photo):
    data = bytearray(image_files.saved(photo, "PNG"))
    data[len(data) // 2] ^= 1
    assert "incomplete or damaged (the checksum" in reason_for(bytes(data))


def test_a_jpeg_whose_header_says_far_more_than_it_holds_is_refused(image_files):
    assert "fewer pixels" in reason_for(image_files.forged("JPEG", 5000, 5000))


@pytest.mark.parametrize("options", [{}, {"optimize": True}, {"progressive": True}, {"subsampling": 0}])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_blank_jpeg_is_sound(image_files, mode, options):
    data = image_files.saved(Image.new(mode, (1999, 1501)), "JPEG", quality=1, **options)
    assert check_image(data, box=100).width == 1999


def test_damage_in_the_middle_of_a_jpeg_is_refused(image_files, photo):
    data = image_files.saved(photo, "JPEG", quality=95)
    half = len(data) // 2
    junk = np.random.default_rng(1).bytes(4096)
    assert "incomplete or damaged" in reason_for(data[:half] + junk + data[half + len(junk) :])


@pytest.mark.parametrize("kind", KINDS)
def test_a_forged_header_is_refused_before_anything_is_decoded(image_files, kind, monkeypatch):
    def decode(self: ImageFile.ImageFile) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", decode)
    # Every type can say so much, but WebP, which cannot go beyond 16,383 on a side.
    wide, high = (16000, 7000) if kind == "WEBP" else (20000, 5001)
    assert "more than 100 megapixels" in reason_for(image_files.forged(kind, wide, high))


def test_pillows_own_limit_stays_as_it_was():
    fresh = 1024 * 1024 * 1024 // 4 // 3
    assert fresh == Image.MAX_IMAGE_PIXELS
    assert not ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_decompression_bomb_within_the_pixel_limit_is_refused_for_its_memory(image_files):
    data = image_files.forged("WEBP", 9000, 9000)
    assert "memory" in reason_for(data)


def test_a_file_of_more_than_200_megabytes_is_not_read(tmp_path):
    path = tmp_path / "huge.png"
    with path.open("wb") as file:
        file.truncate(FILE_BYTES + 1)
    with pytest.raises(ImageRefused, match="more than 200 MB"), file_bytes(path):
        pass


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"I am not a picture.\n", "text"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\0\0\0\x18ftypheic", "incomplete"),
        (b"\0\0\0\x18ftypavif", "incomplete"),
        (b"\0\0\0\x18ftypmp42", "video"),
        (bytes(range(256)), "unknown"),
        (b"RIFF\x04\0\0\0WAVE", "WAV"),
        (b"RIFF\x04\0\0\0ABCD", "unknown"),
        (b"P6 2 2 255\n" + bytes(12), "a PPM image"),
        (b"\x89PNG\r\n\x1a\n", "incomplete"),
        (b"\xff\xd8\xff", "incomplete"),
        (b"GIF89a", "incomplete"),
        (b"BM", "incomplete"),
        (b"II*\0", "incomplete"),
        (b"RIFF\x04\0\0\0WEBP", "incomplete"),
    ],
)
def test_what_is_no_image_is_refused_with_what_it_is(data, word):
    assert word in reason_for(data)


def slow_files() -> dict[str, bytes]:
    """Files that keep Pillow's own parsers busy for minutes."""
    start = io.BytesIO()
    Image.new("RGB", (64, 64)).save(start, "JPEG", progressive=True)
    jpeg = start.getvalue()
    scan = jpeg.index(b"\xff\xda")
    start = io.BytesIO()
    Image.new("L", (4, 4)).save(start, "GIF")
    gif = start.getvalue()
    picture = gif.index(b",\0\0\0\0\4\0\4\0")
    tiff = b"II*\0\x08\0\0\0\x05\0"
    for tag, kind, number, value in (
        (256, 4, 1, 1000),
        (257, 4, 1, 90000),
        (258, 3, 1, 8),
        (273, 4, 5_000_000, 100),
        (277, 3, 1, 1),
    ):
        tiff += struct.pack("<HHII", tag, kind, number, value)
    bmp = b"BM" + struct.pack("<IIIIiiHHIIIIII", 0, 0, 54, 40, 9000, 9000, 1, 8, 1, 0, 0, 0, 0, 0)
    return {
        "junk before the pixels": jpeg[:2] + bytes(30_000_000) + jpeg[2:],
        "parts without end": jpeg[:2] + b"\xff\xe1\0\2" * 2_000_000 + jpeg[2:],
        "comments without end": jpeg[:-2] + b"\xff\xfe\0\2" * 2_000_000 + jpeg[-2:],
        "a thousand scans": jpeg[:-2] + jpeg[scan:-2] * 1000 + jpeg[-2:],
        "ten million extensions": gif[:picture] + b"!\x01\0" * 10_000_000 + gif[picture:],
        "five million strips": tiff + bytes(4 + 20_000_000),
        "run lengths": bmp + b"\x01\x01" * 20_000_000,
    }


@pytest.mark.parametrize("which", slow_files())
def test_files_that_would_take_pillow_minutes_are_refused_at_once(which):
    data = slow_files()[which]
    start = time.process_time()
    reason_for(data)
    assert time.process_time() - start < 2


def test_a_million_tiny_png_parts_are_refused_at_once(image_files):
    data = image_files.sound("PNG")
    data = data[:33] + image_files.chunk(b"tEXt", b"a\0b") * 1_000_000 + data[33:]
    start = time.process_time()
    assert "too many parts" in reason_for(data)
    assert time.process_time() - start < 2


def test_odd_but_sound_files_raise_no_warning(image_files):
    # Every warning is an error in these tests.
    sound = image_files.sound("PNG")
    odd = sound[:33] + image_files.chunk(b"acTL", struct.pack(">II", 0, 0)) + sound[33:]
    assert check_image(odd, box=10).width == 96
    palette = Image.new("P", (8, 8), 1)
    palette.putpalette([1, 2, 3, 4, 5, 6])
    data = image_files.saved(palette, "PNG", transparency=bytes([9, 200]))
    assert check_image(data, box=10).picture.rgba[3] == 200
    tiff = image_files.saved(Image.new("RGB", (8, 8)), "TIFF", description="x" * 30)
    at = tiff.index(struct.pack("<HHI", 270, 2, 31))
    assert (
        check_image(tiff[: at + 4] + struct.pack("<II", 9_000, 900_000) + tiff[at + 12 :], box=9).height == 8
    )
