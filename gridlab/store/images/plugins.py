"""The decoder of each kind of image: one of Pillow's plugins, or pillow-heif's where it is installed."""

from __future__ import annotations

from typing import Final

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from gridlab.domain.said import say
from gridlab.store.images.headers.kinds import Kind
from gridlab.store.images.limits import ImageRefused

_PILLOWS: Final[dict[Kind, type[ImageFile.ImageFile]]] = {
    "PNG": PngImagePlugin.PngImageFile,
    "JPEG": JpegImagePlugin.JpegImageFile,
    "WEBP": WebPImagePlugin.WebPImageFile,
    "BMP": BmpImagePlugin.BmpImageFile,
    "GIF": GifImagePlugin.GifImageFile,
    "TIFF": TiffImagePlugin.TiffImageFile,
    "AVIF": AvifImagePlugin.AvifImageFile,
}

# Pillow's setting: images are decoded side by side, so that more threads for each gain nothing.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1


def plugin(kind: Kind) -> type[ImageFile.ImageFile]:
    """What opens a file of a kind; ImageRefused where it is not installed."""
    if kind == "HEIC":
        return _heic()
    if kind == "AVIF" and not AvifImagePlugin.SUPPORTED:
        raise ImageRefused(
            say("an AVIF image, which the Pillow of this computer doesn't read"),
            say("Save it as PNG or JPEG, or install Pillow from PyPI."),
        )
    return _PILLOWS[kind]


def _heic() -> type[ImageFile.ImageFile]:
    try:
        from pillow_heif import HeifImageFile, options  # an extra: see docs/decisions/image-reading.md
    except ImportError as error:
        raise ImageRefused(
            say("a HEIC image, which GridLab reads only with its extra “heic”"),
            say(
                "Export it from the phone or its photo program as JPEG. "
                "An iPhone takes JPEG photos with the camera setting “Most Compatible”."
            ),
        ) from error
    options.DECODE_THREADS = 1
    options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False
    found: type[ImageFile.ImageFile] = HeifImageFile
    return found
