"""Screens whose images are chosen while the session runs: each is on disk before it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from gridlab.app.session.codes import SessionWish
from gridlab.app.session.runner import SessionRunner
from gridlab.app.session.start import image_rows, prepare_session, session_header
from gridlab.domain.design import Block, Grid, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import EndPage, FeedbackPage, ScreenPage
from gridlab.domain.screen import How, Screen, ScreenKind, ScreenSource
from gridlab.domain.session import Device, Display
from gridlab.store.sessions import rows as session_rows
from gridlab.store.sessions.file import SessionWriter, read_session
from gridlab.store.sessions.list import session_path
from gridlab.store.sessions.not_saved import NotSaved
from gridlab.store.sessions.parse import parse_log
from gridlab.store.sessions.read import read_log
from tests.choosing import Chooser

DISPLAY = Display(1280, 800)


@dataclass
class Adaptive:
    """A session of the study that plans screens, all but those at `known`."""

    sitting: Any
    path: Path
    chooser: Chooser
    runner: SessionRunner

    def resume(self) -> SessionRunner:
        self.runner.close()
        writer = SessionWriter(self.path)
        return SessionRunner(
            writer, parse_log(writer.log), self.sitting.clock, resumed=True, chooser=self.chooser
        )


def begun(sitting: Any, counts: ScreenCounts = ScreenCounts(5, 0, 0, 0, 0), known: int = 0) -> Adaptive:
    other = sitting.with_design(blocks=(Block(grid=Grid(2, 2, 2), screens=counts),))
    prepared = prepare_session(other.study, SessionWish("P01", other.design))
    screens = tuple(
        one if at < known else Screen(one.block, one.kind, -1, ()) for at, one in enumerate(prepared.screens)
    )
    prepared = replace(prepared, screens=screens)
    header = session_header(prepared, DISPLAY, "2026-03-01T10:00:00Z")
    path, chooser = session_path(other.study.folder, header.id), Chooser()
    path.parent.mkdir(exist_ok=True)
    writer = SessionWriter.create(path, header)
    runner = SessionRunner(writer, parse_log(writer.log), sitting.clock, resumed=False, chooser=chooser)
    return Adaptive(other, path, chooser, runner)


def written(path: Path) -> list[str]:
    """Kinds of the rows behind the header."""
    return [row.kind for row in read_log(path)[session_rows.HEADER_ROWS :]]


def test_each_screen_follows_from_the_answer_before_it(sitting: Any) -> None:
    one = begun(sitting)
    while not isinstance(one.runner.page, EndPage):
        sitting.answer(one.runner, 1, 3)
    one.runner.close()
    record = read_session(one.path)
    screens = record.header.screens
    assert record.status == "complete" and one.chooser.asked == [0, 1, 2, 3, 4]
    assert [screen.probe for screen in screens[1:]] == [screen.grid[1] for screen in screens[:-1]]
    assert {screen.how for screen in screens} == {How(ScreenSource.ADAPTIVE, 0.5)}
    answered = ["events", "response", "screen"]
    assert written(one.path) == ["screen", *answered * 4, "events", "response", "end"]


def test_a_screen_is_on_disk_before_it_is_shown_and_comes_back_after_a_kill(sitting: Any) -> None:
    one = begun(sitting)
    sitting.answer(one.runner)
    page, screen = one.runner.page, one.runner.header.screens[1]
    again = one.resume()
    assert isinstance(page, ScreenPage) and isinstance(again.page, ScreenPage)
    assert again.page.position == page.position == 1
    assert again.header.screens[1] == screen and one.chooser.asked == [0, 1]
    again.close()


def test_an_answer_that_could_not_be_saved_keeps_its_next_screen(
    sitting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = begun(sitting)
    runner = one.runner
    runner.shown()
    sitting.clock.turn(1000)
    for cell in (0, 1):
        runner.choose(cell, Device.MOUSE)
    step = runner.submit(Device.MOUSE)
    assert step is not None
    with monkeypatch.context() as broken:

        def refuse(*_: object) -> None:
            raise NotSaved("full")  # type: ignore[arg-type]

        broken.setattr(SessionWriter, "append", refuse)
        with pytest.raises(GridLabError, match="could not be saved"):
            runner.write(step)
    runner.write(step)
    runner.complete(step)
    runner.close()
    assert one.chooser.asked == [0, 1]
    assert read_session(one.path).header.screens[1] == runner.header.screens[1]


def test_going_back_asks_for_no_other_screen(sitting: Any) -> None:
    one = begun(sitting)
    sitting.answer(one.runner, 0, 1)
    before = one.runner.header.screens
    one.runner.shown()
    sitting.clock.turn(1000)
    assert one.runner.back()
    sitting.answer(one.runner, 2, 3)
    assert one.runner.header.screens == before and one.chooser.asked == [0, 1]
    one.runner.close()


def test_a_practice_screen_without_a_right_answer_has_no_feedback(sitting: Any) -> None:
    one = begun(sitting, ScreenCounts(2, 0, 2, 0, 0), known=1)
    sitting.answer(one.runner)
    assert isinstance(one.runner.page, FeedbackPage)
    sitting.go_on(one.runner)
    assert one.runner.header.screens[1].kind is ScreenKind.PRACTICE
    sitting.answer(one.runner)
    assert isinstance(one.runner.page, ScreenPage) and one.runner.page.position == 2
    assert one.runner.progress == (0, 2)
    one.runner.close()


def test_the_pool_has_every_image_that_may_come(sitting: Any) -> None:
    images = sitting.study.study.images
    one = begun(sitting, known=1)
    assert {image.sha256 for image in one.runner.header.images} == {image.sha256 for image in images}
    one.runner.close()
    dealt = prepare_session(sitting.study, SessionWish("P02", sitting.design))
    shown = {row for screen in dealt.screens for row in (screen.probe, *screen.grid)}
    assert image_rows(dealt.design, images, dealt.screens) == tuple(sorted(shown))


def test_a_session_that_another_program_chooses_for_is_not_gone_on_with(sitting: Any) -> None:
    one = begun(sitting, known=1)
    one.runner.close()
    with pytest.raises(GridLabError, match="chosen by another program"):
        one.sitting.start(resume=True)
    assert read_session(one.path).status == "partial"
