"""Editing, saving and matching the images of a study: nothing of another program is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Picture

from gridlab.app.image_set import add_images, designs_in_want
from gridlab.app.study import OpenStudy, StudyChanged, open_study, save_study
from gridlab.app.study_create import create_study
from gridlab.domain.design import Block, Design, Grid
from gridlab.domain.errors import GridLabError
from gridlab.domain.history import Edits, History, grown, stepped_back, stepped_forth
from gridlab.domain.images import Image, edited, make_edit
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.store.images.labels_csv import match_labels, read_table

Table = Callable[[str], Path]


@pytest.fixture
def opened(tmp_path: Path) -> OpenStudy:
    source = tmp_path / "source"
    source.mkdir()
    for number in range(6):
        Picture.new("RGB", (20 + number, 20), (number * 30, 0, 0)).save(source / f"{number}.png")
    made, _ = create_study(tmp_path / "study", source)
    return made


@pytest.fixture
def table(tmp_path: Path) -> Table:
    def write(text: str) -> Path:
        path = tmp_path / "table.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def save_images(opened: OpenStudy, images: Sequence[Image]) -> OpenStudy:
    return save_study(opened, replace(opened.study, images=tuple(images)))


def test_what_another_program_saved_in_other_fields_is_kept(opened: OpenStudy) -> None:
    save_study(open_study(opened.folder), replace(opened.study, erased=("0a" * 16,)))
    images = [replace(image, label="x") for image in opened.study.images]
    saved = save_images(opened, images)
    assert saved.study.erased == ("0a" * 16,)
    assert [image.label for image in saved.study.images] == ["x"] * 6
    assert open_study(opened.folder) == saved


def test_images_that_another_program_changed_too_are_not_overwritten(opened: OpenStudy) -> None:
    other = [replace(image, label="theirs") for image in opened.study.images]
    save_images(open_study(opened.folder), other)
    before = (opened.folder / "study.json").read_bytes()
    with pytest.raises(StudyChanged, match="images, labels or alternative texts"):
        save_images(opened, [replace(image, label="mine") for image in opened.study.images])
    assert (opened.folder / "study.json").read_bytes() == before
    save_images(opened, other)  # the same change is no conflict


def test_a_damaged_study_file_is_not_overwritten(opened: OpenStudy) -> None:
    (opened.folder / "study.json").write_text("{}", encoding="utf-8")
    with pytest.raises(StudyChanged):
        save_images(opened, opened.study.images)
    assert (opened.folder / "study.json").read_text(encoding="utf-8") == "{}"


def test_a_study_whose_folder_is_gone_is_told(opened: OpenStudy, tmp_path: Path) -> None:
    opened.folder.rename(tmp_path / "elsewhere")
    with pytest.raises(GridLabError):
        save_images(opened, opened.study.images)


def test_a_preview_tells_matched_unmatched_conflicting_and_unnamed(opened: OpenStudy, table: Table) -> None:
    path = table(
        "file,category,note,alt\n"
        "0.png,fruit,x,An apple\n"
        "1.png,fruit,x,\n"
        "1.png,bread,x,\n"
        "9.png,fruit,x,\n"
        "2.png,a\x07,x,\n"
        "3.png\n"
        "4.png,,x,\n"
    )
    match = match_labels(opened.study.images, read_table(path))
    assert match.columns == (("file", "name"), ("category", "label"), ("note", ""), ("alt", "alt"))
    assert [row.after.name for row in match.matched] == ["0.png", "4.png"]
    assert [(row.number, row.after.label, row.after.alt) for row in match.changed] == [
        (2, "fruit", "An apple")
    ]
    assert [(row.number, row.name) for row in match.unmatched] == [(5, "9.png")]
    assert [row.number for row in match.conflicting] == [3, 4, 6, 7]
    assert "rows 3, 4" in match.conflicting[0].problem
    assert [image.name for image in match.unnamed] == ["1.png", "2.png", "3.png", "5.png"]
    assert match.without_label == 5


def test_a_row_said_twice_is_no_conflict(opened: OpenStudy, table: Table) -> None:
    match = match_labels(opened.study.images, read_table(table("name,label\n0.png,a\n0.png,a\n")))
    assert not match.conflicting
    assert len(match.changed) == 1


def test_designs_that_the_included_images_do_not_suffice_for_are_named(opened: OpenStudy) -> None:
    design = Design(name="five", blocks=(Block(grid=Grid(1, 5, 2)),))
    assert designs_in_want(opened.study.images, [design]) == ()
    edit = make_edit("Exclude", opened.study.images[:1], lambda image: replace(image, included=False))
    (found,) = designs_in_want(edited(opened.study.images, edit.after), [design])
    assert found.path == "five"
    assert found.what.startswith("A grid of 5 images needs")
    assert "at least 6 images. This block has 5" in found.what


def test_edits_are_undone_and_redone_step_by_step_also_after_images_were_added(
    opened: OpenStudy, tmp_path: Path
) -> None:
    images = opened.study.images
    label = make_edit("Label", images[:3], lambda image: replace(image, label="x"))
    labelled = edited(images, label.after)
    exclude = make_edit("Exclude", labelled[2:4], lambda image: replace(image, included=False))
    nothing: Edits[tuple[Image, ...]] = History(None)
    history = grown(grown(nothing, label), exclude)
    opened = save_images(opened, edited(labelled, exclude.after))
    more = tmp_path / "more.png"
    Picture.new("RGB", (9, 9), "blue").save(more)
    opened, _ = add_images(opened, [more])
    assert (history.undo_name, history.redo_name) == ("Exclude", "")
    history, back = stepped_back(history)
    assert back is not None
    now = edited(opened.study.images, back)
    assert [image.included for image in now] == [True] * 7
    assert [image.label for image in now] == ["x", "x", "x", "", "", "", ""]
    history, back = stepped_back(history)
    assert back is not None
    assert edited(now, back)[:6] == images
    history, forth = stepped_forth(history)
    assert forth == label.after
    assert grown(history, make_edit("", images, lambda image: image)) is history


def test_single_files_of_one_folder_are_counted_together_and_adding_can_stop_while_it_copies(
    opened: OpenStudy, tmp_path: Path
) -> None:
    files = []
    for number in range(5):
        files.append(tmp_path / f"new{number}.png")
        Picture.new("RGB", (9, 9), (0, number, 9)).save(files[-1])
    seen: list[tuple[int, int]] = []
    cancel = Cancel()

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if done > 6:
            cancel.set()

    with pytest.raises(Cancelled):
        add_images(opened, files, progress=progress, cancel=cancel)
    assert {total for _, total in seen} == {10}
    assert open_study(opened.folder) == opened
    assert len(list((opened.folder / "images").iterdir())) == 6
    added, _ = add_images(opened, files, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (10, 10)
    assert [image.name for image in added.study.images[6:]] == [path.name for path in files]


def test_a_report_says_in_which_folder_a_file_is(opened: OpenStudy, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "bad.png").write_text("bad")
    (folder / "same.png").write_bytes((opened.folder / "images" / "0.png").read_bytes())
    (folder / "link.png").symlink_to("bad.png")
    _, report = add_images(opened, [folder])
    assert {(row.path, row.folder) for row in report.refusals} == {
        ("bad.png", folder),
        ("link.png", folder),
    }
    assert [(row.kept, row.other, row.folder) for row in report.duplicates] == [("0.png", "same.png", folder)]
