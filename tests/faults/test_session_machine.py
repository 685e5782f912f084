"""Sessions answered, taken back, stopped, killed, resumed, merged and erased, against a plain dict."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count as counting
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PIL import Image as Picture

from gridlab.app.erase import erase
from gridlab.app.export import ExportWish, exported_columns
from gridlab.app.merge import merge
from gridlab.app.session.codes import SessionWish
from gridlab.app.session.runner import SessionRunner, Step
from gridlab.app.session.start import prepare_session
from gridlab.app.study import open_study
from gridlab.app.study_create import create_study
from gridlab.domain.design import Block, Design, Grid, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import EndPage, ScreenPage
from gridlab.domain.session import Device, Display
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import list_sessions
from tests.designs import save_design
from tests.faults.session_robot import QuickClock

CODES = st.sampled_from(["A", "B", "C"])
CHOSEN = st.permutations(range(4)).map(lambda cells: tuple(cells[:2]))
DESIGN = Design(name="tiny", blocks=(Block(grid=Grid(2, 2, 2), screens=ScreenCounts(4, 0, 1, 0, 0)),))


@dataclass
class Known:
    """What is known of one session: the standing answer of each screen, and how many were taken back."""

    code: str
    status: str = "partial"
    answers: dict[int, tuple[int, ...]] = field(default_factory=dict)
    retracted: int = 0

    def copy(self) -> Known:
        return Known(self.code, self.status, dict(self.answers), self.retracted)


def machine(template: Path, place: Path) -> type[RuleBasedStateMachine]:
    """The machine on copies of the study in `template`."""
    numbers = counting()

    class Sessions(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.folder = place / str(next(numbers))
            shutil.copytree(template, self.folder / "here")
            shutil.copytree(template, self.folder / "there")
            self.clock = QuickClock()
            self.runner: SessionRunner | None = None
            self.known: dict[str, Known] = {}
            self.there: dict[str, Known] = {}
            self.erased_there: set[str] = set()

        def teardown(self) -> None:
            if self.runner is not None:
                self.runner.close()
            shutil.rmtree(self.folder)

        @property
        def now(self) -> Known:
            assert self.runner is not None
            return self.known[self.runner.header.id]

        def _start(self, code: str, **options: bool) -> None:
            study = open_study(self.folder / "here")
            prepared = prepare_session(study, SessionWish(code, "tiny", **options), verify=False)
            self.runner = prepared.begin(display=Display(800, 600), clock=self.clock)

        def _take(self, step: Step | None) -> None:
            assert self.runner is not None
            assert step is not None
            self.runner.write(step)
            self.runner.complete(step)

        def _over(self) -> None:
            assert self.runner is not None
            if isinstance(self.runner.page, EndPage):
                self.now.status = self.runner.page.status
                self.runner.close()
                self.runner = None

        @precondition(lambda self: self.runner is None and len(self.known) < 6)
        @rule(code=CODES)
        def start(self, code: str) -> None:
            self._start(code, new=True)
            assert self.runner is not None
            assert self.runner.header.id not in self.known
            self.known[self.runner.header.id] = Known(code)

        @precondition(
            lambda self: self.runner is None and any(k.status == "partial" for k in self.known.values())
        )
        @rule(data=st.data())
        def resume(self, data: st.DataObject) -> None:
            codes = sorted({known.code for known in self.known.values() if known.status == "partial"})
            self._start(data.draw(st.sampled_from(codes)), resume=True)
            assert self.runner is not None
            page = self.runner.page
            if isinstance(page, ScreenPage):
                assert page.position == next(p for p in range(5) if p not in self.now.answers)

        @precondition(lambda self: self.runner is not None)
        @rule(chosen=CHOSEN)
        def answer(self, chosen: tuple[int, ...]) -> None:
            assert self.runner is not None
            page = self.runner.page
            if not isinstance(page, ScreenPage):
                self._take(self.runner.proceed())
            else:
                self.runner.shown()
                for cell in chosen:
                    assert self.runner.choose(cell, Device.MOUSE)
                step = self.runner.submit(Device.MOUSE)
                self.now.retracted += page.position in self.now.answers
                self.now.answers[page.position] = chosen
                self._take(step)
            self._over()

        @precondition(lambda self: self.runner is not None)
        @rule(keep=st.booleans())
        def go_back(self, keep: bool) -> None:
            assert self.runner is not None
            self.runner.shown()
            if self.runner.back() and keep:
                assert self.runner.keep()

        @precondition(lambda self: self.runner is not None)
        @rule(how=st.sampled_from(["later", "later", "withdraw_keep", "withdraw_discard"]))
        def stop(self, how: str) -> None:
            assert self.runner is not None
            self._take(self.runner.stop(how))  # type: ignore[arg-type]
            if how == "withdraw_discard":
                self.now.answers, self.now.retracted = {}, 0
            self._over()

        @precondition(lambda self: self.runner is not None)
        @rule()
        def kill(self) -> None:
            """What a kill leaves is what lies on the disk now."""
            assert self.runner is not None
            sessions = self.folder / "here" / "sessions"
            left = {path: path.read_bytes() for path in sessions.iterdir()}
            self.runner.close()
            self.runner = None
            for path, data in left.items():
                path.write_bytes(data)

        @precondition(lambda self: self.runner is None)
        @rule(twice=st.booleans(), seed=st.integers(0, 99))
        def carry_over(self, twice: bool, seed: int) -> None:
            paths = sorted((self.folder / "here" / "sessions").glob("*.gridlab"))
            random.Random(seed).shuffle(paths)
            for path in paths * (1 + twice):
                merge(open_study(self.folder / "there"), [path])
            for session, known in self.known.items():
                if session not in self.erased_there:
                    self.there[session] = known.copy()

        @precondition(lambda self: self.runner is None)
        @rule(here=st.booleans())
        def export(self, here: bool) -> None:
            exported = {
                session: one
                for session, one in (self.known if here else self.there).items()
                if one.status in ("complete", "partial")
            }
            study = open_study(self.folder / ("here" if here else "there"))
            if not exported:
                with pytest.raises(GridLabError, match="no complete or partial"):
                    exported_columns(study, ExportWish(Path("nowhere.h5")))
                return
            columns = exported_columns(study, ExportWish(Path("nowhere.h5")))
            assert set(columns.values["session/id"]) == set(exported)
            assert columns.attributes["n_screens"] == sum(len(one.answers) for one in exported.values())
            # k (n - k) = 4 for each screen but practice
            assert columns.n_triplets == sum(4 * len(set(one.answers) - {0}) for one in exported.values())

        @precondition(lambda self: self.runner is None)
        @rule(code=CODES, here=st.booleans())
        def erase(self, code: str, here: bool) -> None:
            known = self.known if here else self.there
            mine = {session for session, one in known.items() if one.code == code}
            if not mine:
                return
            done = erase(open_study(self.folder / ("here" if here else "there")), code)
            assert set(done.sessions) == mine
            for session in mine:
                del known[session]
            if not here:
                self.erased_there |= mine

        @invariant()
        def the_files_say_what_is_known(self) -> None:
            running = self.runner.header.id if self.runner is not None else ""
            for name, known in (("here", self.known), ("there", self.there)):
                rows = list_sessions(self.folder / name)
                assert {row.id for row in rows} == set(known)
                for row in rows:
                    if row.id == running and name == "here":
                        assert row.status == "running"
                        assert row.answered == len(set(known[row.id].answers) - {0})
                    else:
                        compare(row.path, known[row.id])

    return Sessions


def compare(path: Path, known: Known) -> None:
    record = read_session(path)
    assert record.status == known.status
    assert {p: response.chosen for p, response in record.standing().items()} == known.answers
    assert sum(response.retracted for response in record.responses) == known.retracted


def test_sessions_are_at_every_step_what_was_done_to_them(
    tmp_path: Path, count: Callable[[int, int], int]
) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for shade in range(6):
        Picture.new("RGB", (8, 8), (shade * 30, 0, 90)).save(pictures / f"{shade}.png")
    opened, _ = create_study(tmp_path / "template", pictures, designs=())
    save_design(opened, DESIGN)
    (tmp_path / "runs").mkdir()
    run_state_machine_as_test(
        machine(tmp_path / "template", tmp_path / "runs"),
        settings=settings(
            max_examples=count(60, 5000),
            stateful_step_count=count(30, 50),
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
