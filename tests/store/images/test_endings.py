"""A file that ends oddly is taken if every pixel is there, with a note, and refused if one is missing."""

from __future__ import annotations

import io
import struct
import time

import numpy as np
import pytest
from PIL import Image

from gridlab.store.images.headers.kinds import REST_IGNORED
from gridlab.store.images.limits import ImageRefused
from gridlab.store.images.reader import check_image, examine

COMMENT = b"\xff\xfe\0\x0dby a camera"
APP = b"\xff\xe7\0\x06abcd"


@pytest.fixture(scope="module")
def photo() -> Image.Image:
    noise = np.random.default_rng(3).integers(0, 256, (8, 12, 3), dtype=np.uint8)
    return Image.fromarray(noise).resize((93, 61), Image.Resampling.BICUBIC)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def picture(data: bytes) -> bytes:
    return check_image(data, box=500).image.tobytes()


def taken(data: bytes, whole: bytes) -> tuple[str, ...]:
    """The notes of a file that shows the very pixels of another."""
    found = check_image(data, box=500)
    assert found.image.tobytes() == picture(whole)
    assert examine(data, box=160).notes == found.notes
    assert check_image(data, box=20).notes == found.notes
    return found.notes


def is_refused_or_whole(data: bytes, whole: bytes) -> bool:
    """Whether a file is refused as damaged; if not, its pixels are all there."""
    try:
        found = check_image(data, box=500)
    except ImageRefused as refusal:
        assert "incomplete or damaged" in refusal.reason
        return True
    assert found.notes and found.image.tobytes() == picture(whole)
    return False


JPEGS = {
    "baseline": {},
    "fine": {"quality": 98, "subsampling": 0},
    "coarse": {"quality": 5},
    "progressive": {"progressive": True},
    "optimised": {"optimize": True},
    "restarts": {"restart_marker_blocks": 3},
}


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("how", JPEGS)
@pytest.mark.parametrize(
    "end",
    [b"", b"\xff", bytes(1000), COMMENT + b"\xff\xd9", APP + b"\xff\xd9", COMMENT, COMMENT[:7], APP[:3]],
    ids=["none", "half", "zeros", "comment", "app", "comment alone", "comment cut", "length cut"],
)
def test_a_jpeg_with_all_its_pixels_is_taken_whatever_its_end(photo, how, mode, end):
    whole = saved(photo.convert(mode), "JPEG", **JPEGS[how])
    notes = taken(whole[:-2] + end, whole)
    assert notes or (how == "progressive" and end.endswith(b"\xff\xd9"))


@pytest.mark.parametrize("padding", [b"", bytes(700)], ids=["cut", "filled up"])
@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("how", JPEGS)
def test_a_jpeg_without_some_of_its_pixels_is_refused(photo, how, mode, padding):
    whole = saved(photo.convert(mode), "JPEG", **JPEGS[how])
    cuts = [*range(len(whole) - 40, len(whole) - 2), *range(700, len(whole) - 40, 131)]
    refused = [is_refused_or_whole(whole[:cut] + padding, whole) for cut in cuts]
    assert sum(refused) >= len(cuts) - 2


@pytest.mark.parametrize("end", [COMMENT + b"\xff\xd9", APP], ids=["comment", "app"])
def test_a_jpeg_cut_before_a_comment_is_refused(photo, end):
    whole = saved(photo, "JPEG", quality=90)
    for cut in range(len(whole) // 2, len(whole) - 4, 97):
        with pytest.raises(ImageRefused, match="incomplete or damaged"):
            check_image(whole[:cut] + end, box=500)


def test_a_progressive_jpeg_without_its_last_scan_is_refused(photo):
    whole = saved(photo, "JPEG", progressive=True)
    for end in (whole.rindex(b"\xff\xda"), whole.rindex(b"\xff\xc4")):
        with pytest.raises(ImageRefused, match="cut off"):
            check_image(whole[:end], box=500)


@pytest.mark.parametrize("number", [2, 4, 5])
@pytest.mark.parametrize("marker", [0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xFE])
@pytest.mark.parametrize(
    "start", [b"", b"Adobe", b"JFIF\0", b"Exif\0\0MM\0*", b"ICC_PROFILE\0\1", b"MPF\0II*"]
)
def test_broken_metadata_of_a_jpeg_does_not_cost_the_pixels(photo, marker, start, number):
    whole = saved(photo, "JPEG")
    body = start + b"\x05" * number
    part = struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body
    taken(whole[:2] + part + whole[2:], whole)


def test_a_jpeg_may_tell_of_its_coding_between_its_scans(photo):
    """Progressive images with arithmetic coding do."""
    whole = saved(photo, "JPEG", progressive=True)
    scan = whole.index(b"\xff\xda", whole.index(b"\xff\xda") + 2)
    assert taken(whole[:scan] + b"\xff\xcc\0\2" + whole[scan:], whole) == ()


def test_bytes_that_belong_to_no_part_of_a_jpeg_are_passed_over(photo):
    whole = saved(photo, "JPEG")
    assert taken(whole[:2] + bytes(3) + b"junk" + whole[2:], whole) == ()


def test_a_png_that_a_transfer_as_text_has_changed_is_called_that(photo):
    whole = saved(photo, "PNG")
    changed = whole.replace(b"\r\n", b"\n"), whole.replace(b"\n", b"\r\n")
    for data in (*changed, whole.decode("utf-8", "replace").encode(), whole.decode("latin-1").encode()):
        with pytest.raises(ImageRefused, match="transfer as text"):
            check_image(data, box=500)


def test_a_jpeg_with_30_megabytes_of_metadata_is_taken_quickly(photo):
    whole = saved(photo, "JPEG")
    part = b"\xff\xe1\xff\xff" + b"Exif\0\0" + bytes(65527)
    start = time.process_time()
    taken(whole[:2] + part * 500 + whole[2:], whole)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("mode", ["RGB", "L", "1"])
@pytest.mark.parametrize("interlace", [0, 1])
def test_a_gif_is_taken_if_and_only_if_every_pixel_is_there(photo, mode, interlace):
    whole = saved(photo.convert(mode), "GIF", interlace=interlace)
    for end in (b"", b"\0", bytes(500) + b";", b"; and more", b"!\xfe\x05he", b"!"):
        assert taken(whole[:-1] + end, whole) or end[:1] == b";"
    refused = [is_refused_or_whole(whole[:cut], whole) for cut in range(40, len(whole) - 1, 3)]
    assert sum(refused) > len(refused) - 3


@pytest.mark.parametrize("rest", [b"GIF89a" + bytes(40), b"\x01\x13" * 3000, b"\xff" * 50])
def test_what_follows_the_first_picture_of_a_gif_and_is_no_part_of_it_is_ignored(photo, rest):
    whole = saved(photo, "GIF")
    assert taken(whole[:-1] + rest, whole) == (REST_IGNORED,)
    with pytest.raises(ImageRefused, match="incomplete or damaged"):
        check_image(whole[:-40] + b"\0" + rest, box=500)


def test_a_gif_cut_in_a_later_picture_is_refused(photo):
    frames = [photo.rotate(angle) for angle in (0, 90, 180)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(ImageRefused, match="cut off"):
        check_image(data[:-60], box=500)
    assert len(check_image(data[:-1], box=500).notes) == 2


@pytest.mark.parametrize("lossless", [True, False])
def test_a_webp_is_taken_if_its_metadata_is_cut_and_refused_if_its_pixels_are(photo, lossless):
    exif = Image.Exif()
    exif[270] = "a long text " * 20
    whole = saved(photo, "WEBP", lossless=lossless, exif=exif)
    assert taken(whole[:-50], whole) and taken(whole[: whole.index(b"EXIF")], whole)
    assert taken(whole + b"more", whole) == ()
    for cut in range(40, whole.index(b"EXIF") - 1, 41):
        with pytest.raises(ImageRefused, match="incomplete or damaged"):
            check_image(whole[:cut], box=500)


@pytest.mark.parametrize("rest", [b"j", b"junk", b"more of it" * 20, bytes(700)])
def test_what_follows_the_boxes_of_an_avif_is_ignored(photo, rest):
    whole = saved(photo, "AVIF")
    assert taken(whole + rest, whole) == (REST_IGNORED,)
    for cut in range(len(whole) // 2, len(whole), 57):
        with pytest.raises(ImageRefused, match="incomplete or damaged"):
            check_image(whole[:cut], box=500)


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P"])
def test_a_bmp_is_taken_if_only_what_fills_its_last_row_is_missing(photo, mode):
    whole = saved(photo.convert(mode), "BMP")
    row = {"RGB": 93 * 3, "1": 12}.get(mode, 93)
    filling = -row % 4
    for missing in range(1, filling + 1):
        assert taken(whole[:-missing], whole)
    with pytest.raises(ImageRefused, match="cut off"):
        check_image(whole[: -filling - 1], box=500)
    assert taken(whole + bytes(50), whole) == ()


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"])
def test_a_tiff_is_taken_without_the_end_of_its_directory_and_refused_without_pixels(photo, compression):
    whole = saved(photo, "TIFF", compression=compression)
    order = struct.pack("<I", len(whole))
    (first,) = struct.unpack_from("<I", whole, 4)
    (count,) = struct.unpack_from("<H", whole, first)
    directory = whole[first : first + 2 + 12 * count]
    assert taken(whole[:4] + order + whole[8:] + directory, whole)
    for cut in range(len(whole) // 2, len(whole) - 8, 1 + len(whole) // 40):
        assert is_refused_or_whole(whole[:cut], whole)
