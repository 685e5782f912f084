"""The cache of thumbnails gives back what it was given, or nothing."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import struct
import subprocess
import sys
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from gridlab.store.images import thumbnails
from gridlab.store.images.reader import check_image, examine
from gridlab.store.images.thumbnails import THUMBNAIL_BOX, Thumbnail, ThumbnailCache, make_thumbnail
from gridlab.store.places import cache_folder

SHA256 = hashlib.sha256(b"apple").hexdigest()


@pytest.fixture
def cache(tmp_path: Path) -> ThumbnailCache:
    return ThumbnailCache(tmp_path / "cache")


def test_a_thumbnail_comes_back_with_what_the_check_found(cache, image_files):
    thumbnail = make_thumbnail(check_image(image_files.turned("JPEG", 6), box=THUMBNAIL_BOX))
    assert cache.get(SHA256) is None
    cache.put(SHA256, thumbnail)
    assert cache.get(SHA256) == thumbnail
    assert (thumbnail.kind, thumbnail.width, thumbnail.height) == ("JPEG", 96, 64)
    pixels = cache.pixels(SHA256)
    assert pixels and (pixels.width, pixels.height) == (96, 64)


def test_a_transparent_image_keeps_its_alpha(cache, image_files):
    clear = image_files.quarters().convert("RGBA")
    clear.putalpha(99)
    cache.put(SHA256, make_thumbnail(check_image(image_files.saved(clear, "PNG"), box=THUMBNAIL_BOX)))
    pixels = cache.pixels(SHA256)
    assert pixels and not pixels.opaque and pixels.rgba[3] == 99


def test_of_a_small_image_only_the_facts_are_kept_until_its_picture_is_shown(cache, image_files):
    data = image_files.turned("JPEG", 6)
    facts = make_thumbnail(examine(data, box=THUMBNAIL_BOX))
    assert facts.picture == b""
    cache.put(SHA256, facts)
    assert cache.get(SHA256) == facts and cache.pixels(SHA256) is None
    cache.put(SHA256, make_thumbnail(check_image(data, box=THUMBNAIL_BOX)))
    assert cache.pixels(SHA256) is not None


def test_several_thumbnails_come_at_once(cache):
    there = {f"{number:064x}": Thumbnail("PNG", number + 1, 1, (), b"x") for number in range(100)}
    cache.put_all(list(there.items()))
    assert cache.get_all([*there, SHA256]) == there
    assert cache.get_all([]) == {}


def test_the_users_cache_is_the_usual_place(own_home):
    ThumbnailCache().put(SHA256, Thumbnail("PNG", 1, 1, (), b"x"))
    assert (cache_folder() / "thumbnails" / "thumbnails.sqlite").is_file()
    assert ThumbnailCache().get(SHA256)


def test_a_damaged_entry_is_as_if_it_was_not_there(cache, tmp_path):
    cache.put(SHA256, Thumbnail("PNG", 30, 20, ("a note",), b"picture"))
    with closing(sqlite3.connect(tmp_path / "cache" / "thumbnails.sqlite", isolation_level=None)) as database:
        ((whole,),) = database.execute("SELECT body FROM thumbnail").fetchall()
        for place in range(len(whole)):
            for body in (
                whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :],
                whole[:place],
                "text",
            ):
                database.execute("UPDATE thumbnail SET body = ?", (body,))
                assert cache.get(SHA256) is None
        database.execute("UPDATE thumbnail SET body = ?", (whole,))
    assert cache.get(SHA256) is not None


@pytest.mark.parametrize("damage", ["text", "zeros in the middle", "half", "empty", "other tables"])
def test_a_damaged_cache_is_begun_anew(tmp_path, damage):
    cache = ThumbnailCache(tmp_path)
    sha256s = [f"{number:064x}" for number in range(200)]
    for sha256 in sha256s:
        cache.put(sha256, Thumbnail("PNG", 1, 1, (), bytes(3000)))
    cache.close()
    path = tmp_path / "thumbnails.sqlite"
    whole = path.read_bytes()
    middle = len(whole) // 2
    if damage == "other tables":
        path.unlink()
        with closing(sqlite3.connect(path)) as database:
            database.execute("CREATE TABLE thumbnail (x)")
    else:
        path.write_bytes(
            {
                "text": b"I am no database. " * 1000,
                "zeros in the middle": whole[:20_000] + bytes(len(whole) - 40_000) + whole[-20_000:],
                "half": whole[:middle],
                "empty": b"",
            }[damage]
        )
    for _ in range(2):
        for sha256 in sha256s:
            found = cache.get(sha256)
            assert found is None or found.picture == bytes(3000)
    for sha256 in sha256s * 2:
        cache.put(sha256, Thumbnail("PNG", 2, 2, (), b"new"))
    assert all(found and found.width == 2 for found in map(cache.get, sha256s))


def packed(kind: int, width: int, height: int, notes: bytes, picture: bytes) -> bytes:
    """An entry with a right checksum, whatever it says."""
    facts = (width, height, kind, len(notes))
    body = notes + picture
    checksum = zlib.crc32(body, zlib.crc32(struct.pack("<4sIIIHH", b"GT01", 0, *facts)))
    return struct.pack("<4sIIIHH", b"GT01", checksum, *facts) + body


@pytest.mark.parametrize(
    "body",
    [
        packed(99, 1, 1, b"", b"x"),
        packed(0, 0, 1, b"", b"x"),
        packed(0, 4_000_000_000, 4_000_000_000, b"", b"x"),
        packed(0, 1, 1, b"\xff", b"x"),
        packed(0, 1, 1, b"", bytes(2_000_000)),
    ],
)
def test_an_entry_that_says_what_cannot_be_is_as_if_it_was_not_there(cache, tmp_path, body):
    cache.put(SHA256, Thumbnail("PNG", 30, 20, (), b"picture"))
    with closing(sqlite3.connect(tmp_path / "cache" / "thumbnails.sqlite", isolation_level=None)) as database:
        database.execute("UPDATE thumbnail SET body = ?", (body,))
    assert cache.get(SHA256) is None
    cache.put(SHA256, Thumbnail("PNG", 30, 20, (), b"picture"))
    assert cache.get(SHA256) == Thumbnail("PNG", 30, 20, (), b"picture")


def test_a_note_with_braces_comes_back(cache):
    cache.put(SHA256, Thumbnail("PNG", 1, 1, ("a profile called {0}",), b"x"))
    assert cache.get(SHA256).notes == ("a profile called {0}",)


def test_a_picture_of_another_shape_is_not_shown(cache, image_files):
    for size, shown in (((96, 64), True), ((64, 96), False), ((3000, 2000), False)):
        picture = image_files.saved(image_files.quarters(*size), "JPEG")
        cache.put(SHA256, Thumbnail("JPEG", 96, 64, (), picture))
        assert (cache.pixels(SHA256) is not None) == shown


@pytest.mark.parametrize(
    "poison",
    [
        "CREATE TRIGGER more AFTER INSERT ON thumbnail BEGIN DELETE FROM thumbnail; END",
        "DROP TABLE thumbnail; CREATE VIEW thumbnail AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL"
        " SELECT x + 1 FROM n) SELECT x AS sha256, x AS used, x AS body FROM n",
        "ALTER TABLE thumbnail RENAME COLUMN used TO unused",
        "DROP TABLE thumbnail; CREATE TABLE other (x)",
        "DROP INDEX thumbnail_used",
    ],
)
def test_a_cache_with_anything_else_in_it_is_begun_anew(tmp_path, poison):
    cache = ThumbnailCache(tmp_path)
    cache.put(SHA256, Thumbnail("PNG", 1, 1, (), b"x"))
    cache.close()
    with closing(sqlite3.connect(tmp_path / "thumbnails.sqlite", isolation_level=None)) as database:
        database.executescript(poison)
    for _ in range(2):
        cache.get(SHA256)
        cache.put(SHA256, Thumbnail("PNG", 2, 2, (), b"new"))
    assert cache.get(SHA256).picture == b"new"


@pytest.mark.parametrize("name", ["thumbnails.sqlite", "thumbnails.sqlite-wal", "thumbnails.sqlite-journal"])
@pytest.mark.parametrize("kind", ["pipe", "link", "circle", "folder"])
def test_what_is_no_regular_file_is_never_opened_as_the_cache(tmp_path, name, kind):
    mine = tmp_path / "mine"
    mine.write_bytes(b"precious")
    folder = tmp_path / "cache"
    folder.mkdir()
    if kind == "pipe":
        os.mkfifo(folder / name)
    elif kind == "folder":
        (folder / name / "below").mkdir(parents=True)
    else:
        (folder / name).symlink_to(mine if kind == "link" else name)
    cache = ThumbnailCache(folder)
    for _ in range(2):
        cache.put(SHA256, Thumbnail("PNG", 1, 1, (), b"x"))
    assert cache.get(SHA256) is not None
    assert mine.read_bytes() == b"precious"


def test_a_cache_that_cannot_be_written_harms_nobody(tmp_path):
    (tmp_path / "cache").write_text("a file in the way")
    cache = ThumbnailCache(tmp_path / "cache")
    cache.put(SHA256, Thumbnail("PNG", 1, 1, (), b"x"))
    assert cache.get(SHA256) is None


def test_the_cache_stays_below_its_limit_and_keeps_what_was_used_last(tmp_path, monkeypatch):
    cache = ThumbnailCache(tmp_path, limit_bytes=1_000_000)
    sha256s = [f"{number:064x}" for number in range(1600)]
    for number, sha256 in enumerate(sha256s):
        monkeypatch.setattr(thumbnails.time, "time", lambda days=number // 100: days * 86_400.0)
        cache.put(sha256, Thumbnail("PNG", 1, 1, (), bytes(1000)))
        if number >= 100:
            assert cache.get(sha256s[0]), number
    kept = [cache.get(sha256) is not None for sha256 in sha256s]
    assert sum(kept) <= 1000 + 500 and not all(kept)
    assert kept[-1] and kept[0] and not kept[1]
    cache.close()
    assert (tmp_path / "thumbnails.sqlite").stat().st_size < 2_500_000


def test_something_that_is_no_sha256_never_becomes_a_path(cache):
    with pytest.raises(ValueError, match="SHA-256"):
        cache.get("../../etc/passwd")


def test_several_processes_share_a_cache(tmp_path):
    work = (
        "import sys; from pathlib import Path\n"
        "from gridlab.store.images.thumbnails import Thumbnail, ThumbnailCache\n"
        "cache = ThumbnailCache(Path(sys.argv[1]), limit_bytes=100_000)\n"
        "for number in range(600):\n"
        "    sha256 = f'{number % 150:064x}'\n"
        "    cache.put(sha256, Thumbnail('PNG', number % 150 + 1, 1, (), bytes(900)))\n"
        "    found = cache.get(f'{(number * 7) % 150:064x}')\n"
        "    assert found is None or found.width == (number * 7) % 150 + 1\n"
    )
    folder = str(tmp_path / "cache")
    running = [subprocess.Popen([sys.executable, "-c", work, folder]) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
