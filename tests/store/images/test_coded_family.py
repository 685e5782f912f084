"""JPEG, WebP and TIFF files, however they are coded, are shown as the picture that they were made from."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from gridlab.store.images.reader import check_image


def smooth() -> Image.Image:
    """A picture without edges, whose colours survive coarse chroma."""
    y, x = np.mgrid[0:64, 0:96]
    return Image.fromarray(np.stack((x * 2 + 20, y * 3 + 30, 200 - x), axis=-1).astype(np.uint8))


def see_through() -> Image.Image:
    """The same, from clear on the left to opaque on the right."""
    image = smooth().convert("RGBA")
    image.putalpha(Image.fromarray(np.tile((np.arange(96) * 255 // 95).astype(np.uint8), (64, 1))))
    return image


def farthest(data: bytes, image: Image.Image) -> int:
    """Levels of 255 that the farthest pixel is off; the colour of clear pixels is of no account."""
    checked = check_image(data, box=500)
    assert checked.notes == ()
    shown = np.frombuffer(checked.picture.rgba, np.uint8).reshape(64, 96, 4).astype(int)
    truth = np.asarray(image.convert("RGBA"), int)
    return int(np.abs(shown - truth)[truth[..., 3] > 0].max())


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("subsampling", [0, 1, 2])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_jpeg_files(image_files, mode, subsampling, progressive):
    image = smooth().convert(mode)
    data = image_files.saved(image, "JPEG", quality=95, subsampling=subsampling, progressive=progressive)
    assert farthest(data, image) <= 4


def test_jpeg_files_of_red_green_and_blue(image_files):
    assert farthest(image_files.saved(smooth(), "JPEG", quality=95, keep_rgb=True), smooth()) <= 2


@pytest.mark.parametrize("coding", ["jpeg", "tiff_lzw", "tiff_adobe_deflate", "tiff_deflate", "packbits"])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK", "YCbCr"])
def test_tiff_files_by_coding(image_files, mode, coding):
    image = smooth().convert(mode)
    options = {"quality": 95} if coding == "jpeg" else {}
    data = image_files.saved(image, "TIFF", compression=coding, **options)
    assert farthest(data, image) <= (6 if mode == "YCbCr" or coding == "jpeg" else 0)


@pytest.mark.parametrize("coding", ["group3", "group4", "tiff_ccitt"])
def test_tiff_files_of_faxes(image_files, coding):
    image = smooth().convert("1")
    assert farthest(image_files.saved(image, "TIFF", compression=coding), image) == 0


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA"])
def test_lossless_webp_and_png_files_keep_even_faint_colours(image_files, mode):
    image = (see_through() if mode.endswith("A") else smooth()).convert(mode)
    assert farthest(image_files.saved(image, "WEBP", lossless=True, exact=True), image) == 0
    assert farthest(image_files.saved(image, "PNG"), image) == 0


def test_webp_files_with_losses(image_files):
    image = see_through()
    assert farthest(image_files.saved(image, "WEBP", quality=95), image) <= 8
