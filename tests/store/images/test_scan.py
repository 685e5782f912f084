"""A scan gives one image or one refusal for every file, whatever lies in the folder."""

from __future__ import annotations

import os
import socket
import stat
import threading
import unicodedata
from pathlib import Path

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.store.images import bytes as image_bytes
from gridlab.store.images import scan as image_scan
from gridlab.store.images.bytes import sha256_file
from gridlab.store.images.names import raw_name
from gridlab.store.images.scan import list_images, scan
from gridlab.store.images.thumbnails import Thumbnail, ThumbnailCache


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    return folder


def refusals_of(folder: Path) -> dict[str, str]:
    return {refusal.path: refusal.reason for refusal in scan(folder).refusals}


def test_every_file_is_an_image_or_a_refusal(folder, image_files):
    (folder / "b.png").write_bytes(image_files.sound("PNG"))
    (folder / "below" / "further").mkdir(parents=True)
    (folder / "below" / "further" / "a.jpg").write_bytes(image_files.turned("JPEG", 6))
    (folder / "empty.png").write_bytes(b"")
    (folder / "text.jpg").write_text("I am a text.")
    (folder / "cut.jpg").write_bytes(image_files.sound("JPEG")[:-400])
    report = scan(folder)
    assert [(image.name, image.width, image.height) for image in report.images] == [
        ("b.png", 96, 64),
        ("below/further/a.jpg", 96, 64),
    ]
    assert report.images[0].sha256 == sha256_file(folder / "b.png")
    assert [refusal.path for refusal in report.refusals] == ["cut.jpg", "empty.png", "text.jpg"]
    reasons = [refusal.reason for refusal in report.refusals]
    assert "incomplete" in reasons[0] and "empty" in reasons[1] and "text" in reasons[2]


def test_a_suffix_of_another_type_or_of_no_image_is_refused_with_what_to_do(folder, image_files):
    files = {
        "photo.jpg": "PNG",
        "photo.txt": "PNG",
        "photo.png": "JPEG",
        "photo.png.bak": "PNG",
        "a.b.c": "GIF",
    }
    for name, kind in files.items():
        (folder / name).write_bytes(image_files.sound(kind))
    (folder / ("long." + "x" * 200)).write_bytes(image_files.sound("WEBP"))
    (folder / "cut.jpg").write_bytes(image_files.sound("PNG")[:-20])
    report = scan(folder)
    assert report.images == () and report.notes == () and report.duplicates == ()
    reasons = {refusal.path: refusal.reason for refusal in report.refusals}
    assert reasons["photo.jpg"] == "its content is PNG but its name ends in .jpg. Rename it to end in .png."
    assert reasons["photo.txt"] == "its content is PNG but its name ends in .txt. Rename it to end in .png."
    assert reasons["photo.png"] == "its content is JPEG but its name ends in .png. Rename it to end in .jpg."
    assert "ends in .bak" in reasons["photo.png.bak"] and "ends in .c." in reasons["a.b.c"]
    assert max(map(len, reasons.values())) < 120
    # Renaming would not help here.
    assert "incomplete" in reasons["cut.jpg"]


def test_no_suffix_another_letter_case_and_synonyms_are_fine(folder, image_files):
    files = {
        "plain": "WEBP",
        "ends with a dot.": "PNG",
        "A.PNG": "PNG",
        "moving.aPNG": "PNG",
        "below.txt/plain": "PNG",
        "a.jpe": "JPEG",
        "a.JFIF": "JPEG",
        "a.Jpeg": "JPEG",
        "a.dib": "BMP",
        "a.tif": "TIFF",
        "a.TIFF": "TIFF",
        "a.gif": "GIF",
    }
    for number, (name, kind) in enumerate(files.items()):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(image_files.sound(kind) + b"%d" % number)
    report = scan(folder)
    assert {image.name for image in report.images} == set(files)
    assert report.refusals == () and [note.path for note in report.notes] == ["ends with a dot."]


def test_a_renamed_file_that_the_cache_knows_is_judged_by_its_new_name(folder, image_files, tmp_path):
    cache = ThumbnailCache(tmp_path / "cache")
    (folder / "a.jpg").write_bytes(image_files.sound("PNG"))
    for name, sound in (("a.jpg", 0), ("a.png", 1), ("a.gif", 0)):
        next(folder.iterdir()).rename(folder / name)
        report = scan(folder, thumbnails=cache)
        assert (len(report.images), len(report.refusals)) == (sound, 1 - sound)


def test_hidden_and_system_files_are_passed_over(folder, image_files):
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "._photo.png", ".hidden.png"):
        (folder / name).write_bytes(image_files.sound("PNG"))
    (folder / ".git").mkdir()
    (folder / ".git" / "a.png").write_bytes(image_files.sound("PNG"))
    report = scan(folder)
    assert (report.images, report.refusals, len(report.passed_over)) == ((), (), 6)
    assert report.passed_over_said.startswith("6 hidden or system files were skipped: .DS_Store")
    assert report.passed_over_said.endswith(" and 3 more")


def test_folders_that_systems_and_network_disks_make_are_passed_over_in_one_line(folder, image_files):
    real = [
        "a.png",
        "Recycled paper/b.png",
        "lost and found/c.png",
        "@home/d.png",
        "tmp/e.png",
        "$1 bill.png",
    ]
    real += ["foundation.000/f.png", "snapshot/g.png"]
    left = [
        "$RECYCLE.BIN/S-1-5-21/$R3.png", "RECYCLER/a.png", "System Volume Information/a.png",
        "FOUND.001/a.png", "lost+found/a.png", "LOST.DIR/a.png", "@eaDir/1.png/SYNOPHOTO_THUMB_M.png",
        "#recycle/a.png", "@Recycle/a.png", "#snapshot/a.png", "@tmp/a.png", "@Recently-Snapshot/a.png",
        ".@__thumb/a.png", ".Trash-1000/files/a.png", "__MACOSX/a.png", "Network Trash Folder/a.png",
        "below/@eaDir/a.png", "below/ehthumbs.db", "below/Picasa.ini", "below/a.png@SynoEAStream",
    ]  # fmt: skip
    for number, name in enumerate((*real, *left)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(image_files.png(1, 1, 8, 0, bytes([0, number])))
    report = scan(folder)
    assert {image.name for image in report.images} == set(real)
    assert report.refusals == () and report.notes == () and report.duplicates == ()
    assert len(report.passed_over) == len(left)
    assert "$RECYCLE.BIN/" in report.passed_over and "below/Picasa.ini" in report.passed_over
    assert "\n" not in report.passed_over_said


def test_strange_names_are_shown_escaped_and_found_again(folder, image_files):
    nfc, nfd = (unicodedata.normalize(form, "é.png").encode() for form in ("NFC", "NFD"))
    long = b"n" * 251 + b".png"
    names = [
        b"caf\xe9.png",
        b"two\nlines.png",
        b"<script>alert(1)</script>.png".replace(b"/", b"_"),
        long,
        nfc,
        nfd,
    ]
    names += [b"back\\slash.png", b"\x1b[31m.png", "\u202egnp.exe.png".encode()]
    for number, name in enumerate(names):
        with (folder / os.fsdecode(name)).open("wb") as file:
            file.write(
                image_files.forged("PNG", 16, 16)[:-12] + image_files.chunk(b"tEXt", b"n\0%d" % number)
            )
            file.write(image_files.chunk(b"IEND", b""))
    report = scan(folder)
    assert report.refusals == () and len(report.images) == len(names)
    assert [raw_name(image.name) for image in report.images] == sorted(names)
    shown = {image.name for image in report.images}
    assert {
        r"caf\xe9.png",
        r"two\x0alines.png",
        "é.png",
        r"back\\slash.png",
        r"\x1b[31m.png",
    } <= shown
    assert all(name.isprintable() for name in shown)


def test_of_the_same_content_the_first_name_is_the_image_and_both_are_reported(folder, image_files):
    for name in ("b.png", "a.png", "c.png"):
        (folder / name).write_bytes(image_files.sound("PNG"))
    report = scan(folder)
    assert [image.name for image in report.images] == ["a.png"]
    assert [(pair.kept, pair.other) for pair in report.duplicates] == [("a.png", "b.png"), ("a.png", "c.png")]


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        ("007 (1).png", "007.png"),
        ("007(2).png", "007.png"),
        ("Copy of 007.png", "a/007.png"),
        ("007 - Copy.png", "007.png"),
        ("007 - Copy (2).png", "007.png"),
        ("007 copy 2.png", "007.png"),
        ("007 (3rd copy).png", "007.png"),
        ("007 - Kopie.png", "007.png"),
        ("007 (Anna's conflicted copy 2024-01-01).png", "007.png"),
        ("Kopie von 007.png", "z.png"),
        ("photos (1)/007.png", "photos/007.png"),
        ("a/007 (1).png", "b (1)/007.png"),
    ],
)
def test_of_the_same_content_the_name_that_is_no_copys_is_the_image(folder, image_files, copy, original):
    for name in (copy, original):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(image_files.sound("PNG"))
    report = scan(folder)
    assert [image.name for image in report.images] == [original]
    assert [(pair.kept, pair.other) for pair in report.duplicates] == [(original, copy)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a (1).png", "a (2).png"),
        ("photocopy.png", "z.png"),
        ("1 (2019).png", "1.png"),
        ("(1).png", "z (1).png"),
    ],
)
def test_else_the_first_in_byte_order_is_the_image(folder, image_files, first, second):
    for name in (first, second):
        (folder / name).write_bytes(image_files.sound("PNG"))
    assert [image.name for image in scan(folder).images] == [first]


def test_names_that_other_systems_cannot_hold_are_noted(folder, image_files):
    bad = ["12:30.png", "why?.png", "aux.png", "below/con", "x /a.png", "dot.", "back\\slash", "LPT1.a.png"]
    good = ["a.png", "com.png", "auxiliary.png", "console/x.png", "a..png", "é.png", " a.png"]
    twins = ["A.png", "e\u0301.png"]
    for number, name in enumerate((*bad, *good, *twins)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(image_files.png(1, 1, 8, 0, bytes([0, number])))
    (folder / os.fsdecode(b"\xe9.png")).write_bytes(image_files.png(1, 1, 8, 0, bytes([0, 99])))
    report = scan(folder)
    assert report.refusals == () and len(report.images) == len(bad) + len(good) + len(twins) + 1
    notes = {raw_name(note.path).decode("latin-1"): note.note for note in report.notes}
    windows = {name for name, note in notes.items() if note.startswith("Windows cannot hold")}
    assert windows == {*bad, "\xe9.png"}
    beside = {name: note[-6:-1] for name, note in notes.items() if "beside" in note}
    assert beside == {"a.png": "A.png", "é.png".encode().decode("latin-1"): "\u0301.png"}


def test_links_are_not_followed(folder, image_files, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.png").write_bytes(image_files.sound("PNG"))
    (folder / "loop").symlink_to(folder)
    (folder / "out").symlink_to(outside)
    (folder / "file.png").symlink_to(outside / "secret.png")
    (folder / "nowhere.png").symlink_to("nowhere")
    (folder / "self.png").symlink_to("self.png")
    reasons = refusals_of(folder)
    assert set(reasons) == {"loop", "out", "file.png", "nowhere.png", "self.png"}
    assert all("link" in reason for reason in reasons.values())


def test_a_file_that_becomes_a_link_after_listing_is_not_followed(folder, image_files, tmp_path):
    (tmp_path / "secret.png").write_bytes(image_files.sound("PNG"))
    (folder / "a.png").write_bytes(image_files.sound("PNG"))
    listing = list_images(folder)
    (folder / "a.png").unlink()
    (folder / "a.png").symlink_to(tmp_path / "secret.png")
    report = scan(folder, listing)
    assert report.images == () and "link" in report.refusals[0].reason


def test_pipes_and_sockets_are_not_opened(folder):
    os.mkfifo(folder / "pipe.png")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "socket.png"))
        reasons = refusals_of(folder)
    assert set(reasons) == {"pipe.png", "socket.png"}
    assert all("not opened" in reason for reason in reasons.values())


def test_a_pipe_that_takes_the_place_of_a_file_does_not_hold_us_up(folder, image_files):
    (folder / "a.png").write_bytes(image_files.sound("PNG"))
    listing = list_images(folder)
    (folder / "a.png").unlink()
    os.mkfifo(folder / "a.png")
    assert "regular" in scan(folder, listing).refusals[0].reason


@pytest.mark.needs_root
def test_devices_are_not_opened(folder):
    try:
        os.mknod(folder / "zero.png", 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only the superuser makes devices")
    assert "not opened" in refusals_of(folder)["zero.png"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read all")
def test_what_may_not_be_read_is_refused(folder, image_files):
    (folder / "a.png").write_bytes(image_files.sound("PNG"))
    (folder / "a.png").chmod(0)
    (folder / "below").mkdir(mode=0)
    reasons = refusals_of(folder)
    assert "permission" in reasons["a.png"] and "permission" in reasons["below/"]
    (folder / "below").chmod(0o700)


def test_a_read_error_is_a_refusal_and_no_end_of_the_scan(folder, image_files, monkeypatch):
    for name in ("a.png", "b.jpg"):
        (folder / name).write_bytes(image_files.sound("PNG" if name == "a.png" else "JPEG"))
    real = os.open

    def refuse(path, *rest):
        if bytes(path).endswith(b"a.png"):
            raise PermissionError(13, "Permission denied")
        return real(path, *rest)

    monkeypatch.setattr(image_bytes.os, "open", refuse)
    report = scan(folder, workers=1)
    assert [image.name for image in report.images] == ["b.jpg"]
    assert "permission" in report.refusals[0].reason


@pytest.mark.parametrize("change", ["grows", "shrinks", "is gone"])
def test_a_file_that_changes_meanwhile_is_refused(folder, image_files, monkeypatch, change):
    path = folder / "a.png"
    path.write_bytes(image_files.sound("PNG"))
    real = image_bytes._read_all

    def read(handle, size):
        data = real(handle, size)
        if change == "grows":
            path.write_bytes(path.read_bytes() + b"more")
        elif change == "shrinks":
            os.truncate(path, 10)
        return data

    listing = list_images(folder)
    monkeypatch.setattr(image_bytes, "_read_all", read)
    if change == "is gone":
        path.unlink()
    report = scan(folder, listing)
    assert report.images == ()
    assert ("doesn't exist" if change == "is gone" else "changed") in report.refusals[0].reason


def test_progress_comes_from_the_calling_thread_and_ends_complete(folder, image_files):
    for number in range(50):
        (folder / f"{number}.png").write_bytes(image_files.sound("PNG"))
    seen: list[tuple[int, int]] = []
    threads = set()

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        threads.add(threading.current_thread())

    scan(folder, progress=progress, workers=4)
    assert threads == {threading.current_thread()}
    assert seen == sorted(seen) and seen[0] == (0, 50) and seen[-1] == (50, 50)


def test_a_scan_can_be_cancelled(folder, image_files, monkeypatch):
    monkeypatch.setattr(image_scan, "_REPORT_SECONDS", 0)
    # Progress is told some twenty times a second: enough files for more than one report.
    data, many = image_files.sound("PNG"), 10_000
    for number in range(many):
        (folder / f"{number}.png").write_bytes(data)
    cancel, seen = Cancel(), []

    def progress(done: int, total: int) -> None:
        seen.append(done)
        if done:
            cancel.set()

    before = threading.active_count()
    with pytest.raises(Cancelled):
        scan(folder, progress=progress, cancel=cancel, workers=2)
    assert seen[-1] < many and threading.active_count() == before


def test_what_the_cache_knows_is_not_decoded_again(folder, image_files, tmp_path, monkeypatch):
    (folder / "a.png").write_bytes(image_files.sound("PNG"))
    (folder / "t.jpg").write_bytes(image_files.turned("JPEG", 5))
    frames = [image_files.quarters(), image_files.quarters().rotate(180)]
    (folder / "z.gif").write_bytes(
        image_files.saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    )
    cache = ThumbnailCache(tmp_path / "cache")
    first = scan(folder, thumbnails=cache)
    assert len(first.images) == 3 and len(first.notes) == 1
    monkeypatch.setattr(image_scan, "examine", lambda *_, **__: pytest.fail("decoded again"))
    assert scan(folder, thumbnails=ThumbnailCache(tmp_path / "cache")) == first


def test_what_the_cache_says_has_to_fit_the_file(folder, image_files, tmp_path):
    cache = ThumbnailCache(tmp_path / "cache")
    (folder / "text.png").write_text("I am a text.")
    (folder / "a.png").write_bytes(image_files.sound("PNG"))
    for path in folder.iterdir():
        cache.put(sha256_file(path), Thumbnail("PNG", 999, 9, (), b""))
    report = scan(folder, thumbnails=cache)
    assert [(image.name, image.width, image.height) for image in report.images] == [("a.png", 96, 64)]
    assert [refusal.path for refusal in report.refusals] == ["text.png"]


def test_a_folder_that_is_not_there_is_a_known_error(tmp_path):
    with pytest.raises(GridLabError, match="doesn't exist"):
        scan(tmp_path / "nowhere")


def test_an_empty_folder_has_no_images(folder):
    assert scan(folder).images == ()
