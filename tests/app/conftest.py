"""A small real study, a clock that tests turn, and an annotator that answers by the rules."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image as Picture

from gridlab.app.session.codes import SessionWish
from gridlab.app.session.runner import SessionRunner, Step
from gridlab.app.session.start import prepare_session
from gridlab.app.study import OpenStudy, open_study, save_study
from gridlab.app.study_create import create_study
from gridlab.domain.design import Block, Design, Grid, ScreenCounts
from gridlab.domain.flow import ConsentPage, EndPage, QuestionsPage, ScreenPage
from gridlab.domain.session import Device, Display
from tests.designs import save_design

DISPLAY = Display(1280, 800, 2.0, 60.0)


@dataclass
class TurnedClock:
    """Stands still unless it is turned."""

    ms: int = 5_000_000
    slept: int = 0
    wall: datetime = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)

    def monotonic_ms(self) -> int:
        return self.ms

    def utc(self) -> datetime:
        return self.wall

    def suspended_ms(self) -> int:
        return self.slept

    def turn(self, ms: int) -> None:
        self.ms += ms
        self.wall += timedelta(milliseconds=ms)


@dataclass
class Sitting:
    """One annotator before one study."""

    study: OpenStudy
    clock: TurnedClock
    design: str = "tiny"

    def start(self, code: str = "P01", *, relaxed: bool = False, **wished: object) -> SessionRunner:
        wish = SessionWish(code, self.design, **wished)  # type: ignore[arg-type]
        prepared = prepare_session(self.study, wish)
        return prepared.begin(display=DISPLAY, clock=self.clock, relaxed=relaxed)

    def take(self, runner: SessionRunner, step: Step | None) -> None:
        """Write a step and move on."""
        assert step is not None
        runner.write(step)
        runner.complete(step)

    def answer(self, runner: SessionRunner, *cells: int) -> None:
        """Answer the screen at hand; the first k cells if none are named."""
        assert isinstance(runner.page, ScreenPage)
        block = runner.header.design.blocks[runner.header.screens[runner.page.position].block]
        self.clock.turn(50)
        runner.shown()
        self.clock.turn(1000)
        for cell in cells or range(block.grid.choose):
            assert runner.choose(cell, Device.MOUSE)
            self.clock.turn(100)
        self.take(runner, runner.submit(Device.MOUSE))

    def go_on(self, runner: SessionRunner) -> None:
        """Do what the page at hand asks for."""
        match runner.page:
            case ScreenPage():
                self.answer(runner)
            case ConsentPage():
                self.take(runner, runner.agree())
            case QuestionsPage(questions):
                self.take(runner, runner.answer_questions({q.id: "7" for q in questions}))
            case _:
                self.clock.turn(60_000)
                self.take(runner, runner.proceed())

    def answer_until(self, runner: SessionRunner, position: int) -> None:
        """Go on until the screen at this position is up."""
        while not (isinstance(runner.page, ScreenPage) and runner.page.position == position):
            assert not isinstance(runner.page, EndPage)
            self.go_on(runner)

    def finish(self, runner: SessionRunner) -> None:
        """Go on to the end and close."""
        while not isinstance(runner.page, EndPage):
            self.go_on(runner)
        runner.close()

    def with_design(self, **changes: object) -> Sitting:
        """The same with a further design, which differs from the small one."""
        design = save_design(self.study, replace(TINY, name="other", **changes))  # type: ignore[arg-type]
        return replace(self, design=design.name)

    def with_returning(self, rule: str) -> Sitting:
        study = save_study(self.study, replace(self.study.study, returning=rule))  # type: ignore[arg-type]
        return replace(self, study=study)


TINY = Design(name="tiny", blocks=(Block(grid=Grid(2, 2, 2), screens=ScreenCounts(6, 0, 1, 0, 0)),))


@pytest.fixture(scope="session")
def picture_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight small images."""
    folder = tmp_path_factory.mktemp("pictures")
    for shade in range(8):
        Picture.new("RGB", (16, 16), (shade * 30, 0, 90)).save(folder / f"{shade}.png")
    return folder


@pytest.fixture(scope="session")
def made_study(tmp_path_factory: pytest.TempPathFactory, picture_folder: Path) -> Path:
    """A study with the small design, to be copied."""
    opened, _ = create_study(tmp_path_factory.mktemp("made") / "study", picture_folder, designs=())
    save_design(opened, TINY)
    return opened.folder


@pytest.fixture
def make_sitting(tmp_path: Path, made_study: Path) -> Callable[[str], Sitting]:
    """Makes a study in a folder of its own, with the small design."""

    def make(name: str) -> Sitting:
        folder = Path(shutil.copytree(made_study, tmp_path / name))
        # Another study, not a copy of it.
        file = folder / "study.json"
        file.write_text(file.read_text().replace(open_study(made_study).study.id, uuid4().hex))
        return Sitting(open_study(folder), TurnedClock())

    return make


@pytest.fixture
def sitting(make_sitting: Callable[[str], Sitting]) -> Sitting:
    return make_sitting("study")
