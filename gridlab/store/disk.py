"""Looking at files and folders, and the few calls that change them, where tests can make the disk fail."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO

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
    errno.ENOENT: say("it doesn't exist (any more)"),
    errno.ENOTDIR: say("a folder of its path is not a folder"),
    errno.ESTALE: say("the network folder is gone"),
    errno.EEXIST: say("it already exists"),
    errno.ENAMETOOLONG: say("the name is too long"),
    errno.ELOOP: say("its links go in a circle"),
}
_FICLONE = 0x40049409  # of linux/fs.h; Python has a name for it from 3.14 on
_KINDS = (
    (stat.S_ISLNK, say("a link")),
    (stat.S_ISDIR, say("a folder")),
    (stat.S_ISREG, say("a file")),
    (stat.S_ISFIFO, say("a pipe")),
    (stat.S_ISSOCK, say("a socket")),
)
# No link is followed, and no pipe waited for, even one that takes a file's place after it was looked at.
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_PROBE_BYTES = 65_536
# File systems that cannot fsync a folder answer with one of these.
_NO_FOLDER_FSYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS})


class NotOrdinary(GridLabError):
    """A link, pipe, device, socket or folder where an ordinary file is to be; it was not opened."""

    def __init__(self, path: Path, mode: int, what: Said = say("file")) -> None:
        super().__init__(
            say(
                "The {what} {path} is not an ordinary file but {kind}.",
                what=what,
                path=shown(path),
                kind=kind(mode),
            ),
            safe=say("It wasn't opened, and nothing was changed."),
            todo=say("Move it away, or put the file itself in its place."),
        )


def kind(mode: int) -> Said:
    """What lies at a path, by the mode of its `lstat`: a link, a folder, a pipe …"""
    return next((called for is_such, called in _KINDS if is_such(mode)), say("a device"))


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


def _folder_explained(folder: Path) -> AbstractContextManager[None]:
    return explained(
        "The folder {folder} could not be made: {reason}.",
        folder=shown(folder),
        safe=say("Nothing in it was written."),
        todo=say("Choose another place."),
    )


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there. Raises GridLabError."""
    with _folder_explained(folder):
        folder.mkdir(parents=True, exist_ok=True)


def check_can_be_made(folder: Path) -> None:
    """Refuse a folder that can neither be made nor written to, before long work. Raises GridLabError."""
    with _folder_explained(folder):
        place = folder
        while not place.exists() and place != place.parent:
            place = place.parent
        if not place.is_dir():
            raise OSError(errno.EEXIST if place == folder else errno.ENOTDIR, "")
        if not os.access(place, os.W_OK | os.X_OK):
            raise OSError(errno.EROFS if _is_read_only(place) else errno.EACCES, "")


def _is_read_only(place: Path) -> bool:
    return hasattr(os, "statvfs") and bool(os.statvfs(place).f_flag & os.ST_RDONLY)


def is_there(path: Path) -> bool:
    """Whether there is anything, also a link that leads nowhere.

    Raises GridLabError where that cannot be told.
    """
    with explained(
        "{path} can't be read: {reason}.",
        path=shown(path),
        safe=say("Nothing was changed."),
        todo=say("Make it readable, then try again."),
    ):
        try:
            path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True


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
        "The folder {folder} can't be read: {reason}.",
        folder=shown(folder),
        safe=say("Nothing in it was changed."),
        todo=say("Make it readable, then try again."),
    ):
        try:
            return sorted(path for path in folder.iterdir() if path.name.endswith(suffix))
        except FileNotFoundError:
            return []
        except NotADirectoryError:
            check_folder(folder)
            raise


def check_folder(folder: Path) -> None:
    """Raise GridLabError where something else than a folder has the name of one; it need not be there."""
    try:
        mode = folder.stat().st_mode
    except OSError:  # making or reading it tells
        return
    if not stat.S_ISDIR(mode):
        raise failure(
            "The folder {folder} can't be read: it isn't a folder but {kind}.",
            folder=shown(folder),
            kind=kind(mode),
            safe=say("It wasn't opened, and nothing was changed."),
            todo=say("Move it away, or put the folder itself in its place."),
        )


def resolved(path: Path) -> Path:
    """Where a path leads when all links are followed. Raises GridLabError for links that go in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        raise GridLabError(
            say("{path} is a link that leads to itself.", path=shown(path)),
            safe=say("Nothing was written."),
            todo=say("Remove the link, or choose another place."),
        ) from None


def inside(folder: Path, path: Path) -> Path:
    """`path`, made sure to lie in `folder` without a link on the way. Need not exist.

    Raises GridLabError: neither a link in a study nor what leads out of it is ever opened.
    """
    try:
        parts = path.absolute().relative_to(folder.absolute()).parts
        link = _first_link(folder, parts)
        within = link is None or link.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a circle of links, a null character
        parts, link, within = (), None, False
    if not within or ".." in parts:
        raise GridLabError(
            say("{path} leads out of {folder}.", path=shown(path), folder=shown(folder)),
            safe=say("It wasn't opened."),
            todo=say("Put the file itself there instead of a link."),
        )
    if link is not None:
        raise NotOrdinary(link, stat.S_IFLNK)
    return path


def _first_link(folder: Path, parts: Sequence[str]) -> Path | None:
    place = folder
    for part in parts:
        place /= part
        try:
            if stat.S_ISLNK(place.lstat().st_mode):
                return place
        except (FileNotFoundError, NotADirectoryError):
            return None
    return None


def everything_else(folder: Path, files: tuple[str, ...] = ()) -> Iterator[tuple[Path, int]]:
    """Whatever lies below a folder and is neither an ordinary file nor a folder, with its mode.

    files: what the names of files end with, so that folders of such names are told too. Folders that cannot
    be read are passed over.
    """
    waiting = [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    is_folder = entry.is_dir(follow_symlinks=False)
                    if is_folder and not entry.name.endswith(files):
                        waiting.append(Path(entry.path))
                    elif not entry.is_file(follow_symlinks=False):
                        yield Path(entry.path), entry.stat(follow_symlinks=False).st_mode
        except OSError:
            continue


def ordinary(path: Path, *, what: Said = say("file"), follow: bool = False) -> os.stat_result:
    """What the system knows of an ordinary file, which is not opened for that.

    follow: for a file that the user named, a link is what it leads to. Raises NotOrdinary, OSError.
    """
    found = os.stat(path) if follow else os.lstat(path)  # noqa: PTH116 - one pair
    if not stat.S_ISREG(found.st_mode):
        raise NotOrdinary(path, found.st_mode, what)
    return found


@contextmanager
def opened(
    path: Path, *, limit_bytes: int | None = None, what: Said = say("file"), follow: bool = False
) -> Iterator[BufferedReader]:
    """An ordinary file of at most `limit_bytes`, open for reading: looked at before, and again when open.

    follow: see `ordinary`. Raises GridLabError, OSError.
    """
    _check_size(path, ordinary(path, what=what, follow=follow), limit_bytes, what)
    descriptor = os.open(path, _READING | (0 if follow else NO_LINK))
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise NotOrdinary(path, found.st_mode, what)
        _check_size(path, found, limit_bytes, what)
        yield file


def _check_size(path: Path, found: os.stat_result, limit_bytes: int | None, what: Said) -> None:
    if limit_bytes is not None and found.st_size > limit_bytes:
        raise _too_large(path, limit_bytes, what)


def _too_large(path: Path, limit_bytes: int, what: Said) -> GridLabError:
    return failure(
        "The {what} {path} is larger than the allowed {limit_bytes:,} bytes.",
        what=what,
        path=shown(path),
        limit_bytes=limit_bytes,
        safe=say("It wasn't changed."),
        todo=say("Check that it is the right file."),
    )


def read(path: Path, *, limit_bytes: int, what: Said = say("file"), follow: bool = False) -> bytes:
    """All bytes of an ordinary file of at most `limit_bytes`; never blocks on a pipe or device.

    what: how the file is called in messages. follow: see `ordinary`. Raises GridLabError.
    """
    with (
        explained(
            "The {what} {path} cannot be read: {reason}.",
            what=what,
            path=shown(path),
            safe=say("It wasn't changed."),
            todo=say("Make it readable, then try again."),
        ),
        opened(path, limit_bytes=limit_bytes, what=what, follow=follow) as file,
    ):
        data = file.read(limit_bytes + 1)  # one more than allowed, as the file may have grown
        if len(data) > limit_bytes:
            raise _too_large(path, limit_bytes, what)
        return data


def read_start(path: Path, *, what: Said = say("file"), count: int = 16) -> bytes:
    """The first bytes of an ordinary file. Raises GridLabError."""
    with (
        explained(
            "The {what} {path} cannot be read: {reason}.",
            what=what,
            path=shown(path),
            safe=say("It wasn't changed."),
            todo=say("Make it readable, then try again."),
        ),
        opened(path, what=what) as file,
    ):
        return file.read(count)


def trouble(folder: Path) -> Said:
    """Why a file in this folder cannot be written now, "" where it can: tried with one that is gone again.

    For libraries that do not tell what the system told them, such as that a quota is used up.
    """
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            write(file.fileno(), bytes(_PROBE_BYTES))
            fsync(file.fileno())
    except OSError as error:
        return reason(error)
    return NOTHING


@contextmanager
def temporary_folder(what: Said) -> Iterator[Path]:
    """A folder for copies, gone again afterwards. what: is to be copied there. Raises GridLabError."""
    try:
        made = tempfile.TemporaryDirectory(prefix="gridlab-", ignore_cleanup_errors=True)
    except OSError as error:
        raise failure(
            "Writing the {what} was interrupted, so GridLab reads a copy. It can't make a "
            "temporary folder for that copy.",
            what=what,
            safe=say("Nothing was changed."),
            todo=say("Make room for temporary files, or name a folder for them in TMPDIR."),
        ) from error
    with made as folder:
        yield Path(folder)


def put(source: IO[bytes], target: Path) -> None:
    """Write what is in `source` to a new file, a part at a time. Raises GridLabError."""
    with explained(
        "No copy can be made in {folder}: {reason}.",
        folder=shown(target.parent),
        safe=say("Nothing was changed."),
        todo=say("Make room or choose another place, then try again."),
    ):
        source.seek(0)
        with target.open("xb") as new:
            shutil.copyfileobj(source, new, 1 << 20)


def reason(error: OSError) -> Said:
    """Why it failed, as the middle of a sentence."""
    return _REASONS.get(error.errno or 0) or verbatim(error.strerror or str(error) or type(error).__name__)


def shown(path: Path | str) -> str:
    """A path for messages: bytes that are no text and control characters are escaped."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
