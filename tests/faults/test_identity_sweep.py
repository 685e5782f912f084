"""No output holds who answered, who ran the program or where: every byte of every file is looked through."""

from __future__ import annotations

import gzip
import io
import os
import random
import socket
import sqlite3
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import h5py
import numpy as np
import pytest
from PIL import Image as Picture
from PIL.PngImagePlugin import PngInfo

HERE = Path(__file__).parent
# Words that cannot come about by chance.
USER, HOME, FOLDER = "zx9quser", "zx9qhome", "zx9qdesk"
PERSON, MAIL, PLATFORM = "Zx9qjane Doe", "zx9qjane@example.org", "5f3c9a7b1e2d4c6f8a0b9d7e"
EXIF, TEXT, ANSWER = "Zx9qartist", "Zx9qcomment", "Zx9qprivate"
NOWHERE = (USER, HOME, FOLDER, "Zx9qjane", MAIL, PLATFORM)
NOT_EXPORTED = (*NOWHERE, EXIF, TEXT, ANSWER)
# Answers a session in a process that has the environment of the person above.
SITTING = """
import random, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from session_robot import QuickClock, next_step
from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import prepare_session
from gridlab.app.study import open_study
from gridlab.domain.flow import ConsentPage, EndPage, QuestionsPage
from gridlab.domain.session import Display
from gridlab.store.sessions.keys_file import Key, write_keys

study = open_study(Path(sys.argv[1]))
write_keys(study.study.id, [Key("P01", sys.argv[3], sys.argv[4], sys.argv[5])])
choose, answered, resume = random.Random(3), 0, False
while True:
    prepared = prepare_session(study, SessionWish("P01", "tiny", resume=resume))
    runner = prepared.begin(display=Display(1280, 800), clock=QuickClock())
    while not isinstance(runner.page, EndPage):
        page = runner.page
        if isinstance(page, ConsentPage):
            step = runner.agree()
        elif isinstance(page, QuestionsPage):
            step = runner.answer_questions({"who": sys.argv[6], "age": "31"})
        else:
            step = next_step(runner, choose)
        runner.write(step)
        runner.complete(step)
        answered += 1
        if answered == 9:
            break
    over = isinstance(runner.page, EndPage)
    runner.close()
    if over:
        break
    resume = True
"""
DESIGN = """{"format": "gridlab-design", "version": 1, "name": "tiny",
 "pages": {"consent": "Agree?", "instructions": "", "debrief": "", "completion_code": ""},
 "questions": [{"id": "who", "text": "Who?", "kind": "text", "required": true, "when": "before"},
               {"id": "age", "text": "Age?", "kind": "number", "when": "before", "export": true}],
 "blocks": [{"grid": {"rows": 2, "columns": 2, "choose": 2},
             "screens": {"main": 12, "shared": 2, "practice": 1, "catch": 1, "repeat": 1}}]}"""


def views(data: bytes, name: str) -> Iterator[bytes]:
    """The bytes as they are, and everything that is packed in them."""
    yield data
    if data.startswith(b"\x89HDF"):
        with h5py.File(io.BytesIO(data)) as file:
            yield from hdf5_texts(file)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for member in packed.namelist():
                yield member.encode()
                yield from views(packed.read(member), member)
    elif data.startswith(b"\x1f\x8b"):
        yield from views(gzip.decompress(data), name)
    elif data.startswith(b"SQLite"):
        connection = sqlite3.connect(":memory:")
        connection.deserialize(data)
        yield "\n".join(connection.iterdump()).encode()
        connection.close()
    elif data.startswith(b"\x89PNG"):
        with Picture.open(io.BytesIO(data)) as picture:
            picture.load()
            yield repr(picture.info).encode()


def hdf5_texts(file: h5py.File) -> Iterator[bytes]:
    """Names, attributes and strings of an HDF5 file, unpacked."""
    found: list[object] = [file]
    file.visititems(lambda _, one: found.append(one))
    for one in found:
        yield one.name.encode()  # type: ignore[attr-defined]
        yield repr({key: one.attrs[key] for key in one.attrs}).encode()  # type: ignore[attr-defined]
        if isinstance(one, h5py.Dataset):
            values = one[()]
            yield repr(values).encode() if one.dtype.kind == "O" else np.asarray(values).tobytes()
            if h5py.check_string_dtype(one.dtype):
                yield "\n".join(np.atleast_1d(one.asstr()[()]).ravel().tolist()).encode()


def hits(data: bytes, name: str, words: tuple[str, ...]) -> list[str]:
    """Which words are in a file, in whatever packing, case and encoding."""
    found = []
    for seen in (name.encode(), *views(data, name)):
        low = seen.lower()
        for word in words:
            plain = word.lower()
            if any(plain.encode(code) in low for code in ("utf-8", "utf-16-le", "utf-32-le")):
                found.append(word)
    return found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A study on the desk of a person with telling names, and that person's environment."""
    home = tmp_path_factory.mktemp("station") / HOME
    desk = home / FOLDER
    pictures = desk / "pictures"
    pictures.mkdir(parents=True)
    for shade in range(9):
        picture = Picture.new("RGB", (16, 16), (shade * 28, 40, 90))
        if shade % 2:
            exif = Picture.Exif()
            exif[0x013B] = EXIF
            picture.save(pictures / f"{shade}.jpg", exif=exif, comment=TEXT.encode())
        else:
            info = PngInfo()
            info.add_text("Author", EXIF)
            info.add_text("Comment", TEXT, zip=True)
            picture.save(pictures / f"{shade}.png", pnginfo=info)
    (desk / "exports").mkdir()
    (desk / "tiny.json").write_text(DESIGN, encoding="utf-8")
    person = {"HOME": str(home), "USER": USER, "LOGNAME": USER, "USERNAME": USER}
    kept = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ}
    return desk, {**kept, **person, "QT_QPA_PLATFORM": "offscreen"}


def run(desk: tuple[Path, dict[str, str]], *words: str) -> str:
    folder, environment = desk
    done = subprocess.run(
        [sys.executable, *words],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


def test_no_output_tells_who_answered_or_whose_machine_it_was(desk: tuple[Path, dict[str, str]]) -> None:
    folder = desk[0]
    gridlab = ("-m", "gridlab")
    run(desk, *gridlab, "new", "study", "--images", "pictures", "--design", "tiny.json")
    run(desk, "-c", SITTING, "study", str(HERE), PERSON, PLATFORM, MAIL, ANSWER)
    run(desk, *gridlab, "simulate", "study", "--design", "tiny", "--annotators", "3")
    said = []
    for purpose in ("main", "simulated"):
        out = f"out-{purpose}.h5"
        options = ["--also", "csv,psiz,cblearn,psychds", "--thumbnails", "--purpose", purpose]
        said.append(run(desk, *gridlab, "export", "study", "-o", f"exports/{out}", *options))
    run(desk, *gridlab, "preview", "study", "--design", "tiny", "-o", "exports/screen.png")
    known = run(desk, *gridlab, "--help")
    if " embed " in known:
        fitted = ["exports/out-simulated.h5", "--dims", "2", "-o", "exports/e.h5"]
        said.append(run(desk, *gridlab, "embed", *fitted))
    told = [command for command in ("sessions", "quality", "check") if f" {command} " in known]
    said += [run(desk, *gridlab, command, "study", "--json") for command in told]
    here = socket.gethostname()
    host = (here,) if len(here) > 5 and here != "localhost" else ()
    wrong, files = [], 0
    for root, words in ((folder / "study", NOWHERE), (folder / "exports", NOT_EXPORTED)):
        for path in sorted(root.rglob("*")):
            if path.is_file() and "images" not in path.relative_to(root).parts[:1]:
                files += 1
                found = hits(path.read_bytes(), path.relative_to(root).as_posix(), (*words, *host))
                wrong += [(str(path.relative_to(folder)), word) for word in found]
    # Where a file was written is told on the terminal as it was asked for: relative, without home or user.
    wrong += [("terminal", word) for word in NOT_EXPORTED for text in said if word.lower() in text.lower()]
    assert files > 15
    assert wrong == []


@pytest.mark.parametrize("packing", ["plain", "utf-16", "hdf5", "npz", "png", "gzip", "sqlite"])
def test_the_sweep_finds_a_word_in_every_packing(packing: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    noise = "".join(random.Random(1).choices("abcdef ", k=5000))
    text = f"{noise}{PERSON}{noise}"
    if packing == "hdf5":
        with h5py.File(path, "w") as file:
            file.create_dataset("a/b", data=[text] * 9, compression="gzip", dtype=h5py.string_dtype())
    elif packing == "npz":
        np.savez_compressed(path.with_suffix(".npz"), names=np.array([text]))
        path = path.with_suffix(".npz")
    elif packing == "png":
        info = PngInfo()
        info.add_text("Comment", text, zip=True)
        Picture.new("L", (2, 2)).save(path, "PNG", pnginfo=info)
    elif packing == "sqlite":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE t (x)")
            connection.execute("INSERT INTO t VALUES (?)", (text,))
        connection.close()
    else:
        data = text.encode("utf-16" if packing == "utf-16" else "utf-8")
        path.write_bytes(gzip.compress(data) if packing == "gzip" else data)
    assert hits(path.read_bytes(), "out", (PERSON,))
    assert not hits(zlib.compress(noise.encode()), "out", (PERSON,))
