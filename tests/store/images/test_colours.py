"""What a PNG file says of its colours besides a profile is followed or noted; values left low are noted."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from gridlab.store.images.reader import check_image, examine

SRGB = (31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
ADOBE = (31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000)
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}


def ramp(image_files, depth: int, colour: int, *parts: tuple[bytes, bytes]) -> tuple[bytes, np.ndarray]:
    """A file of 256 × 8 pixels from black to white, alpha the other way round; and its samples, 0 to 1."""
    most = 2**depth - 1
    grey = np.round(np.linspace(0, most, 256)).astype(int)
    bands = [grey, grey // 2, most - grey][: 3 if colour in (2, 6) else 1]
    bands += [most - grey] if colour in (4, 6) else []
    samples = np.stack(bands, axis=-1)
    row = b"\0" + samples.astype(f">u{depth // 8}").tobytes()
    extra = [image_files.chunk(*part) for part in parts]
    data = image_files.png(256, 8, depth, colour, row * 8, *extra)
    return data, samples / most


def shown(data: bytes) -> np.ndarray:
    picture = check_image(data, box=500).picture
    return np.frombuffer(picture.rgba, np.uint8).reshape(picture.height, picture.width, 4).astype(int)[0]


def gamma(value: float) -> tuple[bytes, bytes]:
    return b"gAMA", struct.pack(">I", round(value * 100_000))


@pytest.mark.parametrize("value", [1.0, 0.55556, 0.3, 2.2])
@pytest.mark.parametrize("colour", [0, 2, 4, 6])
@pytest.mark.parametrize("depth", [8, 16])
def test_gamma_is_followed_and_noted(image_files, value, colour, depth):
    data, samples = ramp(image_files, depth, colour, gamma(value))
    checked = check_image(data, box=500)
    assert len(checked.notes) == 1 and f"gamma is {value:g}" in checked.notes[0]
    assert examine(data, box=500).notes == checked.notes
    colours = 255 * samples[:, : 1 if colour in (0, 4) else 3] ** (1 / (value * 2.2))
    picture = shown(data)
    seen = picture[:, 3] > 0
    assert np.abs(picture[:, :3] - colours)[seen].max() <= 0.51
    if colour in (4, 6):
        assert np.abs(picture[:, 3] - 255 * samples[:, -1]).max() <= 1


def test_gamma_is_followed_in_palettes_and_beside_a_transparent_colour(image_files):
    indices = Image.frombytes("P", (256, 8), bytes(range(256)) * 8)
    indices.putpalette([channel for level in range(256) for channel in (level, 255 - level, level // 2)])
    data = image_files.saved(indices, "PNG", transparency=7)
    at = data.index(b"PLTE") - 4
    data = data[:at] + image_files.chunk(*gamma(1.0)) + data[at:]
    picture = shown(data)
    assert picture[7, 3] == 0 and (np.delete(picture[:, 3], 7) == 255).all()
    assert abs(picture[128, 0] - 255 * (128 / 255) ** (1 / 2.2)) <= 0.51
    key = struct.pack(">3H", 0x8080, 0x4040, 0x7F7F)
    data, samples = ramp(image_files, 16, 2, gamma(1.0), (b"tRNS", key))
    clear = (np.round(samples * 65535) == (0x8080, 0x4040, 0x7F7F)).all(axis=-1)
    assert clear.sum() == 1 and (shown(data)[:, 3] == np.where(clear, 0, 255)).all()


@pytest.mark.parametrize(
    "parts",
    [
        [gamma(0.45455)],
        [gamma(0.46)],
        [gamma(0)],
        [(b"sRGB", b"\0"), gamma(1.0)],
        [(b"cICP", b"\1\x0d\0\1"), gamma(1.0)],
        [(b"cHRM", struct.pack(">8I", *SRGB))],
        [(b"sRGB", b"\0"), (b"cHRM", struct.pack(">8I", *ADOBE))],
    ],
)
def test_what_means_srgb_changes_nothing(image_files, parts):
    data, samples = ramp(image_files, 8, 2, *parts)
    assert check_image(data, box=500).notes == examine(data, box=500).notes == ()
    assert (shown(data)[:, :3] == np.round(samples * 255)).all()


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ((b"cICP", b"\x0c\x0d\0\1"), "not those of sRGB"),
        ((b"cICP", b"\x09\x10\0\1"), "HDR"),
        ((b"cICP", b"\x09\x12\0\1"), "HDR"),
        ((b"cICP", b"\x01\x08\0\1"), "not those of sRGB"),
        ((b"cHRM", struct.pack(">8I", *ADOBE)), "not those of sRGB"),
    ],
)
def test_colours_other_than_srgb_are_noted(image_files, part, word):
    data, _ = ramp(image_files, 8, 2, part)
    (note,) = check_image(data, box=500).notes
    assert word in note and examine(data, box=500).notes == (note,)


def test_a_profile_counts_more_than_gamma(image_files):
    body = b"p\0\0" + zlib.compress(image_files.srgb_profile())
    data, samples = ramp(image_files, 8, 2, (b"iCCP", body), gamma(1.0))
    assert check_image(data, box=500).notes == ()
    assert (shown(data)[:, :3] == np.round(samples * 255)).all()


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
@pytest.mark.parametrize(
    ("bits", "word"), [(9, "black"), (10, "black"), (12, "black"), (14, "dark"), (15, ""), (16, "")]
)
def test_fewer_bits_in_samples_of_16_are_noted(image_files, kind, bits, word):
    values = np.tile(np.linspace(0, 2**bits - 1, 200).astype(np.uint16), (20, 1))
    data = image_files.saved(Image.fromarray(values), kind)
    checked = check_image(data, box=500)
    assert [word in note and "scale it first" in note for note in checked.notes] == [True] * bool(word)
    assert examine(data, box=500).notes == checked.notes


def test_colours_of_12_bits_in_16_are_noted_and_a_black_image_is_not(image_files):
    row = b"\0" + np.arange(0, 4096, 16).repeat(3).astype(">u2").tobytes()
    (note,) = check_image(image_files.png(256, 4, 16, 2, row * 4), box=500).notes
    assert "nearly black" in note
    assert check_image(image_files.png(256, 4, 16, 2, bytes(len(row) * 4)), box=500).notes == ()
