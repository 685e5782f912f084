"""Hundreds of random edits, undo, redo, saves, failing saves and freezing keep designs and files as one."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from gridlab.app.designing.desk import DesignDesk
from gridlab.app.designing.files import held_of, read_kept
from gridlab.app.designing.kept import KeptDesign
from gridlab.app.designing.saving import Saving
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design
from gridlab.domain.design_edit import with_value
from gridlab.domain.errors import GridLabError
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import Display, SessionHeader, SessionImage
from gridlab.domain.study import Study
from gridlab.store import disk
from gridlab.store.design_file import checked_design, design_bytes, design_id, parse_design
from gridlab.store.sessions.file import create_file
from gridlab.store.sessions.rows import chained, header_entries
from tests.designs import FIRST_ANSWER

HAND_WRITTEN = b'{"version": 1,   "format": "gridlab-design", "language": "nl"}'
NAMES = ("food", "Food", "meals", "caf\u00e9", "food-2", "b/d", "a.")
EDITS = {
    "gap": (("blocks", 0, "layout", "gap"), st.integers(0, 3)),
    "main": (("blocks", 0, "screens", "main"), st.integers(6, 9)),
    "question": (("blocks", 0, "question"), st.sampled_from(["Which?", "Wh\u006f\u0308", "Pick {choose}."])),
    "accent": (("blocks", 0, "layout", "accent"), st.sampled_from(["#AABBCC", "#aabbcc", "#000000"])),
    "reward": (("payment", "reward"), st.sampled_from(["1.00", "2.00"])),
}
FAULTS = {"write": errno.ENOSPC, "fsync": errno.EIO, "replace": errno.EROFS, "remove": errno.EROFS}


class UndoMachine(RuleBasedStateMachine):
    """Drives the designs of a real study as the window does, one save at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        place = Path(self.folder.name)
        (place / "designs").mkdir()
        (place / "sessions").mkdir()
        self.study = OpenStudy(place, Study("0" * 32), place / "images")
        self.sessions = 0

    @initialize()
    def begin(self) -> None:
        (self.study.folder / "designs" / "food.json").write_bytes(design_bytes(Design("food")))
        (self.study.folder / "designs" / "hand.json").write_bytes(HAND_WRITTEN)
        (self.study.folder / "designs" / "broken.json").write_bytes(b'{"version"')
        read = read_kept(self.study)
        assert len(read.designs) == 3
        self.desk = DesignDesk(read)
        self.saving = Saving(self.study, self.desk)

    def teardown(self) -> None:
        self.folder.cleanup()

    def names(self) -> list[str]:
        return [one.name for one in self.desk.listed]

    def pick(self, number: int) -> str:
        names = self.names()
        return names[number % len(names)]

    # What a person does.

    @precondition(lambda self: self.desk.listed)
    @rule(number=st.integers(0, 9), what=st.sampled_from(sorted(EDITS)), data=st.data(), merges=st.booleans())
    def edit(self, number: int, what: str, data: st.DataObject, merges: bool) -> None:
        track = self.desk.named(self.pick(number))
        assert track is not None
        if track.state is None or track.state.design is None:
            return
        path, values = EDITS[what]
        design = with_value(track.state.design, path, data.draw(values))
        before, steps = self.names(), len(track.history.steps)
        version = self.desk.edit(design, f"{what} changed", what if merges else "")
        now = self.desk.at_hand
        assert now is not None
        if version:
            assert version not in before
            assert now.state == KeptDesign(version, replace(design, name=version))
            left = self.desk.named(track.name)
            assert left is not None
            assert left.state == track.state, "a frozen design stays as it is"
        elif now.key == track.key:
            assert now.state == KeptDesign(track.name, design)
            assert len(now.history.steps) <= steps + 1

    @rule(gallery=st.sampled_from(["food", "triplet"]))
    def add(self, gallery: str) -> None:
        before = self.names()
        name = self.desk.add(Design(gallery), "Added")
        assert name not in before

    @precondition(lambda self: self.desk.listed)
    @rule(number=st.integers(0, 9), new=st.sampled_from(NAMES))
    def rename(self, number: int, new: str) -> None:
        name, before = self.pick(number), self.names()
        try:
            assert self.desk.rename(name, new, "Renamed") in (new, name)
        except GridLabError:
            assert self.names() == before

    @precondition(lambda self: self.desk.listed)
    @rule(number=st.integers(0, 9))
    def delete(self, number: int) -> None:
        name = self.pick(number)
        try:
            self.desk.delete(name, "Deleted")
        except GridLabError as error:
            assert "sessions" in str(error)
            assert name in self.names()
        else:
            assert name not in self.names()

    @precondition(lambda self: self.desk.listed)
    @rule(number=st.integers(0, 9))
    def choose(self, number: int) -> None:
        name = self.pick(number)
        self.desk.choose(name)
        assert self.desk.shown == name

    @rule(forth=st.booleans())
    def undo_or_redo(self, forth: bool) -> None:
        before = self.desk.at_hand
        name = self.desk.redo_name if forth else self.desk.undo_name
        try:
            (self.desk.redo if forth else self.desk.undo)()
        except GridLabError:
            assert self.desk.at_hand == before
            return
        now = self.desk.at_hand
        if before is not None and now is not None and name:
            assert now.history.done == before.history.done + (1 if forth else -1)

    @rule(number=st.integers(0, 9))
    def bring_back(self, number: int) -> None:
        deleted = self.desk.deleted
        if deleted:
            track = deleted[number % len(deleted)]
            try:
                self.desk.bring_back(track.key)
            except GridLabError as error:
                assert "already" in str(error)
            else:
                assert track.history.undone().state == self.desk.tracks[track.key].state

    # What the program does.

    def save(self, *, again: bool = True) -> None:
        while job := self.saving.next_job(again=again):
            again = False
            self.saving.finish(job())

    @rule()
    def save_one(self) -> None:
        job = self.saving.next_job()
        if job is not None:
            self.saving.finish(job())

    @rule()
    def save_all(self) -> None:
        for _ in range(3):
            self.save()
        assert not self.saving.dirty

    @rule(call=st.sampled_from(sorted(FAULTS)))
    def save_on_a_failing_disk(self, call: str) -> None:
        before = self.files()
        with pytest.MonkeyPatch.context() as broken:
            broken.setattr(disk, call, failing(FAULTS[call]))
            job = self.saving.next_job(again=True)
            if job is None:
                return
            put = job()
            self.saving.finish(put)
        if put.failure is not None:
            assert any(track.is_dirty and track.failure is put.failure for track in self.desk.tracks.values())
            assert self.files() == before, "a failed save keeps the old file"

    @precondition(lambda self: self.desk.listed)
    @rule(number=st.integers(0, 9), tells=st.booleans())
    def sit_for_a_session(self, number: int, tells: bool) -> None:
        """A session freezes what stands in the file, whether the window hears of it at once or not."""
        track = self.desk.named(self.pick(number))
        if track is None or self.sessions > 2 or track.found is None or track.found.design is None:
            return
        self.sessions += 1
        write_session(self.study, track.found.design, self.sessions)
        if tells:
            states = tuple(
                one for each in self.desk.tracks.values() for one in (each.state, each.kept) if one
            )
            self.desk.held = held_of(self.study, states)

    # What always holds.

    def files(self) -> dict[str, bytes]:
        return {path.stem: path.read_bytes() for path in (self.study.folder / "designs").iterdir()}

    @invariant()
    def every_file_is_a_whole_state_that_is_known(self) -> None:
        if not hasattr(self, "desk"):
            return
        known = {track.kept.name: track for track in self.desk.tracks.values() if track.kept is not None}
        files = self.files()
        assert set(files) == set(known)
        for name, track in known.items():
            kept = track.kept
            assert kept is not None
            if kept.text is not None:
                assert files[name] == kept.text
            else:
                assert kept.design is not None
                assert track.found is not None
                assert replace(parse_design(files[name]), name=name) == track.found.design

    @invariant()
    def a_design_is_dirty_exactly_when_its_file_differs(self) -> None:
        if not hasattr(self, "desk"):
            return
        for track in self.desk.tracks.values():
            state, kept = track.state, track.kept
            same = state == kept and (state is None or kept is None or state.text == kept.text)
            assert track.is_dirty == (not same or track.is_unsure)

    @invariant()
    def no_two_designs_have_names_that_a_file_system_takes_for_one(self) -> None:
        names = [name.casefold() for name in self.names()] if hasattr(self, "desk") else []
        assert len(set(names)) == len(names)

    @invariant()
    def what_sessions_hold_is_never_lost(self) -> None:
        if self.sessions:
            there = {design_id(parse_design(text)) for text in self.files().values() if text != b'{"version"'}
            assert self.held_ids <= there

    @property
    def held_ids(self) -> set[str]:
        return {path.stem for path in (self.study.folder / "held").iterdir()}

    def to_the_start_and_back(self) -> None:
        """Every design undone to its start and redone to its end, saved at both: the same as before."""
        for _ in range(3):
            self.save()
        if self.saving.dirty or self.desk.held or self.sessions:
            return
        for key in list(self.desk.tracks):
            track = self.desk.tracks[key]
            self.desk.at_hand = track
            end = track.history.done
            try:
                self.desk.go_to(len(track.history.steps))
                self.save()
                last, files = self.desk.tracks[key].state, self.files()
                while self.desk.undo_name:
                    self.desk.undo()
                self.save()
                assert self.desk.tracks[key].state == track.history.first
                assert self.desk.tracks[key].kept == track.history.first
                if track.history.first is not None:
                    assert text_of(self.files(), track.history.first)
                while self.desk.redo_name:
                    self.desk.redo()
                self.save()
            except GridLabError as error:
                assert "already" in str(error), "only a name that another design took stands in the way"
                continue
            assert self.desk.tracks[key].state == last
            assert self.files() == files
            assert end <= len(track.history.steps)

    @rule()
    def undo_everything_and_redo_it(self) -> None:
        self.to_the_start_and_back()


def text_of(files: dict[str, bytes], kept: KeptDesign) -> bool:
    """Whether the file of a design holds its very bytes."""
    if kept.text is not None:
        return files[kept.name] == kept.text
    assert kept.design is not None
    return files[kept.name] == design_bytes(checked_design(kept.design))


def failing(number: int) -> Callable[..., None]:
    def fail(*_args: object, **_more: object) -> None:
        raise OSError(number, "")

    return fail


def write_session(study: OpenStudy, design: Design, number: int) -> None:
    header = SessionHeader(
        id=f"{number:032x}", study=study.study.id, annotator="p1", number=0, purpose="main", design=design,
        design_id=design_id(design), images=tuple(SessionImage(f"{i}.png", f"{i:064x}") for i in range(17)),
        set_digest="0" * 64, set_length=17, screens=(Screen(0, ScreenKind.MAIN, 0, tuple(range(1, 17))),),
        display=Display(1280, 800), started_utc="2026-05-01T10:00:00Z",
    )  # fmt: skip
    create_file(
        study.folder / "sessions" / f"{header.id}.gridlab",
        chained((), [*header_entries(header), FIRST_ANSWER]),
    )
    (study.folder / "held").mkdir(exist_ok=True)
    (study.folder / "held" / header.design_id).touch()


def test_designs_and_files_are_one_whatever_is_done_in_whatever_order(
    count: Callable[[int, int], int],
) -> None:
    run_state_machine_as_test(
        UndoMachine, settings=settings(max_examples=count(25, 1000), stateful_step_count=count(40, 200))
    )
