"""Looking at files and folders, and the few calls that change them, where tests can make the disk fail."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.said import NOTHING, Said, say, verbatim

# What a person can be told about an errno; others fall back to the system's own words.
_REASONS = {
    errno.ENOSPC: say("the disk is full"),
    errno.EDQUOT: say("the disk quota is used up"),
    errno.EIO: say("the disk reports an input/output error"),
    errno.EROFS: say("the disk is read-only"),
    errno.EACCES: say("permission is denied"),
    errno.EPERM: say("permission is denied"),
    errno.ENOENT: say("it is not there (any more)"),
    errno.ENOTDIR: say("a folder of its path is not a folder"),
    errno.ESTALE: say("the network folder is gone"),
    errno.EEXIST: say("it is there already"),
    errno.ENAMETOOLONG: say("the name is too long"),
    errno.ELOOP: say("its links go in a circle"),
}
_FICLONE = 0x40049409  # of linux/fs.h; Python has a name for it from 3.14 on
# File systems that cannot fsync a folder answer with one of these.
_NO_FOLDER_FSYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS})


@contextmanager
def explained(
    template: str, /, *, safe: Said = NOTHING, todo: Said = NOTHING, **values: object
) -> Iterator[None]:
    """What the system refuses inside is told: an OSError becomes a GridLabError.

    template: what happened, a literal as for `say`, with a place for the `reason`. values: for its others.
    """
    try:
        yield
    except OSError as error:
        what = Said(template, values | {"reason": reason(error)})
        raise GridLabError(what, safe=safe, todo=todo) from error


def write(descriptor: int, data: bytes) -> None:
    """Write all of `data`. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def fsync(descriptor: int) -> None:
    """Return only when the file is on the disk. Raises OSError."""
    os.fsync(descriptor)


def replace(source: Path, target: Path) -> None:
    """Rename over `target`, at once. Raises OSError."""
    source.replace(target)


def remove(path: Path) -> None:
    """Remove a file's name. Raises OSError."""
    path.unlink()


def cloned(source: Path, target: int) -> bool:
    """Whether the open, empty file `target` now shares the blocks of `source` until either is written to.

    Only some file systems can (Btrfs, XFS, and others of Linux); nothing is written where they cannot.
    """
    if sys.platform != "linux":
        return False
    import fcntl

    try:
        descriptor = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            fcntl.ioctl(target, _FICLONE, descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        return False
    return True


def fsync_folder(folder: Path) -> None:
    """Return only when the folder's list of names is on the disk. Raises OSError."""
    if sys.platform == "win32":  # Windows cannot open a folder; its renames are journalled.
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_FSYNC:
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there. Raises GridLabError."""
    with explained(
        "The folder {folder} could not be made: {reason}.",
        folder=shown(folder),
        safe=say("Nothing in it was written."),
        todo=say("Choose another place."),
    ):
        folder.mkdir(parents=True, exist_ok=True)


def is_there(path: Path) -> bool:
    """Whether there is a file or folder. Raises GridLabError where that cannot be told."""
    with explained("{path} cannot be looked at: {reason}.", path=shown(path)):
        return path.exists()


def is_folder(path: Path) -> bool:
    """Whether there is a folder that can be reached; never raises."""
    try:
        return path.is_dir()
    except OSError:
        return False


def listed(folder: Path, suffix: str = "") -> list[Path]:
    """What lies in a folder and ends with `suffix`, by name; [] where there is no such folder.

    Raises GridLabError where it cannot be looked at, as an empty list would then be a wrong answer.
    """
    with explained(
        "The folder {folder} cannot be looked at: {reason}.",
        folder=shown(folder),
        safe=say("Nothing in it was changed."),
        todo=say("Make it readable, then try again."),
    ):
        try:
            return sorted(path for path in folder.iterdir() if path.name.endswith(suffix))
        except FileNotFoundError:
            return []


def inside(folder: Path, path: Path) -> Path:
    """`path`, made sure to lie in `folder` when all links are followed. Need not exist.

    Raises GridLabError: what leads out of a study is never opened.
    """
    try:
        within = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a circle of links, a null character
        within = False
    if not within:
        raise GridLabError(
            say("{path} leads out of {folder}.", path=shown(path), folder=shown(folder)),
            safe=say("It was not opened."),
            todo=say("Put the file itself there instead of a link."),
        )
    return path


def read(path: Path, *, limit_bytes: int, what: Said = say("file")) -> bytes:
    """All bytes of an ordinary file of at most `limit_bytes`; never blocks on a pipe or device.

    what: how the file is called in messages. Raises GridLabError.
    """
    with explained("The {what} {path} cannot be read: {reason}.", what=what, path=shown(path)):
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise failure("The {what} {path} is not an ordinary file.", what=what, path=shown(path))
            # One byte more than allowed, as the file may grow between the two calls.
            data = file.read(limit_bytes + 1) if found.st_size <= limit_bytes else b""
    if max(found.st_size, len(data)) > limit_bytes:
        raise failure(
            "The {what} {path} is larger than the allowed {limit_bytes:,} bytes.",
            what=what,
            path=shown(path),
            limit_bytes=limit_bytes,
        )
    return data


def reason(error: OSError) -> Said:
    """Why it failed, as the middle of a sentence."""
    return _REASONS.get(error.errno or 0) or verbatim(error.strerror or str(error) or type(error).__name__)


def shown(path: Path | str) -> str:
    """A path for messages: bytes that are no text and control characters are escaped."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
