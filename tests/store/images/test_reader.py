"""Images are read turned, in the right colours, at the size that is asked for."""

from __future__ import annotations

import os
import struct
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gridlab.store.images.bytes import sha256_file
from gridlab.store.images.limits import ImageRefused
from gridlab.store.images.reader import Pixels, check_image, over, read_pixels

KINDS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF", "AVIF")


def pixels_of(pixels: Pixels) -> np.ndarray:
    return np.frombuffer(pixels.rgba, np.uint8).reshape(pixels.height, pixels.width, 4)


def looked_at(data: bytes, box: int = 500) -> np.ndarray:
    return pixels_of(check_image(data, box=box).picture)


def corners_of(picture: np.ndarray) -> list[tuple[int, ...]]:
    down, across = picture.shape[0] // 4, picture.shape[1] // 4
    return [tuple(int(v) for v in picture[y, x, :3]) for y in (down, -down) for x in (across, -across)]


def close(found: object, expected: object, by: int) -> bool:
    return bool(np.abs(np.asarray(found, int) - np.asarray(expected, int)).max() <= by)


@pytest.mark.parametrize("kind", KINDS)
def test_each_allowed_type_shows_its_colours(image_files, kind):
    checked = check_image(image_files.sound(kind), box=500)
    assert (checked.kind, checked.width, checked.height, checked.notes) == (kind, 96, 64, ())
    assert close(corners_of(pixels_of(checked.picture)), image_files.corners, 6)
    assert checked.picture.opaque


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("box", [500, 24])
def test_an_image_is_turned_once_as_exif_says(image_files, kind, orientation, box):
    checked = check_image(image_files.turned(kind, orientation), box=box)
    assert (checked.width, checked.height) == (96, 64)
    assert (checked.picture.width, checked.picture.height) == ((96, 64) if box == 500 else (24, 16))
    assert close(corners_of(pixels_of(checked.picture)), image_files.corners, 12)


def test_an_impossible_orientation_leaves_the_image_as_it_is(image_files):
    exif = Image.Exif()
    exif[274] = 9
    data = image_files.saved(image_files.quarters(), "PNG", exif=exif)
    assert close(corners_of(looked_at(data)), image_files.corners, 0)


def test_broken_exif_is_no_reason_to_refuse(image_files):
    data = image_files.saved(
        image_files.quarters(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 30
    )
    assert close(corners_of(looked_at(data)), image_files.corners, 6)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
@pytest.mark.parametrize("box", [500, 64])
def test_sixteen_bit_grey_is_scaled_and_not_clipped(image_files, kind, box):
    ramp = np.linspace(0, 65535, 256).astype(np.uint16).repeat(2)[None].repeat(64, axis=0)
    picture = looked_at(image_files.saved(Image.fromarray(ramp), kind), box)
    expected = np.linspace(0, 255, picture.shape[1])
    assert close(picture[2, :, 0], expected, 2)
    assert (picture[..., 0] == picture[..., 1]).all() and (picture[..., 3] == 255).all()


def test_sixteen_bit_grey_where_zero_is_white_is_turned_round(image_files):
    data = bytearray(image_files.saved(Image.fromarray(np.full((8, 8), 60000, np.uint16)), "TIFF"))
    at = data.index(struct.pack("<HHI", 262, 3, 1))
    data[at + 8 : at + 10] = struct.pack("<H", 0)
    assert close(looked_at(bytes(data))[0, 0, :3], 255 - 60000 / 257, 1)


def test_sixteen_bit_grey_keeps_its_transparent_value(image_files):
    rows = b"".join(b"\0" + struct.pack(">4H", 0, 1000, 30000, 65535) for _ in range(4))
    data = image_files.png(4, 4, 16, 0, rows, image_files.chunk(b"tRNS", struct.pack(">H", 30000)))
    picture = looked_at(data)
    assert picture[1, :, 3].tolist() == [255, 255, 0, 255]
    assert close(picture[1, [0, 1, 3], 0], [0, 4, 255], 1)


def test_pixels_without_a_known_white_are_refused(image_files):
    data = image_files.saved(Image.new("F", (8, 8), 0.5), "TIFF")
    with pytest.raises(ImageRefused, match="floating-point"):
        check_image(data, box=100)


@pytest.mark.parametrize("box", [500, 32])
def test_cmyk_shows_the_same_colours_with_and_without_adobes_inversion(image_files, box):
    cmyk = image_files.quarters().convert("CMYK")
    adobe = image_files.saved(cmyk, "JPEG", quality=95)
    at = adobe.index(b"\xff\xee")
    plain = image_files.saved(Image.eval(cmyk, lambda ink: 255 - ink), "JPEG", quality=95)
    plain = plain[:at] + plain[at + 2 + struct.unpack_from(">H", plain, at + 2)[0] :]
    for data in (adobe, plain):
        assert close(corners_of(looked_at(data, box)), image_files.corners, 12)


def test_palette_one_bit_and_grey_show_their_colours(image_files):
    quarters = image_files.quarters()
    palette = image_files.saved(quarters.quantize(8), "PNG")
    assert close(corners_of(looked_at(palette)), image_files.corners, 2)
    one_bit = image_files.saved(Image.frombytes("1", (8, 8), bytes([0xF0] * 8)), "PNG")
    assert looked_at(one_bit)[0, :, 0].tolist() == [255] * 4 + [0] * 4
    grey = image_files.saved(Image.new("L", (8, 8), 77), "JPEG", quality=95)
    assert close(looked_at(grey)[..., :3], 77, 1)


@pytest.mark.parametrize("box", [500, 12])
@pytest.mark.parametrize("kind", ["RGBA", "LA", "P", "GIF", "L+tRNS", "RGB+tRNS", "WEBP", "TIFF", "AVIF"])
def test_alpha_is_kept(image_files, kind, box):
    size = (48, 48)
    alpha = Image.new("L", size, 0)
    alpha.paste(255, (24, 0, 48, 48))
    grey = Image.new("L", size, 200)
    colour = Image.merge("RGBA", (grey, grey, grey, alpha))
    if kind in ("RGBA", "LA"):
        data = image_files.saved(colour.convert(kind), "PNG")
    elif kind in ("WEBP", "TIFF", "AVIF"):
        options = {"WEBP": {"lossless": True}, "AVIF": {"quality": 100}}.get(kind, {})
        data = image_files.saved(colour, kind, **options)
    else:
        indices = alpha.point(lambda value: 1 if value else 0)
        if kind in ("P", "GIF"):
            image = indices.convert("P")
            image.putpalette([10, 250, 10, 200, 200, 200])
            data = image_files.saved(image, "PNG" if kind == "P" else "GIF", transparency=0)
        else:
            image = indices.point(lambda value: 200 if value else 3).convert(kind.split("+")[0])
            data = image_files.saved(image, "PNG", transparency=3 if kind[0] == "L" else (3, 3, 3))
    checked = check_image(data, box=box)
    picture = pixels_of(checked.picture)
    assert not checked.picture.opaque
    assert picture[6, 1].tolist()[3] == 0
    assert close(picture[6, -2], (200, 200, 200, 255), 1)


def test_the_colour_of_transparent_pixels_does_not_bleed_into_the_others(image_files):
    stripes = np.zeros((64, 64, 4), np.uint8)
    stripes[:, ::2] = (0, 255, 0, 0)
    stripes[:, 1::2] = (255, 0, 0, 255)
    picture = looked_at(image_files.saved(Image.fromarray(stripes), "PNG"), 16)
    assert (picture[4:-4, 4:-4, 1] == 0).all() and (picture[4:-4, 4:-4, 0] == 255).all()
    assert close(picture[4:-4, 4:-4, 3], 128, 4)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_a_colour_profile_is_applied(image_files, kind):
    options = {"quality": 95} if kind != "PNG" else {}
    data = image_files.saved(
        image_files.quarters(), kind, icc_profile=image_files.swapped_profile(), **options
    )
    checked = check_image(data, box=500)
    swapped = [colour[::-1] for colour in image_files.corners]
    assert close(corners_of(pixels_of(checked.picture)), swapped, 16)
    assert checked.notes == ()


def test_a_colour_profile_is_applied_to_palettes_and_beside_alpha(image_files):
    profile = image_files.swapped_profile()
    swapped = [colour[::-1] for colour in image_files.corners]
    palette = image_files.saved(image_files.quarters().quantize(8), "PNG", icc_profile=profile)
    assert close(corners_of(looked_at(palette)), swapped, 16)
    clear = image_files.quarters().convert("RGBA")
    clear.putalpha(130)
    picture = looked_at(image_files.saved(clear, "PNG", icc_profile=profile))
    assert close(corners_of(picture), swapped, 16) and (picture[..., 3] == 130).all()


def test_the_profile_of_srgb_changes_no_value(image_files):
    data = image_files.saved(image_files.quarters(), "PNG", icc_profile=image_files.srgb_profile())
    checked = check_image(data, box=500)
    assert checked.notes == () and close(corners_of(pixels_of(checked.picture)), image_files.corners, 0)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("broken", ["garbage", "cut", "other space"])
def test_a_broken_profile_is_ignored_with_a_note(image_files, kind, broken):
    profile = image_files.srgb_profile()
    profile = {
        "garbage": b"no profile at all" * 20,
        "cut": profile[:140],
        "other space": profile[:16] + b"CMYK" + profile[20:],
    }[broken]
    checked = check_image(image_files.saved(image_files.quarters(), kind, icc_profile=profile), box=500)
    assert close(corners_of(pixels_of(checked.picture)), image_files.corners, 24)
    assert len(checked.notes) == 1 and "profile" in checked.notes[0]


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF", "AVIF"])
def test_of_an_animation_the_first_frame_is_shown_with_a_note(image_files, kind):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ((200, 30, 30), (30, 200, 30), (30, 30, 200))]
    data = image_files.saved(frames[0], kind, save_all=True, append_images=frames[1:])
    checked = check_image(data, box=500)
    assert close(pixels_of(checked.picture)[10, 10, :3], (200, 30, 30), 8)
    assert len(checked.notes) == 1 and "first" in checked.notes[0]


@given(
    size=st.tuples(st.integers(1, 300), st.integers(1, 300)),
    box=st.tuples(st.integers(1, 120), st.integers(1, 120)),
    fit=st.sampled_from(["contain", "cover"]),
    enlarge=st.booleans(),
    kind=st.sampled_from(["PNG", "JPEG"]),
)
def test_an_image_fits_its_box(tmp_path_factory, size, box, fit, enlarge, kind):
    path = tmp_path_factory.mktemp("fit") / "image"
    Image.new("RGB", size, (10, 200, 90)).save(path, kind)
    pixels = read_pixels(path, width=box[0], height=box[1], fit=fit, enlarge=enlarge)
    assert len(pixels.rgba) == pixels.width * pixels.height * 4
    assert pixels.width <= box[0] and pixels.height <= box[1]
    larger = box[0] >= size[0] and box[1] >= size[1]
    if fit == "cover" and enlarge:
        assert (pixels.width, pixels.height) == box
    if fit == "contain" and (enlarge or not larger):
        assert pixels.width == box[0] or pixels.height == box[1]
    if not enlarge:
        assert pixels.width <= size[0] and pixels.height <= size[1]
    assert close(pixels_of(pixels)[..., :3], (10, 200, 90), 3)


def test_cover_cuts_off_evenly_what_sticks_out(write, image_files):
    path = write("a.png", image_files.saved(image_files.quarters(400, 100), "PNG"))
    picture = pixels_of(read_pixels(path, width=60, height=60, fit="cover"))
    assert close(corners_of(picture), image_files.corners, 0)
    assert picture.shape == (60, 60, 4)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_large_image_is_as_good_as_one_scaled_in_one_step(write, image_files, kind):
    noise = np.random.default_rng(5).integers(0, 256, (60, 80, 3), dtype=np.uint8)
    large = Image.fromarray(noise).resize((1600, 1200), Image.Resampling.BICUBIC)
    path = write("a", image_files.saved(large, kind, **({"quality": 95} if kind == "JPEG" else {})))
    found = pixels_of(read_pixels(path, width=150, height=150, fit="contain"))[..., :3]
    best = np.asarray(large.resize((150, 112), Image.Resampling.LANCZOS))
    assert np.abs(found.astype(int) - best.astype(int)).mean() < 4


def test_very_long_images_are_read(image_files):
    for size in ((1, 60000), (60000, 1), (60000, 40)):
        checked = check_image(image_files.saved(Image.new("RGBA", size, (9, 9, 9, 90)), "PNG"), box=160)
        assert (checked.width, checked.height) == size
        assert max(checked.picture.width, checked.picture.height) == 160


def test_many_threads_read_the_same_pixels(write, image_files):
    paths = [write(kind, image_files.sound(kind)) for kind in KINDS]

    def read(path):
        return read_pixels(path, width=40, height=40, fit="contain").rgba

    alone = [read(path) for path in paths]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, paths * 10)) == alone * 10


def test_an_image_that_changed_since_is_not_shown(write, image_files):
    path = write("apple.png", image_files.sound("PNG"))
    sha256 = sha256_file(path)
    assert read_pixels(path, width=9, height=9, fit="contain", sha256=sha256)
    path.write_bytes(image_files.sound("JPEG"))
    with pytest.raises(ImageRefused, match=r"apple\.png.*changed"):
        read_pixels(path, width=9, height=9, fit="contain", sha256=sha256)


def test_a_file_that_grew_beyond_all_images_is_refused_by_its_size_unread(write, image_files):
    path = write("apple.png", image_files.sound("PNG"))
    os.truncate(path, 2**40)
    began = time.monotonic()
    with pytest.raises(ImageRefused, match=r"apple\.png.*too large: 1,099,511 MB"):
        sha256_file(path)
    assert time.monotonic() - began < 1


def test_a_missing_image_is_named(tmp_path):
    with pytest.raises(ImageRefused, match=r"gone\.png.*doesn't exist"):
        read_pixels(tmp_path / "gone.png", width=9, height=9, fit="contain")


def test_alpha_goes_over_a_background():
    pixels = Pixels(1, 2, bytes((255, 0, 0, 255, 0, 0, 0, 0)), opaque=False)
    assert over(pixels, (10, 20, 30)) == bytes((255, 0, 0, 10, 20, 30))
