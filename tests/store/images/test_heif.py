"""AVIF files are read as other images are, HEIC files where the extra is installed."""

from __future__ import annotations

import importlib.util
import io
import struct
import sys

import numpy as np
import pytest
from PIL import Image

from gridlab.store.images.limits import ImageRefused
from gridlab.store.images.reader import check_image, examine
from gridlab.store.images.scan import scan

needs_heic = pytest.mark.skipif(
    importlib.util.find_spec("pillow_heif") is None, reason="pillow-heif, an extra, is not installed"
)


def smooth(mode: str) -> Image.Image:
    """A picture without edges, whose colours survive coarse chroma; alpha from clear to opaque."""
    y, x = np.mgrid[0:64, 0:96]
    bands = np.stack((x * 2 + 20, y * 3 + 30, 200 - x, x * 255 // 95), axis=-1).astype(np.uint8)
    image = Image.fromarray(bands)
    return image if mode == "RGBA" else image.convert(mode)


def shown(data: bytes) -> np.ndarray:
    picture = check_image(data, box=500).picture
    return np.frombuffer(picture.rgba, np.uint8).reshape(picture.height, picture.width, 4).astype(int)


def heic(image: Image.Image, **options: object) -> bytes:
    from pillow_heif import register_heif_opener

    register_heif_opener()
    file = io.BytesIO()
    image.save(file, "HEIF", **options)
    return file.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
@pytest.mark.parametrize("subsampling", ["4:2:0", "4:2:2", "4:4:4"])
@pytest.mark.parametrize("levels", ["full", "limited"])
def test_an_avif_image_shows_its_true_pixels(image_files, mode, subsampling, levels):
    image = smooth(mode)
    data = image_files.saved(image, "AVIF", quality=100, subsampling=subsampling, range=levels)
    truth = np.asarray(image.convert("RGBA"), int)
    off = np.abs(shown(data) - truth)[truth[..., 3] > 0]
    assert off[:, 3].max() <= 1 and off.max() <= 6 and off.mean() < 1


@needs_heic
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
@pytest.mark.parametrize("chroma", ["420", "444"])
def test_a_heic_image_shows_its_true_pixels_where_the_extra_is_there(mode, chroma):
    image = smooth(mode)
    data = heic(image, quality=-1, chroma=chroma)
    truth = np.asarray(image.convert("RGBA"), int)
    off = np.abs(shown(data) - truth)[truth[..., 3] > 0]
    assert off.max() <= 6 and off.mean() < 1.5
    checked = examine(data, box=160)
    assert (checked.kind, checked.width, checked.height, checked.notes) == ("HEIC", 96, 64, ())


@needs_heic
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_heic_image_is_turned_once(image_files, orientation):
    # Its EXIF data says how it is to be turned; the writer says so in the file's own way too.
    stored = Image.open(io.BytesIO(image_files.turned("PNG", orientation))).copy()
    checked = check_image(heic(stored, quality=95), box=500)
    assert (checked.width, checked.height) == (96, 64)
    picture = np.frombuffer(checked.picture.rgba, np.uint8).reshape(64, 96, 4)
    corners = [picture[y, x, :3].astype(int) for y in (16, -16) for x in (24, -24)]
    assert np.abs(np.array(corners) - image_files.corners).max() < 12


@needs_heic
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_heic_image_is_refused(share):
    data = heic(smooth("RGB"), quality=90)
    with pytest.raises(ImageRefused, match="incomplete"):
        check_image(data[: int(len(data) * share)], box=100)


def heic_head() -> bytes:
    """The boxes of a HEIC file up to its pixels."""

    def box(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I4s", len(body) + 8, name) + body

    size = box(b"ispe", struct.pack(">III", 0, 4032, 3024))
    meta = box(b"meta", bytes(4) + box(b"iprp", box(b"ipco", size)))
    return box(b"ftyp", b"heic\0\0\0\0mif1heic") + meta + box(b"mdat", bytes(100))


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1"])
def test_without_the_extra_a_heic_image_is_refused_saying_how_to_export_it(tmp_path, monkeypatch, brand):
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    (tmp_path / "IMG_0001.HEIC").write_bytes(heic_head().replace(b"heic", brand, 1))
    (refusal,) = scan(tmp_path).refusals
    assert "a HEIC image" in refusal.reason and "damaged" not in refusal.reason
    assert "extra “heic”" in refusal.reason and "from the phone" in refusal.reason
    assert "as JPEG" in refusal.reason


def test_an_avif_image_where_pillow_cannot_read_it_is_refused_by_its_name(image_files, monkeypatch):
    monkeypatch.setattr("PIL.AvifImagePlugin.SUPPORTED", False)
    with pytest.raises(ImageRefused) as caught:
        check_image(image_files.sound("AVIF"), box=100)
    assert "an AVIF image" in caught.value.reason and "damaged" not in caught.value.reason


@pytest.mark.parametrize(
    ("primaries", "curve", "word"),
    [(1, 13, ""), (1, 1, ""), (2, 2, ""), (12, 13, "sRGB"), (9, 16, "HDR"), (9, 18, "HDR"), (1, 8, "sRGB")],
)
def test_colours_other_than_srgb_are_noted(image_files, primaries, curve, word):
    data = bytearray(image_files.sound("AVIF"))
    at = data.index(b"colrnclx") + 8
    data[at : at + 4] = struct.pack(">HH", primaries, curve)
    checked = examine(bytes(data), box=160)
    assert [word in note for note in checked.notes] == [True] * bool(word)
    assert checked.notes == check_image(bytes(data), box=160).notes


def test_a_forged_size_takes_no_memory(image_files):
    for width, height in ((60_000, 60_000), (9_999, 9_999), (0, 5)):
        with pytest.raises(ImageRefused):
            check_image(image_files.forged("AVIF", width, height), box=100)
