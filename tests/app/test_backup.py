"""Finished sessions are kept a second time, verified, and can be brought back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gridlab.app.backup import back_up, backup_place, restore
from gridlab.app.checking import check_path
from gridlab.app.erase import erase
from gridlab.app.export import ExportWish, export
from gridlab.app.study import open_study, relink_images
from gridlab.domain.errors import GridLabError
from gridlab.store import disk
from gridlab.store.planned_codes import PlannedCode, keep_codes, planned_codes
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.read import read_log
from gridlab.store.settings import change_settings


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The chosen folder for backups."""
    folder = tmp_path / "usb"
    folder.mkdir()
    change_settings(lambda settings: replace(settings, backup=str(folder)))
    return folder


def ended(sitting, code: str, **options: object) -> str:
    runner = sitting.start(code, **options)
    sitting.finish(runner)
    return runner.header.id


def test_without_a_chosen_place_nothing_is_done(sitting) -> None:
    assert back_up(sitting.study) is None


def test_finished_sessions_of_people_are_kept_and_running_and_test_ones_are_not(sitting, second) -> None:
    done = ended(sitting, "P1")
    ended(sitting, "T1", purpose="test")
    running = sitting.start("P2")
    report = back_up(sitting.study)
    assert report is not None
    assert (report.kept, report.failed) == ((done,), ())
    place = second / sitting.study.study.id
    assert read_session(place / "sessions" / f"{done}.gridlab") == read_session(
        sitting.study.folder / "sessions" / f"{done}.gridlab"
    )
    running.close()
    again = back_up(sitting.study)
    assert again is not None
    assert len(again.kept) == 2


def test_a_lost_session_comes_back_and_the_export_is_the_same_bytes(sitting, second, tmp_path) -> None:
    done = ended(sitting, "P1")
    before = export(sitting.study, ExportWish(tmp_path / "before.h5")).sha256
    back_up(sitting.study)
    (sitting.study.folder / "sessions" / f"{done}.gridlab").unlink()
    assert [row.outcome for row in restore(sitting.study)] == ["added"]
    assert export(sitting.study, ExportWish(tmp_path / "after.h5")).sha256 == before


def test_a_lost_study_is_opened_from_its_backup(sitting, second, tmp_path, picture_folder) -> None:
    ended(sitting, "P1")
    before = export(sitting.study, ExportWish(tmp_path / "before.h5")).sha256
    back_up(sitting.study)
    place = backup_place(sitting.study)
    shutil.rmtree(sitting.study.folder)
    found = shutil.copytree(place, tmp_path / "found")
    opened = relink_images(open_study(found), picture_folder)
    assert check_path(found) == []
    assert export(opened, ExportWish(tmp_path / "after.h5")).sha256 == before


def test_a_backup_that_lost_a_bit_is_made_anew_and_the_damaged_file_kept(sitting, second) -> None:
    first, other = ended(sitting, "P1"), ended(sitting, "P2")
    back_up(sitting.study)
    copy = second / sitting.study.study.id / "sessions" / f"{first}.gridlab"
    data = bytearray(copy.read_bytes())
    data[-100] ^= 4
    copy.write_bytes(data)
    report = back_up(sitting.study)
    assert report is not None
    assert set(report.kept) == {first, other}
    assert read_log(copy) == read_log(sitting.study.folder / "sessions" / copy.name)
    assert [path.read_bytes() for path in copy.parent.glob(f"{first}.gridlab.damaged-*")] == [data]


def test_a_disk_that_fails_is_told_for_each_session_and_loses_nothing(sitting, second, monkeypatch) -> None:
    done = ended(sitting, "P1")

    def fails(descriptor: int, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write", fails)
    report = back_up(sitting.study)
    assert report is not None
    assert report.kept == ()
    assert dict(report.failed)[done].endswith("the disk is full.")
    monkeypatch.undo()
    change_settings(lambda settings: replace(settings, backup=str(second)))
    again = back_up(sitting.study)
    assert again is not None
    assert again.failed == ()


def test_a_place_that_is_gone_or_inside_the_study_is_refused(sitting, second) -> None:
    second.rmdir()
    with pytest.raises(GridLabError, match="doesn't exist"):
        back_up(sitting.study)
    inside = sitting.study.folder / "exports"
    inside.mkdir(exist_ok=True)
    change_settings(lambda settings: replace(settings, backup=str(inside)))
    with pytest.raises(GridLabError, match="inside the study"):
        back_up(sitting.study)


def test_erasing_reaches_the_backup_and_the_list_of_codes(sitting, second) -> None:
    keep_codes(sitting.study.study.id, [PlannedCode("P1"), PlannedCode("P2")])
    mine, other = ended(sitting, "P1"), ended(sitting, "P2")
    back_up(sitting.study)
    done = erase(sitting.study, "P1")
    place = second / sitting.study.study.id
    assert [path.name for path in done.backups] == [f"{mine}.gridlab"]
    assert [path.stem for path in (place / "sessions").glob("*.gridlab")] == [other]
    assert planned_codes(sitting.study.study.id) == (PlannedCode("P2"),)
    assert open_study(place).study.erased == (mine,)
    assert [row.outcome for row in restore(done.opened)] == ["already there"]


def test_erasing_names_a_backup_that_cannot_be_reached(sitting, second) -> None:
    ended(sitting, "P1")
    back_up(sitting.study)
    second.rename(second.with_name("elsewhere"))
    assert erase(sitting.study, "P1").unreached == second
