"""Files are written whole or not at all, whatever the disk does."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.store import disk
from gridlab.store.atomic import clean_leftovers, temporary_beside, write_whole


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def failing(number: int) -> Callable[..., Any]:
    def call(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.json"]


def test_a_function_may_write_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.h5"
    write_whole(path, lambda aside: aside.write_bytes(b"data") and None)
    assert path.read_bytes() == b"data"


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_when_the_disk_fails_the_old_file_stays_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    path = tmp_path / "a.json"
    write_whole(path, b"old")
    monkeypatch.setattr(disk, call, failing(number))
    with pytest.raises(GridLabError, match=r"a\.json") as caught:
        write_whole(path, b"new", what="design")
    assert caught.value.safe == "What was saved before is unchanged."
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.json"]


def test_a_failed_sync_of_the_folder_is_told_though_the_new_file_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    monkeypatch.setattr(disk, "fsync_folder", failing(errno.EIO))
    with pytest.raises(GridLabError) as caught:
        write_whole(path, b"new")
    assert "power cut" in caught.value.safe
    assert path.read_bytes() == b"new"


def test_the_data_are_synced_before_the_rename_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []
    for name in ("write", "fsync", "replace", "fsync_folder"):
        real = getattr(disk, name)

        def call(*arguments: Any, name: str = name, real: Callable[..., Any] = real) -> Any:
            calls.append(name)
            return real(*arguments)

        monkeypatch.setattr(disk, name, call)
    write_whole(tmp_path / "a", b"data")
    assert calls == ["write", "fsync", "replace", "fsync_folder"]


def test_a_refusing_check_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_whole(path, b"old")

    def check(aside: Path) -> None:
        assert aside.read_bytes() == b"new"
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        write_whole(path, b"new", check=check)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data[:3])))
    write_whole(tmp_path / "a", b"0123456789")
    monkeypatch.undo()
    assert (tmp_path / "a").read_bytes() == b"0123456789"


@pytest.mark.parametrize("kind", ["link", "link to nowhere", "pipe", "folder", "socket"])
def test_what_is_no_ordinary_file_is_named_and_stays(tmp_path: Path, kind: str) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"precious")
    inside = tmp_path / "inside"
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as unix:
        match kind:
            case "link":
                inside.symlink_to(outside)
            case "link to nowhere":
                inside.symlink_to("nowhere")
            case "pipe":
                os.mkfifo(inside)
            case "folder":
                inside.mkdir()
            case "socket":
                unix.bind(os.path.relpath(inside))
        before = inside.lstat()
        with pytest.raises(GridLabError, match=rf"inside is not an ordinary file but a {kind.split()[0]}"):
            write_whole(inside, b"new")
    assert outside.read_bytes() == b"precious"
    assert inside.lstat() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inside", "outside"]


def test_permissions_stay_and_private_files_are_private(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    path.chmod(0o664)
    write_whole(path, b"x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664
    write_whole(path, b"x", private=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_missing_folder_is_a_known_error(tmp_path: Path) -> None:
    with pytest.raises(GridLabError, match="doesn't exist"):
        write_whole(tmp_path / "gone" / "a", b"x")


def test_a_name_of_255_bytes_can_be_written(tmp_path: Path) -> None:
    write_whole(tmp_path / ("x" * 255), b"x")
    assert (tmp_path / ("x" * 255)).exists()


def test_leftovers_of_dead_processes_go_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from gridlab.store.atomic import temporary_beside; "
    code += "print(temporary_beside(Path(sys.argv[1]) / 'a').name)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    dead = tmp_path / done.stdout.strip()
    dead.write_bytes(b"half")
    living = temporary_beside(tmp_path / "a")
    living.write_bytes(b"half")
    elsewhere = tmp_path / f".gridlab-{'0' * 8}-1-{'0' * 8}-{'0' * 8}.part"
    elsewhere.write_bytes(b"half")
    other = tmp_path / ".gridlab-notes.part"
    other.write_bytes(b"mine")
    assert clean_leftovers(tmp_path) == [dead]
    assert sorted(tmp_path.iterdir()) == sorted([living, elsewhere, other])
    os.utime(elsewhere, (time.time() - 200_000,) * 2)
    assert clean_leftovers(tmp_path) == [elsewhere]


def test_a_leftover_names_neither_machine_nor_user(tmp_path: Path) -> None:
    name = temporary_beside(tmp_path / "a").name
    assert os.uname().nodename not in name


def test_a_pipe_or_folder_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, tmp_path / "gone"):
        with pytest.raises(GridLabError):
            disk.read(path, limit_bytes=10)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 11)
    with pytest.raises(GridLabError, match="10 bytes"):
        disk.read(path, limit_bytes=10)
    path.write_bytes(b"x" * 10)
    assert disk.read(path, limit_bytes=10) == b"x" * 10


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(GridLabError, match="not an ordinary file"):
        write_whole(pipe, b"new")
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
