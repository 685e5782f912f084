"""What GridLab does not read is refused by its true name, with what to do."""

from __future__ import annotations

import io
import re
import struct
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image, ImageCms

from gridlab.store.images.limits import ImageRefused
from gridlab.store.images.reader import check_image

INTERNAL = re.compile(
    r"Pillow|PIL|Python|unpack|buffer|decoder|codec|index|tuple|NoneType|Error|MAX_|b'|libtiff|0x|\bmode\b"
)


def refusal(data: bytes) -> ImageRefused:
    with pytest.raises(ImageRefused) as caught:
        check_image(data, box=100)
    assert not INTERNAL.search(caught.value.reason), caught.value.reason
    return caught.value


def tiff(*tags: tuple[int, int, tuple[int, ...]], order: str = "<", pixels: bytes = bytes(4096)) -> bytes:
    """A TIFF file of 8 × 8 pixels in one strip, with these tags (number, type, values) besides."""
    rows = {256: (3, (8,)), 257: (3, (8,)), 259: (3, (1,)), 273: (4, (8,)), 278: (3, (8,))}
    rows |= {279: (4, (len(pixels),))} | {tag: (kind, values) for tag, kind, values in tags}
    start = 8 + len(pixels)
    beyond, more = start + 6 + 12 * len(rows), b""
    listing = struct.pack(order + "H", len(rows))
    for tag, (kind, values) in sorted(rows.items()):
        body = struct.pack(f"{order}{len(values)}{ {1: 'B', 2: 'B', 3: 'H', 4: 'I'}[kind] }", *values)
        if len(body) > 4:
            body, more = struct.pack(order + "I", beyond + len(more)), more + body + b"\0" * (len(body) % 2)
        listing += struct.pack(order + "HHI", tag, kind, len(values)) + body.ljust(4, b"\0")
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", start)
    return head + pixels + listing + bytes(4) + more


def samples(
    count: int, bits: int, photometric: int = 1, form: int = 1
) -> tuple[tuple[int, int, tuple[int, ...]], ...]:
    return (
        (258, 3, (bits,) * count),
        (262, 3, (photometric,)),
        (277, 3, (count,)),
        (339, 3, (form,) * count),
    )


def bmp(bits: int, compression: int, masks: tuple[int, ...] = (), size: int = 40) -> bytes:
    body = struct.pack("<iiHHIIiiII", 8, 8, 1, bits, compression, 0, 0, 0, 0, 0)
    body += struct.pack(f"<{len(masks)}I", *masks)
    head = struct.pack("<I", size) + body.ljust(size - 4, b"\0")
    return b"BM" + struct.pack("<IHHI", 14 + len(head) + 512, 0, 0, 14 + len(head)) + head + bytes(512)


def saved(image: Image.Image, kind: str) -> bytes:
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def compound(part: bytes) -> bytes:
    """A file as Office wrote it before 2007, with something in its directory."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000) + part + bytes(500)


NIKON = tuple(b"NIKON CORPORATION\0")
RGB = Image.new("RGB", (8, 8), (200, 30, 40))
UNREAD = {
    "32-bit floating-point": tiff(*samples(3, 32, 2, 3)),
    "64-bit floating-point": tiff(*samples(1, 64, 1, 3)),
    "16-bit floating-point": tiff(*samples(3, 16, 2, 3)),
    "2 channels of 16 bits": tiff(*samples(2, 16), (338, 3, (2,))),
    "5 channels of 8 bits": tiff(*samples(5, 8), (338, 3, (0,) * 4)),
    "200 channels of 16 bits": tiff(*samples(200, 16), pixels=bytes(26_000)),
    "signed 16-bit": tiff(*samples(3, 16, 2, 2)),
    "10-bit": tiff(*samples(1, 10), order=">"),
    "ZSTD compression": tiff(*samples(1, 8), (259, 3, (50000,))),
    "JPEG 2000 compression": tiff(*samples(1, 8), (259, 3, (34712,))),
    "TIFF (CIELab)": tiff(*samples(3, 8, 9)),
    "camera raw image (DNG)": tiff(*samples(3, 8, 2), (50706, 1, (1, 4, 0, 0))),
    "camera raw image (NEF)": tiff(*samples(3, 8, 2), (271, 2, NIKON), (262, 3, (32803,))),
    "camera raw image (ARW)": tiff(*samples(1, 8), (271, 2, tuple(b"SONY\0")), (259, 3, (32767,))),
    "camera raw image (CR2)": b"II*\0\x10\0\0\0CR\x02\0" + bytes(60),
    "camera raw image (CR3)": b"\0\0\0\x18ftypcrx \0\0\0\1crx isom",
    "camera raw image (RAF)": b"FUJIFILMCCD-RAW 0201FF383501" + bytes(60),
    "camera raw image (ORF)": b"IIRO\x08\0\0\0" + bytes(60),
    "camera raw image (RW2)": b"IIU\0\x18\0\0\0" + bytes(60),
    "camera raw image (CRW)": b"II\x1a\0\0\0HEAPCCDR" + bytes(60),
    "camera raw image (X3F)": b"FOVb" + bytes(60),
    "BigTIFF image": b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0" + bytes(60),
    "BigTIFF image ": b"MM\0+\0\x08\0\0\0\0\0\0\0\0\0\x10" + bytes(60),
    "rare layout of 16-bit": bmp(16, 3, (0xF00, 0xF0, 0xF, 0xF000), 56),
    "rare layout of 32-bit": bmp(32, 3, (0x3FF00000, 0xFFC00, 0x3FF)),
    "rare layout of 2-bit": bmp(2, 0),
    "BMP-wrapped JPEG": bmp(0, 4),
    "BMP-wrapped PNG": bmp(0, 5),
    "an OS/2 BMP image": bmp(8, 0, size=16),
    "bits in reverse order": tiff(*samples(3, 16, 2), (266, 3, (2,))),
    "OS/2 bitmap": b"BA" + bytes(60),
    "JPEG 2000 image": saved(RGB, "JPEG2000"),
    "JPEG 2000 image ": b"\xff\x4f\xff\x51" + bytes(60),
    "JPEG XL image": b"\xff\x0a" + bytes(60),
    "JPEG XL image ": b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(60),
    "JPEG XR image": b"II\xbc\x01" + bytes(60),
    "PPM image": saved(RGB, "PPM"),
    "PGM image": saved(RGB.convert("L"), "PPM"),
    "PBM image": saved(RGB.convert("1"), "PPM"),
    "PPM image ": b"P3\n# made by hand\n2 2\n255\n" + b"1 2 3\n" * 4,
    "PAM image": b"P7\nWIDTH 2\nHEIGHT 2\nDEPTH 3\nMAXVAL 255\nTUPLTYPE RGB\nENDHDR\n" + bytes(12),
    "PFM image": saved(Image.new("F", (8, 8)), "PPM"),
    "FITS image": b"SIMPLE  =                    T".ljust(2880),
    "ICO image": saved(RGB.resize((32, 32)), "ICO"),
    "CUR image": b"\0\0\x02\0" + saved(RGB.resize((32, 32)), "ICO")[4:],
    "ICNS image": b"icns\0\0\0\x10" + bytes(60),
    "Photoshop (PSD) image": b"8BPS\0\x01" + bytes(60),
    "Photoshop (PSB) image": b"8BPS\0\x02" + bytes(60),
    "GIMP (XCF) image": b"gimp xcf file\0" + bytes(60),
    "Radiance HDR image": b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 2 +X 2\n" + bytes(16),
    "OpenEXR image": b"v/1\x01\x02\0\0\0" + bytes(60),
    "SVG image": b"<?xml version='1.0'?>\n<!-- drawn -->\n<svg xmlns='http://www.w3.org/2000/svg'/>",
    "DICOM image": bytes(128) + b"DICM" + bytes(60),
    "TGA image": saved(RGB, "TGA"),
    "TGA image ": saved(RGB.convert("P"), "TGA"),
    "PCX image": saved(RGB, "PCX"),
    "SGI image": saved(RGB, "SGI"),
    "DDS image": saved(RGB, "DDS"),
    "QOI image": b"qoif\0\0\0\x08\0\0\0\x08\x03\0" + bytes(60),
    "XBM image": saved(RGB.convert("1"), "XBM"),
    "XPM image": b'/* XPM */\nstatic char *x[] = {"2 2 1 1", "a c #ffffff", "aa", "aa"};\n',
    "EPS image": b"\xc5\xd0\xd3\xc6" + bytes(60),
    "PostScript image": saved(RGB, "EPS"),
    "EMF image": b"\x01\0\0\0".ljust(40, b"\0") + b" EMF" + bytes(60),
    "animated cursor (ANI) image": b"RIFF\0\1\0\0ACONanih" + bytes(60),
    "DCX image": b"\xb1\x68\xde\x3a" + bytes(60),
    "Microsoft Paint (MSP) image": saved(RGB.convert("1"), "MSP"),
    "DIB image": saved(RGB, "DIB"),
    "Photo CD image": bytes(2048) + b"PCD_IPI" + bytes(60),
    "GIMP brush image": struct.pack(">5I", 28, 2, 8, 8, 1) + b"GIMP" + bytes(68),
    "FlashPix image": compound(bytes.fromhex("0067615654c1ce11855300aa00a1f95b")),
    "Microsoft Image Composer (MIC) image": compound("1.ACI".encode("utf-16-le")),
    "WMF image": b"\xd7\xcd\xc6\x9a" + bytes(60),
    "HEIF image": b"\0\0\0\x18ftypmif1\0\0\0\0mif1miaf",
}  # fmt: skip
NO_IMAGE = {
    "PDF": saved(RGB, "PDF"),
    "video (MP4)": b"\0\0\0\x18ftypisom" + bytes(60),
    "video (QuickTime)": b"\0\0\0\x18ftypqt  " + bytes(60),
    "video (WebM, Matroska)": b"\x1aE\xdf\xa3" + bytes(60),
    "video (AVI)": b"RIFF\0\1\0\0AVI LIST" + bytes(60),
    "archive (ZIP)": b"PK\x03\x04" + bytes(60),
    "archive (RAR)": b"Rar!\x1a\x07\x01\0" + bytes(60),
    "archive (7z)": b"7z\xbc\xaf\x27\x1c" + bytes(60),
    "archive (gzip)": b"\x1f\x8b\x08" + bytes(60),
    "archive (tar)": b"a".ljust(257, b"\0") + b"ustar\x0000" + bytes(240),
    "document (Office)": b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml" + bytes(60),
    "archive (tar) ": b"a.png".ljust(100, b"\0") + b"0000644\0" * 3 + bytes(380),
    "archive (ISO disk)": bytes(32769) + b"CD001" + bytes(60),
    "document (Office) ": compound("WordDocument".encode("utf-16-le")),
    "data file (thumbnails of Windows)": compound("Catalog\0".encode("utf-16-le")),
    "data file (folder settings of macOS)": b"\0\0\0\x01Bud1" + bytes(60),
    "data file (colour profile)": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    "video (FLIC)": b"\0\1\0\0\x12\xaf\x05\0\x40\x01\xc8\0\x08\0" + bytes(120),
    "data file (HDF5)": b"\x89HDF\r\n\x1a\n" + bytes(60),
    "data file (NumPy)": b"\x93NUMPY\x01\0" + bytes(60),
    "a web page": b"<!DOCTYPE html>\n<html><body>404</body></html>",
    "a text file": b"P1 is what I call the first participant.\n",
    "a text file ": "Größe".encode("utf-16"),
    "Git LFS": b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n",
    "zeros alone": bytes(5000),
}


@pytest.mark.parametrize("name", UNREAD)
def test_a_sound_image_of_another_kind_is_called_by_its_name(name):
    found = refusal(UNREAD[name])
    assert name.strip() in found.why
    assert found.why.endswith("which GridLab doesn't read")
    assert re.match(r"(Save it as PNG|Open it in a photo program|Export it)", found.todo)


@pytest.mark.parametrize("name", NO_IMAGE)
def test_what_is_no_image_is_called_by_its_name(name):
    found = refusal(NO_IMAGE[name])
    assert name.strip() in found.why
    assert found.todo.endswith(".") and "damaged" not in found.reason


def test_the_thumbnail_of_a_camera_raw_file_is_not_taken_for_the_image():
    sensor = tiff(*samples(1, 8, 32803))
    directory = struct.unpack_from("<I", sensor, 4)[0]
    start = tiff(*samples(3, 8, 2), (271, 2, NIKON), (330, 4, (4104,)))
    place = len(start) + directory
    data = (
        start.replace(struct.pack("<HHII", 330, 4, 1, 4104), struct.pack("<HHII", 330, 4, 1, place)) + sensor
    )
    assert "camera raw image (NEF)" in refusal(data).why


@pytest.mark.parametrize("damage", range(8))
def test_libtiff_says_nothing_on_the_terminal(tmp_path, damage):
    noise = np.random.default_rng(damage).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(noise).save(
        file, "TIFF", compression=("tiff_lzw", "tiff_adobe_deflate", "jpeg")[damage % 3]
    )
    data = bytearray(file.getvalue())
    data[len(data) // 2 : len(data) // 2 + 200] = bytes([damage * 31]) * 200
    (tmp_path / "bad.tif").write_bytes(data)
    script = (
        "import sys\nfrom pathlib import Path\nfrom gridlab.store.images.reader import check_image\n"
        "from gridlab.store.images.limits import ImageRefused\n"
        "try:\n    check_image(Path(sys.argv[1]).read_bytes(), box=9)\nexcept ImageRefused:\n    pass\n"
    )
    words = [sys.executable, "-c", script, tmp_path / "bad.tif"]
    done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=60)
    assert done.stderr == done.stdout == ""
