"""Images made by code: sound ones of every kind, and bytes that go wrong in a known way."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

CORNERS = ((230, 20, 30), (20, 200, 40), (30, 40, 220), (240, 220, 20))


class ImageFiles:
    """Makers of image files; all return bytes."""

    corners = CORNERS
    """Colours of the picture's corners: top left, top right, bottom left, bottom right."""

    def quarters(self, width: int = 96, height: int = 64) -> Image.Image:
        """A picture with one colour in each quarter."""
        pixels = np.zeros((height, width, 3), dtype=np.uint8)
        for place, colour in enumerate(CORNERS):
            top, left = place // 2 * (height // 2), place % 2 * (width // 2)
            pixels[top : top + height // 2, left : left + width // 2] = colour
        return Image.fromarray(pixels)

    def saved(self, image: Image.Image, kind: str, **options: object) -> bytes:
        """The image as a file of this type."""
        file = io.BytesIO()
        image.save(file, kind, **options)
        return file.getvalue()

    def sound(self, kind: str) -> bytes:
        """A sound file of this type."""
        options = {"JPEG": {"quality": 92}, "WEBP": {"quality": 92}, "AVIF": {"quality": 92}}.get(kind, {})
        return self.saved(self.quarters(), kind, **options)

    def turned(self, kind: str, orientation: int) -> bytes:
        """The picture stored so that it is upright only when turned as EXIF says."""
        back = {
            2: Image.Transpose.FLIP_LEFT_RIGHT,
            3: Image.Transpose.ROTATE_180,
            4: Image.Transpose.FLIP_TOP_BOTTOM,
            5: Image.Transpose.TRANSPOSE,
            6: Image.Transpose.ROTATE_90,
            7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_270,
        }.get(orientation)
        image = self.quarters()
        if back is not None:
            image = image.transpose(back)
        exif = Image.Exif()
        exif[274] = orientation
        return self.saved(image, kind, exif=exif, **({"quality": 95} if kind != "PNG" else {}))

    def swapped_profile(self) -> bytes:
        """An ICC profile in which red and blue have changed places."""
        profile = self.srgb_profile()
        return profile.replace(b"rXYZ", b"????", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"????", b"bXYZ", 1)

    def srgb_profile(self) -> bytes:
        """An ICC profile of sRGB."""
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    def png(self, width: int, height: int, depth: int, colour: int, rows: bytes, *extra: bytes) -> bytes:
        """A PNG file of filtered rows, with further chunks before its pixels."""
        header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
        parts = [self.chunk(b"IHDR", header), *extra]
        parts += [self.chunk(b"IDAT", zlib.compress(rows)), self.chunk(b"IEND", b"")]
        return b"\x89PNG\r\n\x1a\n" + b"".join(parts)

    def chunk(self, name: bytes, body: bytes) -> bytes:
        """One part of a PNG file with its checksum."""
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    def forged(self, kind: str, width: int, height: int) -> bytes:
        """A small sound file whose header says another size."""
        data = bytearray(self.saved(Image.new("RGB", (16, 16), (9, 9, 9)), kind))
        if kind == "PNG":
            data[16:24] = struct.pack(">II", width, height)
            data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
        elif kind == "JPEG":
            at = data.index(b"\xff\xc0") + 5
            data[at : at + 4] = struct.pack(">HH", height, width)
        elif kind == "GIF":
            data[6:10] = struct.pack("<HH", width, height)
        elif kind == "BMP":
            data[18:26] = struct.pack("<ii", width, height)
        elif kind == "TIFF":
            for tag, value in ((256, width), (257, height)):
                at = data.index(struct.pack("<HHI", tag, 4, 1))
                data[at + 8 : at + 12] = struct.pack("<I", value)
        elif kind == "AVIF":
            at = data.index(b"ispe") + 8
            data[at : at + 8] = struct.pack(">II", width, height)
        elif kind == "WEBP":
            body = b"VP8X" + struct.pack("<I", 10) + bytes(4)
            body += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little") + bytes(data[12:])
            data = bytearray(b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body)
        return bytes(data)


@pytest.fixture(scope="session")
def image_files() -> ImageFiles:
    return ImageFiles()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Write bytes to a file of this name."""

    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write
