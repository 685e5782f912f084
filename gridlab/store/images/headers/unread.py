"""Files that GridLab does not read, called by their true names: other images, and no images at all.

Sources of the signatures: the formats' specifications, and the databases of file(1) and of Pillow's readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from gridlab.domain.said import Said, say
from gridlab.store.images.limits import AGAIN, ImageRefused

SAVE: Final = say("Save it as PNG or TIFF.")
DEVELOP: Final = say("Open it in a photo program and export it as JPEG, PNG or TIFF.")
_UNPACK: Final = say("Unpack it, then add the images in it.")
_FRAME: Final = say("Save the pictures that you need as PNG or JPEG.")
_CHOOSE: Final = say("Add the image itself, saved as PNG, JPEG or TIFF.")


class _Sort(NamedTuple):
    called: Callable[[str], Said]
    todo: Said


def _image(kind: str) -> Said:
    article, name = kind.split(" ", 1)
    if article == "an":
        return say("an {kind} image, which GridLab doesn't read", kind=name)
    return say("a {kind} image, which GridLab doesn't read", kind=name)


_SORTS: Final = {
    "image": _Sort(_image, SAVE),
    "bigtiff": _Sort(_image, say("Save it as PNG, or as ordinary TIFF.")),
    "raw": _Sort(
        lambda kind: say("a camera raw image ({kind}), which GridLab doesn't read", kind=kind), DEVELOP
    ),
    "video": _Sort(lambda kind: say("a video ({kind}), not an image", kind=kind), _FRAME),
    "sound": _Sort(lambda kind: say("a sound recording ({kind}), not an image", kind=kind), _CHOOSE),
    "archive": _Sort(lambda kind: say("an archive ({kind}), not an image", kind=kind), _UNPACK),
    "document": _Sort(lambda kind: say("a document ({kind}), not an image", kind=kind), _FRAME),
    "data": _Sort(lambda kind: say("a data file ({kind}), not an image", kind=kind), _CHOOSE),
    "program": _Sort(lambda kind: say("a program or part of one ({kind}), not an image", kind=kind), _CHOOSE),
}

_SIGNATURES: Final[tuple[tuple[int, bytes, str, str], ...]] = (
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", "image", "a JPEG 2000"),
    (0, b"\xff\x4f\xff\x51", "image", "a JPEG 2000"),
    (0, b"\0\0\0\x0cJXL \r\n\x87\n", "image", "a JPEG XL"),
    (0, b"\xff\x0a", "image", "a JPEG XL"),
    (0, b"II\xbc", "image", "a JPEG XR"),
    (0, b"II+\0\x08\0\0\0", "bigtiff", "a BigTIFF"),
    (0, b"MM\0+\0\x08\0\0", "bigtiff", "a BigTIFF"),
    (0, b"8BPS\0\x02", "image", "a Photoshop (PSB)"),
    (0, b"8BPS", "image", "a Photoshop (PSD)"),
    (0, b"SIMPLE  =", "image", "a FITS"),
    (0, b"v/1\x01", "image", "an OpenEXR"),
    (0, b"#?RADIANCE", "image", "a Radiance HDR"),
    (0, b"#?RGBE", "image", "a Radiance HDR"),
    (0, b"icns", "image", "an ICNS"),
    (0, b"DDS ", "image", "a DDS"),
    (0, b"qoif", "image", "a QOI"),
    (0, b"\x01\xda\0\x01", "image", "an SGI"),
    (0, b"\x01\xda\0\x02", "image", "an SGI"),
    (0, b"\x01\xda\x01\x01", "image", "an SGI"),
    (0, b"\x01\xda\x01\x02", "image", "an SGI"),
    (0, b"\x59\xa6\x6a\x95", "image", "a Sun raster"),
    (0, b"FLIF", "image", "a FLIF"),
    (0, b"BPG\xfb", "image", "a BPG"),
    (0, b"farbfeld", "image", "a farbfeld"),
    (0, b"gimp xcf", "image", "a GIMP (XCF)"),
    (0, b"\x8aMNG\r\n\x1a\n", "image", "an MNG"),
    (0, b"\x8bJNG\r\n\x1a\n", "image", "a JNG"),
    (0, b"AT&TFORM", "image", "a DjVu"),
    (0, b"%!PS", "image", "a PostScript"),
    (0, b"\xc5\xd0\xd3\xc6", "image", "an EPS"),
    (0, b"\xd7\xcd\xc6\x9a", "image", "a WMF"),
    (40, b" EMF", "image", "an EMF"),
    (0, b"id=ImageMagick", "image", "a MIFF"),
    (8, b"ILBM", "image", "an IFF"),
    (8, b"PBM ", "image", "an IFF"),
    (0, b"\xabKTX ", "image", "a KTX"),
    (0, b"\x13\xab\xa1\x5c", "image", "an ASTC"),
    (0, b"PVR\x03", "image", "a PVR"),
    (0, b"BLP1", "image", "a BLP"),
    (0, b"BLP2", "image", "a BLP"),
    (0, b"FTEX", "image", "an FTEX"),
    (0, b"ZISRAWFILE", "image", "a Zeiss microscope (CZI)"),
    (0, b"\xda\xce\xbe\x0a", "image", "a Nikon microscope (ND2)"),
    (0, b"/* XPM */", "image", "an XPM"),
    (128, b"DICM", "image", "a DICOM"),
    (344, b"n+1\0", "image", "a NIfTI"),
    (344, b"ni1\0", "image", "a NIfTI"),
    (208, b"MAP ", "image", "an MRC"),
    (0, b"\x80\x2a\x5f\xd7", "image", "a Cineon"),
    (0, b"SDPX", "image", "a DPX"),
    (0, b"XPDS", "image", "a DPX"),
    (0, b"BA", "image", "an OS/2 bitmap"),
    (8, b"ACON", "image", "an animated cursor (ANI)"),
    (0, b"\xb1\x68\xde\x3a", "image", "a DCX"),
    (0, b"DanM", "image", "a Microsoft Paint (MSP)"),
    (0, b"LinS", "image", "a Microsoft Paint (MSP)"),
    (2048, b"PCD_IPI", "image", "a Photo CD"),
    (0, b"PGF", "image", "a PGF"),
    (20, b"GIMP", "image", "a GIMP brush"),
    (0, b"GdkP", "image", "a GdkPixdata"),
    (0, b"\xffWPC", "image", "a WordPerfect (WPG)"),
    (0, b"Paint Shop Pro Image File", "image", "a Paint Shop Pro"),
    (0, b"\0\xffKA", "image", "an Affinity"),
    (4, b"\xe0\xa5", "image", "an Aseprite"),
    (0, b"\x97JB2\r\n\x1a\n", "image", "a JBIG2"),
    (0, b"VTF\0", "image", "a VTF"),
    (0, b"NRRD000", "image", "an NRRD"),
    (0, b"LBLSIZE=", "image", "a VICAR"),
    (0, b"PDS_VERSION_ID", "image", "a PDS"),
    (0, b"IIRO", "raw", "ORF"),
    (0, b"IIRS", "raw", "ORF"),
    (0, b"MMOR", "raw", "ORF"),
    (0, b"IIU\0", "raw", "RW2"),
    (0, b"FUJIFILMCCD-RAW", "raw", "RAF"),
    (6, b"HEAPCCDR", "raw", "CRW"),
    (0, b"\0MRM", "raw", "MRW"),
    (0, b"FOVb", "raw", "X3F"),
    (0, b"\x1aE\xdf\xa3", "video", "WebM, Matroska"),
    (8, b"AVI ", "video", "AVI"),
    (0, b"\0\0\x01\xba", "video", "MPEG"),
    (0, b"\0\0\x01\xb3", "video", "MPEG"),
    (0, b"0&\xb2u\x8e\x66\xcf\x11", "video", "WMV"),
    (0, b"FLV\x01", "video", "FLV"),
    (0, b"FWS", "video", "Flash"),
    (0, b"CWS", "video", "Flash"),
    (4, b"moov", "video", "QuickTime"),
    (4, b"mdat", "video", "QuickTime"),
    (0, b"OggS", "sound", "Ogg"),
    (8, b"WAVE", "sound", "WAV"),
    (0, b"ID3", "sound", "MP3"),
    (0, b"fLaC", "sound", "FLAC"),
    (0, b"MThd", "sound", "MIDI"),
    (0, b"7z\xbc\xaf\x27\x1c", "archive", "7z"),
    (0, b"\x1f\x8b", "archive", "gzip"),
    (0, b"BZh", "archive", "bzip2"),
    (0, b"\xfd7zXZ\0", "archive", "xz"),
    (0, b"\x28\xb5\x2f\xfd", "archive", "zstd"),
    (0, b"Rar!\x1a\x07", "archive", "RAR"),
    (257, b"ustar", "archive", "tar"),
    (0, b"\x04\x22\x4d\x18", "archive", "lz4"),
    (0, b"MSCF", "archive", "CAB"),
    (2, b"-lh", "archive", "LHA"),
    (32769, b"CD001", "archive", "ISO disk"),
    (30, b"mimetypeapplication/x-krita", "image", "a Krita"),
    (30, b"mimetypeimage/openraster", "image", "an OpenRaster"),
    (30, b"mimetypeapplication/vnd.oasis", "document", "OpenDocument"),
    (30, b"mimetypeapplication/epub", "document", "EPUB"),
    (30, b"[Content_Types].xml", "document", "Office"),
    (0, b"PK\x03\x04", "archive", "ZIP"),
    (0, b"PK\x05\x06", "archive", "ZIP"),
    (0, b"%PDF", "document", "PDF"),
    (0, b"{\\rtf", "document", "RTF"),
    (0, b"SQLite format 3\0", "data", "SQLite"),
    (0, b"\x89HDF\r\n\x1a\n", "data", "HDF5"),
    (0, b"CDF\x01", "data", "NetCDF"),
    (0, b"CDF\x02", "data", "NetCDF"),
    (0, b"\x93NUMPY", "data", "NumPy"),
    (0, b"MATLAB 5.0 MAT-file", "data", "MATLAB"),
    (0, b"PAR1", "data", "Parquet"),
    (0, b"GRIB", "data", "GRIB"),
    (36, b"acsp", "data", "colour profile"),
    (0, b"\0\0\0\x01Bud1", "data", "folder settings of macOS"),
    (0, b"bplist00", "data", "Apple property list"),
    (0, b"\0\x05\x16\x07", "data", "AppleDouble"),
    (0, b"\0\x05\x16\0", "data", "AppleSingle"),
    (0, b"L\0\0\0\x01\x14\x02\0", "data", "Windows shortcut"),
    (0, b"wOFF", "data", "font"),
    (0, b"wOF2", "data", "font"),
    (0, b"OTTO", "data", "font"),
    (0, b"\0\x01\0\0\0", "data", "font"),
    (0, b"MZ", "program", "Windows"),
    (0, b"\x7fELF", "program", "Linux"),
    (0, b"\xcf\xfa\xed\xfe", "program", "macOS"),
    (0, b"\xca\xfe\xba\xbe", "program", "Java or macOS"),
)
_TGA_SIZE: Final = rb".{4}.[\0-\x40].[\0-\x40][\x08\x0f\x10\x18\x20][\0-\x3f]"
_PATTERNS: Final = tuple(
    (re.compile(pattern, re.DOTALL), sort, kind)
    for pattern, sort, kind in (
        (rb"P[14]\s(\s|#[^\n]*\n)*\d+\s", "image", "a PBM"),
        (rb"P[25]\s(\s|#[^\n]*\n)*\d+\s", "image", "a PGM"),
        (rb"P[36]\s(\s|#[^\n]*\n)*\d+\s", "image", "a PPM"),
        (rb"P7\s(\s|#[^\n]*\n)*[A-Z]+\s", "image", "a PAM"),
        (rb"P7 332\n", "image", "a PPM"),
        (rb"P[Ff]\d?\s+\d+\s+\d+\s", "image", "a PFM"),
        (rb"(#|/\*|\s).{0,200}?#define \w+_width \d|#define \w*_?width \d", "image", "an XBM"),
        (rb"\0\0\x01\0[\x01-\xff]\0.{5}\0", "image", "an ICO"),
        (rb"\0\0\x02\0[\x01-\xff]\0.{5}\0", "image", "a CUR"),
        (rb"\x0a[\0-\x05]\x01[\x01\x02\x04\x08]", "image", "a PCX"),
        (rb".\0[\x02\x03\x0a\x0b]\0\0\0\0[\0\x08\x0f-\x20]" + _TGA_SIZE, "image", "a TGA"),
        (rb".[\0\x01][\x01\x09]\0\0..[\x0f\x10\x18\x20]" + _TGA_SIZE, "image", "a TGA"),
        (rb"\x28\0\0\0.{8}\x01\0[\x01\x04\x08\x10\x18\x20]\0[\0-\3]\0\0\0", "image", "a DIB"),
        (rb".{4}[\x11\x12]\xaf.{3}[\0-\x3f].[\0-\x3f]\x08\0", "video", "FLIC"),
        (rb"[^\0].{99}([0-7 ]{6}[\0 ]{2}|[0-7 ]{7}[\0 ]){3}", "archive", "tar"),
        (rb"\xff[\xf2\xf3\xfa\xfb]", "sound", "MP3"),
        (rb"G.{187}G.{187}G", "video", "MPEG"),
    )
)  # fmt: skip
_BRANDS: Final = {
    b"crx ": ("raw", "CR3"),
    b"jpm ": ("image", "a JPEG 2000"),
    b"jxs ": ("image", "a JPEG XS"),
    b"M4A ": ("sound", "M4A"),
    b"qt  ": ("video", "QuickTime"),
}
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a compound file holds besides documents, told by the class or by the names of its parts (in UTF-16).
_COMPOUNDS: Final = (
    (bytes.fromhex("0067615654c1ce11855300aa00a1f95b"), "image", "a FlashPix"),
    (".ACI".encode("utf-16-le"), "image", "a Microsoft Image Composer (MIC)"),
    ("Catalog\0".encode("utf-16-le"), "data", "thumbnails of Windows"),
)
_PICTURE_BRANDS: Final = (b"mif1", b"msf1", b"mif2", b"avci", b"avcs", b"jpeg", b"j2ki", b"vvic")


def refusal(data: bytes) -> ImageRefused:
    """The refusal of a file that is none of the kinds that GridLab reads."""
    if data[4:8] == b"ftyp":
        return _with_brand(data[8:12])
    if data.startswith(_COMPOUND):
        found = next(
            ((sort, kind) for mark, sort, kind in _COMPOUNDS if mark in data), ("document", "Office")
        )
        return named(*found)
    for offset, signature, sort, kind in _SIGNATURES:
        if data.startswith(signature, offset):
            return named(sort, kind)
    for pattern, sort, kind in _PATTERNS:
        if pattern.match(data[:1024]):
            return named(sort, kind)
    if data[-18:-2] == b"TRUEVISION-XFILE":
        return named("image", "a TGA")
    if not any(data[:1024]):
        return ImageRefused(say("not an image: it begins with zeros alone"), AGAIN)
    return _text(data) or ImageRefused(
        say("of an unknown kind, not a PNG, JPEG, WebP, AVIF, BMP, GIF or TIFF image"), _CHOOSE
    )


def named(sort: str, kind: str) -> ImageRefused:
    """The refusal of a kind by its name. sort: a key of `_SORTS`; kind: of an image with its article."""
    called, todo = _SORTS[sort]
    return ImageRefused(called(kind), todo)


def _with_brand(brand: bytes) -> ImageRefused:
    if brand in _PICTURE_BRANDS:
        return ImageRefused(
            say("a HEIF image of a rare kind, which GridLab doesn't read"),
            say("Export it from the phone or from a photo program as JPEG."),
        )
    return named(*_BRANDS.get(brand, ("video", "MP4")))


def _text(data: bytes) -> ImageRefused | None:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<svg") or (start.startswith((b"<?xml", b"<!")) and b"<svg" in start):
        return named("image", "an SVG")
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return ImageRefused(
            say("a web page, not an image"), say("Open the page and save the image itself, not the page.")
        )
    if start.startswith(b"<?xml"):
        return named("data", "XML")
    if start.startswith(b"version https://git-lfs"):
        return ImageRefused(
            say("a placeholder of Git LFS, not the image itself"), say("Fetch it with “git lfs pull”.")
        )
    shown = data[:512].decode("utf-8", "ignore").isprintable() or data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if shown or not any(byte < 9 or 13 < byte < 27 for byte in data[:512]):
        return ImageRefused(say("a text file, not an image"), _CHOOSE)
    return None
