"""The pictures of the next screens, decoded ahead at their painted size, off the window's thread."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath

from gridlab.app.study import OpenStudy, image_path
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.domain.session import SessionImage
from gridlab.gui.screen.painting import RADIUS
from gridlab.store.images.reader import Pixels, read_pixels

Fit = Literal["contain", "cover"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture of an image (a row of whatever the reader knows) in a box of device pixels."""

    row: int
    width: int
    height: int
    fit: Fit = "contain"
    ratio: float = 1.0


Reader = Callable[[Wanted], Pixels]


def study_reader(opened: OpenStudy, shown: Sequence[SessionImage] = ()) -> Reader:
    """Makes pictures of a study's images by row; a file that has changed is refused, never shown.

    shown: the images that a session has in its rows, of which the study need not have all any more.
    """
    images = {image.sha256: image for image in opened.study.images}
    rows = shown or opened.study.images

    @cache  # a session asks for the same images again and again
    def place(row: int) -> Path:
        if rows[row].sha256 not in images:
            raise GridLabError(
                say("The study no longer has {name}.", name=rows[row].name),
                safe=say("Its answers are safe."),
                todo=say("Put the original files back. GridLab never replaces one image with another."),
            )
        return image_path(opened, images[rows[row].sha256])

    def read(wanted: Wanted) -> Pixels:
        width, height, sha256 = wanted.width, wanted.height, rows[wanted.row].sha256
        return read_pixels(place(wanted.row), width=width, height=height, fit=wanted.fit, sha256=sha256)

    return read


def picture_of(pixels: Pixels, wanted: Wanted) -> QImage:
    """Pixels in the format that Qt copies fastest; where they fill their box its corners are rounded.

    May run on any thread: it touches no widget.
    """
    straight = QImage(
        pixels.rgba, pixels.width, pixels.height, pixels.width * 4, QImage.Format.Format_RGBA8888
    )
    made = straight.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    if wanted.fit == "cover":
        _round_corners(made, (RADIUS - 2) * wanted.ratio)
    return made


def _round_corners(picture: QImage, radius: float) -> None:
    path = QPainterPath()
    path.addRoundedRect(QRectF(picture.rect()), radius, radius)
    outside = QPainterPath()
    outside.addRect(QRectF(picture.rect()))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(outside.subtracted(path), Qt.GlobalColor.transparent)
    painter.end()


class ImageSupply(QObject):
    """Keeps the pictures that are wanted, and only those: memory is bounded by the screens asked for.

    Decoding threads give way to the window's: where the system allows it, they run at lower priority.
    `arrived` is emitted on the thread that owns the supply, after a picture came or failed.
    """

    arrived = Signal()

    def __init__(self, reader: Reader, threads: int | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._pool = ThreadPoolExecutor(
            threads or min(8, os.cpu_count() or 2), thread_name_prefix="images", initializer=_give_way
        )
        self._lock = threading.Lock()
        self._ready: dict[Wanted, QImage] = {}
        self._failed: dict[Wanted, GridLabError] = {}
        self._waiting: dict[Wanted, Future[None]] = {}
        self._closed = False

    def want(self, screens: Sequence[Iterable[Wanted]]) -> None:
        """Make the pictures of these screens, the most urgent first, and forget all others."""
        order = list(dict.fromkeys(wanted for screen in screens for wanted in screen))
        keep = set(order)
        with self._lock:
            if self._closed:
                return
            self._ready = {one: picture for one, picture in self._ready.items() if one in keep}
            self._failed = {one: error for one, error in self._failed.items() if one in keep}
            # What no thread has begun is queued anew, behind what has become more urgent.
            for wanted, future in list(self._waiting.items()):
                if future.cancel() or wanted not in keep:
                    del self._waiting[wanted]
            for wanted in order:
                if wanted not in self._ready and wanted not in self._failed and wanted not in self._waiting:
                    self._waiting[wanted] = self._pool.submit(self._make, wanted)

    def get(self, wanted: Wanted) -> QImage | None:
        """The picture, None while it is not there."""
        with self._lock:
            return self._ready.get(wanted)

    def all_there(self, screen: Iterable[Wanted]) -> bool:
        """Whether no picture of a screen is missing."""
        with self._lock:
            return all(wanted in self._ready for wanted in screen)

    def failure(self, screen: Iterable[Wanted]) -> GridLabError | None:
        """Why the first picture of a screen that cannot be made cannot be made."""
        with self._lock:
            return next((self._failed[wanted] for wanted in screen if wanted in self._failed), None)

    def try_again(self) -> None:
        """Forget what failed, so that wanting it again makes it again."""
        with self._lock:
            self._failed.clear()

    def close(self) -> None:
        """Stop, and wait for the pictures that are being made."""
        with self._lock:
            self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)
        with self._lock:
            self._ready.clear()
            self._waiting.clear()

    def _make(self, wanted: Wanted) -> None:
        picture, failure = None, None
        try:
            picture = picture_of(self._reader(wanted), wanted)
        except GridLabError as error:
            failure = error
        except Exception as error:
            # A bug in one picture must not leave the annotator waiting for ever.
            failure = GridLabError(
                say("An image of this screen can't be shown ({kind}).", kind=type(error).__name__),
                safe=say("Its answers are safe."),
                todo=say("Try again in a moment."),
            )
            failure.__cause__ = error
        with self._lock:
            if self._closed or self._waiting.pop(wanted, None) is None:
                return  # nobody wants it any more
            if picture is not None:
                self._ready[wanted] = picture
            elif failure is not None:
                self._failed[wanted] = failure
        self.arrived.emit()


def _give_way() -> None:
    # On Linux a thread has a niceness of its own; elsewhere nothing happens.
    with contextlib.suppress(OSError, AttributeError, PermissionError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)
