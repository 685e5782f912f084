"""Writing files whole or not at all: beside the target, synced, renamed over it, folder synced."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import stat
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from gridlab.domain.errors import failure
from gridlab.domain.said import NOTHING, Said, say
from gridlab.store import disk

# The name tells whose it is, without naming the machine: digest of the machine, process, run of the process.
_MACHINE = f"{uuid.uuid5(uuid.NAMESPACE_OID, str(uuid.getnode())).int & 0xFFFFFFFF:08x}"
_RUN = secrets.token_hex(4)
_LEFTOVER = re.compile(r"^\.gridlab-([0-9a-f]{8})-([0-9]{1,10})-([0-9a-f]{8})-[0-9a-f]{8}\.part$")
_FORGOTTEN_SECONDS = 86_400.0


def write_whole(
    path: Path,
    data: bytes | Callable[[Path], None],
    *,
    what: Said = say("file"),
    check: Callable[[Path], None] | None = None,
    private: bool = False,
) -> None:
    """Write a file so that after any failure or kill the old one is whole or the new one is.

    data: the bytes, or a function that writes the (empty, existing) file at the path it is given.
    what: how the file is called in messages. check: looks at the synced file before it takes the old one's
    place, and raises to refuse. private: readable by its owner alone. Raises GridLabError when the disk
    fails; whatever `data` and `check` raise otherwise goes through. The old file stays in both cases.
    """
    if mode := _mode_of_other(path):
        raise failure(
            "{path} is not an ordinary file but {kind}, so no {what} can take its place.",
            path=disk.shown(path),
            kind=disk.kind(mode),
            what=what,
            safe=say("Nothing was written."),
            todo=say("Choose another place."),
        )
    temporary = temporary_beside(path)
    is_replaced = False
    try:
        _fill(temporary, data, _mode(path, private=private))
        if check is not None:
            check(temporary)
        disk.replace(temporary, path)
        is_replaced = True
        disk.fsync_folder(path.parent)
    except OSError as error:
        raise failure(
            "The {what} {path} could not be saved: {reason}.",
            what=what,
            path=disk.shown(path),
            reason=disk.reason(error),
            safe=_what_is_safe(path, is_replaced),
            todo=say("Make room or choose another place, then save again."),
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def temporary_beside(path: Path) -> Path:
    """A free name for a half-made file in the folder of `path`, which `clean_leftovers` knows."""
    return path.parent / f".gridlab-{_MACHINE}-{os.getpid()}-{_RUN}-{secrets.token_hex(4)}.part"


def clean_leftovers(folder: Path) -> list[Path]:
    """Remove what killed processes left half-made in `folder` (not below it); returns what was removed.

    A file of a living process stays, and so does a young one of another machine.
    """
    removed = []
    try:
        names = [entry.name for entry in os.scandir(folder)]
    except OSError:
        return []
    for name in names:
        match = _LEFTOVER.match(name)
        if match and _is_dead(folder / name, match[1], int(match[2]), match[3]):
            with contextlib.suppress(OSError):
                _take_away(folder / name)
                removed.append(folder / name)
    return removed


def _mode_of_other(path: Path) -> int:
    """The mode of what is there and is no ordinary file, a link too; 0 where a file may take its place."""
    try:
        mode = path.lstat().st_mode
    except OSError:  # writing tells why
        return 0
    return 0 if stat.S_ISREG(mode) else mode


def _what_is_safe(path: Path, is_replaced: bool) -> Said:
    if is_replaced:
        return say("It's there, but a power cut could still undo it.")
    return say("What was saved before is unchanged.") if os.path.lexists(path) else NOTHING


def _fill(temporary: Path, data: bytes | Callable[[Path], None], mode: int) -> None:
    descriptor = os.open(
        temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode & 0o777
    )
    try:
        if isinstance(data, bytes):
            disk.write(descriptor, data)
            disk.fsync(descriptor)
    finally:
        os.close(descriptor)
    if not isinstance(data, bytes):
        data(temporary)
        with temporary.open("r+b") as file:
            disk.fsync(file.fileno())
    if mode != 0o666:  # the umask is for new files only
        temporary.chmod(mode)


def _mode(path: Path, *, private: bool) -> int:
    """Permissions of the new file: private, those of the file it replaces, or the usual ones."""
    if private:
        return 0o600
    try:
        found = path.lstat().st_mode
    except OSError:
        return 0o666
    return stat.S_IMODE(found) & 0o777 if stat.S_ISREG(found) else 0o666


def _take_away(path: Path) -> None:
    """Remove a half-made file, or a half-made folder with all that is in it."""
    if stat.S_ISDIR(path.lstat().st_mode):
        shutil.rmtree(path)
    else:
        path.unlink()


def _is_dead(path: Path, machine: str, process: int, run: str) -> bool:
    try:
        if abs(time.time() - path.lstat().st_mtime) > _FORGOTTEN_SECONDS:
            return True
    except OSError:
        return False
    if machine != _MACHINE or sys.platform == "win32":  # cannot be asked; age alone decides
        return False
    if process == os.getpid():
        return run != _RUN
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
