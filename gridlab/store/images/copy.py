"""Putting image files into a study: as hard links where the file system allows it, else as copies."""

from __future__ import annotations

import contextlib
import errno
import shutil
import stat
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store import disk
from gridlab.store.atomic import write_whole
from gridlab.store.images.bytes import sha256_file

# Linking again or copying would fail just as well.
_FINAL = frozenset({errno.EEXIST, errno.ENOENT, errno.ENOTDIR, errno.ENOSPC, errno.EDQUOT, errno.EROFS})


def put_image(source: Path, target: Path, sha256: str) -> None:
    """Make `target` (which must not exist) a file with the content of `source`, which is known by SHA-256.

    A hard link shares the content with the original. Raises GridLabError.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        disk.link(source, target)
        if stat.S_ISREG(target.lstat().st_mode):
            return
        target.unlink()  # a symbolic link took the file's place after it was checked
    except OSError as error:
        if error.errno in _FINAL:
            raise GridLabError(
                say(
                    "{target} could not be written: {reason}.",
                    target=disk.shown(target),
                    reason=disk.reason(error),
                ),
                safe=say("The original stays."),
            ) from error

    def copy(path: Path) -> None:
        shutil.copyfile(source, path, follow_symlinks=False)

    def check(path: Path) -> None:
        if sha256_file(path) != sha256:
            raise GridLabError(
                say("{source} changed while it was copied.", source=disk.shown(source)),
                safe=say("Nothing was put in its place."),
                todo=say("Wait until nothing writes to the folder, then try again."),
            )

    write_whole(target, copy, what=say("image"), check=check)


def remove_made(paths: list[Path], folder: Path) -> None:
    """Take back files just made, and then the empty folders above them up to `folder`."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()
    above = {parent for path in paths for parent in path.parents if parent.is_relative_to(folder)}
    for parent in sorted(above - {folder}, key=lambda one: len(one.parts), reverse=True):
        with contextlib.suppress(OSError):  # others may have put something there
            parent.rmdir()
