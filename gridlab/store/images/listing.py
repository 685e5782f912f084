"""Which files of a folder may be images, told without opening any of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel
from gridlab.domain.said import Said, say
from gridlab.store import disk
from gridlab.store.images.names import shown_name

_OF_THE_SYSTEM: Final = frozenset((b"thumbs.db", b"desktop.ini", b"icon\r", b"__macosx"))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file (shown name) that is not taken, and why. folder: what the name is relative to, where known."""

    path: str
    reason: Said
    folder: Path | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """Files below a folder: paths relative to it with `/`, in byte order; and what is no file.

    passed_over: hidden files and folders, and those that operating systems leave (Thumbs.db, .DS_Store).
    """

    files: tuple[bytes, ...]
    refused: tuple[Refusal, ...]
    passed_over: int


def list_images(folder: Path, *, cancel: Cancel | None = None) -> Listing:
    """All files in a folder and the folders in it, whatever their suffix: the content decides later.

    No link is followed (so there are no loops and no way out), and nothing but folders is opened: links,
    pipes, devices and sockets are refused, as are folders that cannot be read. Names that start with a
    dot, Thumbs.db, desktop.ini and __MACOSX are passed over silently.
    Raises GridLabError when the folder itself cannot be read, Cancelled on request.
    """
    root = os.fsencode(folder)
    files: list[bytes] = []
    refused: list[Refusal] = []
    passed_over = 0
    waiting = [b""]
    while waiting:
        if cancel is not None:
            cancel.raise_if_set()
        below = waiting.pop()
        try:
            with os.scandir(root + b"/" + below) as entries:
                for entry in entries:
                    name = below + entry.name
                    if entry.name.startswith(b".") or entry.name.lower() in _OF_THE_SYSTEM:
                        passed_over += 1
                    elif entry.is_file(follow_symlinks=False):
                        files.append(name)
                    elif entry.is_dir(follow_symlinks=False):
                        waiting.append(name + b"/")
                    else:
                        refused.append(Refusal(shown_name(name), _no_file(entry), folder))
        except OSError as error:
            if not below:
                raise GridLabError(
                    say(
                        "The image folder {folder} cannot be read: {reason}.",
                        folder=disk.shown(folder),
                        reason=disk.reason(error),
                    )
                ) from error
            why = say("the folder cannot be read: {reason}", reason=disk.reason(error))
            refused.append(Refusal(shown_name(below), why, folder))
    return Listing(tuple(sorted(files)), tuple(refused), passed_over)


def _no_file(entry: os.DirEntry[bytes]) -> Said:
    if entry.is_symlink():
        return say("a link; links are not followed")
    return say("not a regular file; it was not opened")
