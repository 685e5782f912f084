"""Image files put into a study: cloned where the file system can, else copied; never hard links."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.images import Image
from gridlab.domain.said import NOTHING, Said, say
from gridlab.store import disk
from gridlab.store.atomic import temporary_beside
from gridlab.store.images.bytes import file_bytes, sha256_file
from gridlab.store.images.limits import ImageRefused
from gridlab.store.images.names import image_file
from gridlab.store.images.scan import Refusal

# Waiting for the disk takes most of the time, and it makes many files durable at once.
_TOGETHER: Final = 8
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# What no other name would help against.
_OF_THE_DISK: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ESTALE})


class Copy(NamedTuple):
    """An image in `folder` that is to be the file `target`, which the study then calls `name`."""

    image: Image
    folder: Path
    target: Path
    name: str

    @property
    def source(self) -> Path:
        """The file to be copied."""
        return image_file(self.folder, self.image.name)


def put_images(
    copies: Iterable[Copy], *, goes_on: bool = False
) -> tuple[tuple[Image, ...], tuple[Refusal, ...]]:
    """Copy image files: the images that are there now, durable, and those whose names the disk cannot keep.

    The next copy is asked for when the file of the one before was begun. goes_on: files that are there
    already, from a copying that was killed, are taken where their content is right, and written again where
    it is not. Raises GridLabError when a disk fails, or a source is not what it was.
    """
    mine: set[int] = set()
    begun: list[tuple[Copy, Said]] = []
    writing: deque[Future[None]] = deque()
    with ThreadPoolExecutor(_TOGETHER, thread_name_prefix="gridlab-copy") as pool:
        for copy in copies:
            try:
                handle = _made(copy, mine, goes_on=goes_on)
            except _NameRefused as refusal:
                begun.append((copy, refusal.reason))
                continue
            begun.append((copy, NOTHING))
            if handle is not None:
                writing.append(pool.submit(_fill, copy, handle))
            if len(writing) > _TOGETHER:
                writing.popleft().result()
        for future in writing:
            future.result()
    put = [copy for copy, reason in begun if not reason]
    for folder in {parent for copy in put for parent in (copy.target.parent, copy.target.parent.parent)}:
        with disk.explained(
            "{folder} could not be written: {reason}.",
            folder=disk.shown(folder),
            safe=say("The images that the study had are not affected."),
            todo=say("Make room or choose another place, then try again."),
        ):
            disk.fsync_folder(folder)
    return (
        tuple(replace(copy.image, name=copy.name) for copy in put),
        tuple(Refusal(copy.image.name, reason, copy.folder) for copy, reason in begun if reason),
    )


class _NameRefused(Exception):
    def __init__(self, reason: Said) -> None:
        super().__init__(reason)
        self.reason = reason


def _made(copy: Copy, mine: set[int], *, goes_on: bool) -> int | None:
    """The new empty file at the target, open for writing; None where the right one is there.

    mine: numbers of the files made so far, of which a disk may take two names for one.
    """
    try:
        copy.target.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(copy.target, _NEW, 0o666)
        except FileExistsError:
            if not goes_on:
                raise
            there = copy.target.lstat()
            if not stat.S_ISREG(there.st_mode) or there.st_ino in mine:
                raise
            mine.add(there.st_ino)
            if sha256_file(copy.target) == copy.image.sha256:
                return None
            return os.open(copy.target, os.O_WRONLY | os.O_TRUNC | getattr(os, "O_BINARY", 0))
    except OSError as error:
        if _is_of_the_name(copy.target, error):
            raise _NameRefused(_why_refused(error)) from error
        raise _not_written(copy.target, error) from error
    mine.add(os.fstat(handle).st_ino)
    return handle


def _is_of_the_name(target: Path, error: OSError) -> bool:
    """Whether a file with a plain name can be made where this one could not: systems differ in how they
    refuse a name."""
    if error.errno in _OF_THE_DISK:
        return False
    if error.errno == errno.ENAMETOOLONG:  # then nothing else need fit beside it
        return True
    folder = next((parent for parent in target.parents if disk.is_folder(parent)), target.parent)
    probe = temporary_beside(folder / "probe")
    try:
        os.close(os.open(probe, _NEW, 0o600))
        probe.unlink()
    except OSError:
        return False
    return True


def _why_refused(error: OSError) -> Said:
    if error.errno in (errno.EEXIST, errno.ENOTDIR, errno.EISDIR):
        return say("the study's disk can't tell its name from that of another file. Rename it.")
    if error.errno == errno.ENAMETOOLONG:
        return say("its name is too long for the study's disk. Shorten it.")
    return say("the study's disk cannot hold its name. Rename it.")


def _not_written(target: Path, error: OSError) -> GridLabError:
    return failure(
        "{target} could not be written: {reason}.",
        target=disk.shown(target),
        reason=disk.reason(error),
        safe=say("The original stays."),
        todo=say("Make room or choose another place, then try again."),
    )


def _fill(copy: Copy, handle: int) -> None:
    try:
        if not disk.cloned(copy.source, handle):
            with file_bytes(copy.source) as data:
                disk.write(handle, data)
        disk.fsync(handle)
    except ImageRefused as refusal:
        raise ImageRefused(refusal.reason, name=disk.shown(copy.source)) from refusal
    except OSError as error:
        raise _not_written(copy.target, error) from error
    finally:
        os.close(handle)
    if sha256_file(copy.target) != copy.image.sha256:
        raise GridLabError(
            say("{source} changed while it was being copied.", source=disk.shown(copy.source)),
            safe=say("Nothing was put in its place."),
            todo=say("Wait until nothing writes to the folder, then try again."),
        )


def remove_made(paths: list[Path], folder: Path) -> None:
    """Take back files just made, and then the empty folders above them up to `folder`."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()
    above = {parent for path in paths for parent in path.parents if parent.is_relative_to(folder)}
    for parent in sorted(above - {folder}, key=lambda one: len(one.parts), reverse=True):
        with contextlib.suppress(OSError):  # others may have put something there
            parent.rmdir()
