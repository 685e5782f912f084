"""A study is made whole from a folder of images, or nothing is left; every file is accounted for."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Picture

from gridlab.app.checking import check_study
from gridlab.app.designs import design_names
from gridlab.app.image_set import add_images
from gridlab.app.study import image_path, open_study, relink_images
from gridlab.app.study_create import create_study
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.store import disk
from gridlab.store.design_file import gallery_design, write_design
from gridlab.store.images import copying
from gridlab.store.images.copying import Copy, put_images
from gridlab.store.images.labels_csv import match_labels, read_table
from gridlab.store.images.scan import scan
from gridlab.store.settings import read_settings

Pictures = Callable[..., Path]


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    """Make a folder with a small PNG, each with a content of its own, for each name."""

    def make(*names: str | bytes, folder: str = "pictures") -> Path:
        place = tmp_path / folder
        for name in names:
            path = place / os.fsdecode(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            colour = hash_of(os.fsencode(folder) + os.fsencode(name))
            Picture.new("RGB", (8, 6), colour).save(path, "PNG")
        return place

    return make


def hash_of(name: bytes) -> tuple[int, int, int]:
    import hashlib

    red, green, blue = hashlib.sha256(name).digest()[:3]
    return red, green, blue


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_a_study_has_its_folders_its_images_and_the_default_design(
    tmp_path: Path, pictures: Pictures
) -> None:
    source = pictures("b.png", "a.png", "sub/c.png")
    opened, report = create_study(tmp_path / "Food", source)
    assert [image.name for image in opened.study.images] == ["a.png", "b.png", "sub/c.png"]
    assert report.images == opened.study.images
    assert opened.study.title == "Food"
    assert len(opened.study.id) == 32
    assert files_of(opened.folder) == {
        "study.json", "exclusions.json", "designs", "designs/grid-16-choose-4.json", "sessions", "exports",
        "images", "images/a.png", "images/b.png", "images/sub", "images/sub/c.png",
    }  # fmt: skip
    assert open_study(opened.folder) == opened
    for image in opened.study.images:
        assert image_path(opened, image).read_bytes() == (source / image.name).read_bytes()
    assert check_study(opened.folder) == []


def test_a_program_that_saves_in_place_does_not_reach_the_images_of_the_study(
    tmp_path: Path, pictures: Pictures
) -> None:
    source = pictures("a.png", "b.png")
    opened, _ = create_study(tmp_path / "study", source)
    opened, _ = add_images(opened, [pictures("c.png", folder="more")])
    for path in (source / "a.png", tmp_path / "more" / "c.png"):
        with path.open("r+b") as file:
            file.write(b"changed")
    assert check_study(opened.folder) == []


@pytest.mark.needs_root
def test_images_are_cloned_where_the_file_system_can(
    tmp_path: Path, pictures: Pictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() or shutil.which("mkfs.btrfs") is None:
        pytest.skip("needs the superuser and mkfs.btrfs")
    disk_image, mount = tmp_path / "disk", tmp_path / "mount"
    with disk_image.open("wb") as file:
        file.truncate(200_000_000)
    mount.mkdir()
    subprocess.run(["mkfs.btrfs", "-q", disk_image], check=True)
    if subprocess.run(["mount", "-o", "loop", disk_image, mount], check=False).returncode:
        pytest.skip("no loop device")
    try:
        source = pictures("a.png", "b.png", folder="mount/pictures")
        monkeypatch.setattr(disk, "write", lambda *_: pytest.fail("copied"))
        put, refused = put_images(
            Copy(image, source, mount / image.name, image.name) for image in scan(source).images
        )
        assert len(put) == 2 and refused == ()
        (mount / "a.png").write_bytes(b"changed")
        assert (source / "a.png").read_bytes() != b"changed"
    finally:
        subprocess.run(["umount", mount], check=True)


def a_disk_like_fat(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Let no file be made whose name has a colon, nor one that differs from another in capitals alone."""
    real, made = os.open, set()

    def open_it(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if flags & os.O_CREAT:
            if ":" in os.fsdecode(path):
                raise OSError(code, "refused")
            if os.fsdecode(path).lower() in made:
                raise FileExistsError(errno.EEXIST, "there")
        handle = real(path, flags, *rest, **more)
        if flags & os.O_CREAT:
            made.add(os.fsdecode(path).lower())
        return handle

    monkeypatch.setattr(copying.os, "open", open_it)


@pytest.mark.parametrize("code", [errno.EINVAL, errno.EILSEQ, errno.ENOENT, errno.EPERM, errno.ENAMETOOLONG])
def test_a_name_that_the_target_disk_cannot_hold_is_one_refused_file(
    tmp_path: Path, pictures: Pictures, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    source = pictures("12:30.png", "b.png", "C.png", "c.png")
    more = pictures("12:45.png", "d.png", folder="more")
    a_disk_like_fat(monkeypatch, code)
    opened, report = create_study(tmp_path / "study", source)
    assert [image.name for image in opened.study.images] == ["C.png", "b.png"]
    reasons = {refusal.path: refusal.reason for refusal in report.refusals}
    assert set(reasons) == {"12:30.png", "c.png"}
    assert "name" in reasons["12:30.png"] and "another file" in reasons["c.png"]
    opened, report = add_images(opened, [more])
    assert [image.name for image in opened.study.images] == ["C.png", "b.png", "d.png"]
    assert [refusal.path for refusal in report.refusals] == ["12:45.png"]
    assert check_study(opened.folder) == []


def test_a_path_that_gets_too_long_in_the_study_is_one_refused_file(
    tmp_path: Path, pictures: Pictures
) -> None:
    long = "/".join("n" * 200 for _ in range(5)) + "/a.png"
    source = pictures(long, "b.png", "c.png", folder="p")
    deep = tmp_path
    while len(str(deep)) < 3000:
        deep = deep / ("d" * 200)
    opened, report = create_study(deep / "study", source)
    assert [image.name for image in opened.study.images] == ["b.png", "c.png"]
    assert [(refusal.path, "too long" in refusal.reason) for refusal in report.refusals] == [(long, True)]


def test_a_study_of_which_the_disk_holds_too_few_images_is_none(
    tmp_path: Path, pictures: Pictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_disk_like_fat(monkeypatch, errno.EINVAL)
    with pytest.raises(GridLabError, match="only one good image"):
        create_study(tmp_path / "study", pictures("12:30.png", "b.png"))
    assert not (tmp_path / "study").exists()


def test_two_programs_do_not_make_one_study(tmp_path: Path, pictures: Pictures) -> None:
    source, seen = pictures("a.png", "b.png"), []

    def progress(done: int, total: int) -> None:
        if done > total // 2 and not seen:
            with pytest.raises(GridLabError, match="Another program is making") as caught:
                create_study(tmp_path / "study", source)
            seen.append(caught.value)

    create_study(tmp_path / "study", source, progress=progress)
    assert seen and check_study(tmp_path / "study") == []


def test_bad_files_and_doubles_are_reported_and_only_good_ones_copied(
    tmp_path: Path, pictures: Pictures
) -> None:
    source = pictures("b.png", "c.png")
    (source / "a.png").write_bytes((source / "b.png").read_bytes())
    (source / "text.jpg").write_text("no picture")
    (source / "empty.png").write_bytes(b"")
    (source / "link.png").symlink_to(source / "b.png")
    opened, report = create_study(tmp_path / "study", source)
    assert [image.name for image in opened.study.images] == ["a.png", "c.png"]
    assert [(same.kept, same.other) for same in report.duplicates] == [("a.png", "b.png")]
    assert {refusal.path for refusal in report.refusals} == {"text.jpg", "empty.png", "link.png"}
    assert files_of(opened.folder / "images") == {"a.png", "c.png"}


def test_names_of_any_bytes_are_copied_and_found_again(tmp_path: Path, pictures: Pictures) -> None:
    names = [b"\xff\xfe.png", b"a\nb.png", b"back\\slash.png", "e\u0301.png".encode(), "\u00e9.png".encode()]
    names += [b"<script>.png", b"x" * 251 + b".png"]
    opened, report = create_study(tmp_path / "study", pictures(*names))
    assert len(opened.study.images) == len(names)
    assert report.refusals == ()
    again = open_study(opened.folder)
    assert {os.fsencode(image_path(again, image).name) for image in again.study.images} == set(names)
    assert check_study(opened.folder) == []


@pytest.mark.parametrize("names", [(), ("a.png",)])
def test_fewer_than_two_good_images_make_no_study(
    tmp_path: Path, pictures: Pictures, names: tuple[str, ...]
) -> None:
    source = pictures(*names) if names else tmp_path / "pictures"
    source.mkdir(exist_ok=True)
    (source / "notes.txt").write_text("no picture")
    with pytest.raises(GridLabError, match=r"notes\.txt"):
        create_study(tmp_path / "study", source)
    assert not (tmp_path / "study").exists()


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path, pictures: Pictures) -> None:
    source = pictures("a.png", "b.png")
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "thesis.doc").write_text("precious")
    with pytest.raises(GridLabError, match="not an empty folder"):
        create_study(taken, source)
    assert files_of(taken) == {"thesis.doc"}
    empty = tmp_path / "empty"
    empty.mkdir()
    create_study(empty, source)
    with pytest.raises(GridLabError, match="is already a study"):
        create_study(empty, source)
    assert check_study(empty) == []


def test_linked_images_stay_where_they_are_and_this_machine_remembers(
    tmp_path: Path, pictures: Pictures
) -> None:
    source = pictures("a.png", "b.png")
    opened, _ = create_study(tmp_path / "study", source, link=True)
    assert "images" not in files_of(opened.folder)
    assert read_settings().linked == {opened.study.id: str(source)}
    assert open_study(opened.folder).image_folder == source
    for path in opened.folder.rglob("*.json"):
        assert str(tmp_path) not in path.read_text()
    assert check_study(opened.folder) == []


def test_on_another_machine_linked_images_are_matched_by_content(
    tmp_path: Path, pictures: Pictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = pictures("a.png", "b.png", "c.png")
    create_study(tmp_path / "study", source, link=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other machine"))
    opened = open_study(tmp_path / "study")
    assert not opened.has_images
    assert ["linked" in finding.what for finding in check_study(opened.folder)] == [True]
    other = tmp_path / "other"
    source.rename(other)
    moved = relink_images(opened, other)
    assert moved.image_folder == other
    assert open_study(opened.folder) == moved
    (other / "a.png").write_bytes((other / "b.png").read_bytes())
    (other / "c.png").unlink()
    with pytest.raises(GridLabError) as caught:
        relink_images(moved, other)
    assert "missing (c.png)" in str(caught.value)
    assert "another content (a.png)" in str(caught.value)


def test_labels_come_with_the_images_and_unknown_names_are_told(tmp_path: Path, pictures: Pictures) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text("file,category\na.png,fruit\nb.png,\nz.png,fruit\n")
    opened, report = create_study(tmp_path / "study", pictures("a.png", "b.png"), labels_csv=labels)
    assert [image.label for image in opened.study.images] == ["fruit", ""]
    assert [note.path for note in report.notes] == ["labels.csv"]
    assert "z.png" in report.notes[0].note
    labels.write_text("name;label\nb.png;bread\n")
    match = match_labels(opened.study.images, read_table(labels))
    assert match.unmatched == ()
    assert [(row.after.name, row.after.label) for row in match.changed] == [("b.png", "bread")]


def test_labels_given_to_any_name_of_a_content_come_and_bad_rows_are_told(
    tmp_path: Path, pictures: Pictures
) -> None:
    source = pictures("007.png", "b.png", "sub/c.png")
    (source / "007 (1).png").write_bytes((source / "007.png").read_bytes())
    labels = tmp_path / "labels.csv"
    labels.write_text('file,label\n007 (1).png,spy\nb.png,"sweet\nfruit"\nc.png,bread\n')
    opened, report = create_study(tmp_path / "study", source, labels_csv=labels)
    assert [image.label for image in opened.study.images] == ["spy", "", "bread"]
    assert [note.note for note in report.notes] == ["row 3, b.png: its label has a line break"]


def test_alternative_texts_come_from_the_labels_file_too(tmp_path: Path, pictures: Pictures) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text("name,label,alt\na.png,fruit,A red apple\nb.png,,\n")
    opened, _ = create_study(tmp_path / "study", pictures("a.png", "b.png"), labels_csv=labels)
    assert [image.alt for image in open_study(opened.folder).study.images] == ["A red apple", ""]
    labels.write_text("name,label,alternative text\nb.png,bread,A loaf\n")
    (row,) = match_labels(opened.study.images, read_table(labels)).changed
    assert (row.after.name, row.after.label, row.after.alt) == ("b.png", "bread", "A loaf")


def test_labels_that_fit_no_image_make_no_study(tmp_path: Path, pictures: Pictures) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text("file,label\nx.png,fruit\n")
    with pytest.raises(GridLabError, match=r"x\.png"):
        create_study(tmp_path / "study", pictures("a.png", "b.png"), labels_csv=labels)
    assert not (tmp_path / "study").exists()


def test_designs_are_taken_from_the_gallery_or_a_file(tmp_path: Path, pictures: Pictures) -> None:
    write_design(tmp_path / "mine.json", gallery_design("triplet"))
    source = pictures("a.png", "b.png")
    names = ("grid-8-choose-2", str(tmp_path / "mine.json"))
    opened, _ = create_study(tmp_path / "study", source, designs=names)
    assert design_names(opened) == ["grid-8-choose-2", "mine"]
    for wrong in (("grid-9",), ("gone.json",), ("triplet", "triplet")):
        with pytest.raises(GridLabError):
            create_study(tmp_path / "no", source, designs=wrong)
        assert not (tmp_path / "no").exists()


@pytest.mark.parametrize("nth", range(0, 14, 2))
def test_when_the_disk_fails_nothing_is_left(
    tmp_path: Path, pictures: Pictures, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    source = pictures("a.png", "b.png")
    calls = 0
    for name in ("write", "fsync", "replace", "fsync_folder"):
        real = getattr(disk, name)

        def call(*arguments: Any, real: Callable[..., Any] = real) -> Any:
            nonlocal calls
            calls += 1
            if calls == nth + 1:
                raise OSError(errno.ENOSPC, "full")
            return real(*arguments)

        monkeypatch.setattr(disk, name, call)
    with pytest.raises(GridLabError, match="full"):
        create_study(tmp_path / "study", source)
    assert not (tmp_path / "study").exists()
    assert files_of(source) == {"a.png", "b.png"}


def test_cancelling_leaves_nothing(tmp_path: Path, pictures: Pictures) -> None:
    source = pictures("a.png", "b.png", "c.png")
    cancel = Cancel()

    def progress(done: int, total: int) -> None:
        if done == total // 2 + 1:  # while copying
            cancel.set()

    with pytest.raises(Cancelled):
        create_study(tmp_path / "study", source, progress=progress, cancel=cancel)
    assert not (tmp_path / "study").exists()


def test_progress_never_falls_and_ends_at_its_total(tmp_path: Path, pictures: Pictures) -> None:
    seen: list[tuple[int, int]] = []
    create_study(
        tmp_path / "study",
        pictures("a.png", "b.png"),
        progress=lambda done, total: seen.append((done, total)),
    )
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len({total for _, total in seen}) == 1
    assert seen[-1][0] == seen[-1][1]


def test_further_images_come_after_the_others_and_doubles_are_told(
    tmp_path: Path, pictures: Pictures
) -> None:
    opened, _ = create_study(tmp_path / "study", pictures("b.png", "c.png"))
    more = pictures("a.png", "b.png", folder="more")
    (more / "same.png").write_bytes(image_path(opened, opened.study.images[0]).read_bytes())
    (more / "bad.png").write_text("bad")
    single = pictures("single.png", folder="single") / "single.png"
    added, report = add_images(opened, [more, single])
    names = ["b.png", "c.png", "a.png", "b-2.png", "single.png"]
    assert [image.name for image in added.study.images] == names
    assert [(same.kept, same.other) for same in report.duplicates] == [("b.png", "same.png")]
    assert [refusal.path for refusal in report.refusals] == ["bad.png"]
    assert open_study(opened.folder) == added
    assert check_study(opened.folder) == []


def test_when_further_images_cannot_be_saved_all_is_as_before(
    tmp_path: Path, pictures: Pictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, _ = create_study(tmp_path / "study", pictures("b.png", "c.png"))
    before = files_of(opened.folder)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(disk, "replace", full)
    with pytest.raises(GridLabError, match="full"):
        add_images(opened, [pictures("x/a.png", folder="more")])
    assert files_of(opened.folder) == before
    assert open_study(opened.folder) == opened


def test_a_check_names_what_is_not_sound(tmp_path: Path, pictures: Pictures) -> None:
    opened, _ = create_study(tmp_path / "study", pictures("a.png", "b.png", "c.png"))
    images = opened.folder / "images"
    (images / "a.png").unlink()
    (images / "b.png").write_bytes((images / "c.png").read_bytes())
    (images / "c.png").unlink()
    (images / "c.png").symlink_to("/etc/passwd")
    (opened.folder / "designs" / "broken.json").write_text("{}")
    (opened.folder / "designs" / "away.json").symlink_to("/etc/passwd")
    (opened.folder / "exclusions.json").write_text("[]")
    found = {Path(finding.path).name: finding.what for finding in check_study(opened.folder)}
    assert set(found) == {"a.png", "b.png", "c.png", "broken.json", "away.json", "exclusions.json"}
    assert "missing" in found["a.png"]
    assert "leads out" in found["c.png"]
    assert "$.format" in found["broken.json"]
    assert "leads out" in found["away.json"]


def test_a_check_of_a_folder_without_study_says_so(tmp_path: Path) -> None:
    assert [finding.path for finding in check_study(tmp_path)] == [str(tmp_path / "study.json")]


def test_a_study_whose_folders_lead_out_is_not_opened(tmp_path: Path, pictures: Pictures) -> None:
    opened, _ = create_study(tmp_path / "study", pictures("a.png", "b.png"))
    outside = tmp_path / "outside"
    (opened.folder / "images").rename(outside)
    (opened.folder / "images").symlink_to(outside)
    with pytest.raises(GridLabError, match="leads out"):
        open_study(opened.folder)
    assert ["leads out" in finding.what for finding in check_study(opened.folder)] == [True]


def test_opening_cleans_up_what_a_killed_program_left(tmp_path: Path, pictures: Pictures) -> None:
    opened, _ = create_study(tmp_path / "study", pictures("a.png", "b.png"))
    from gridlab.store.atomic import temporary_beside

    half = temporary_beside(opened.folder / "designs" / "x.json")
    half.write_text("half")
    os.utime(half, (0, 0))
    open_study(opened.folder)
    assert not half.exists()
