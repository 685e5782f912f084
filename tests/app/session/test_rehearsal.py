"""A HIT that is only looked at goes through the session's own code and leaves nothing behind."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from gridlab.app.session.rehearsal import Hit, hit_of, rehearse
from gridlab.app.study import OpenStudy
from gridlab.app.study_create import create_study
from gridlab.domain.design import (
    Block,
    Design,
    Grid,
    Pages,
    Payment,
    Question,
    ScreenCounts,
    SessionRules,
)
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import BreakPage, EndPage, FeedbackPage, ScreenPage, page_key
from gridlab.domain.hit_time import assumed_seconds, hit_time
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.domain.session import Display
from gridlab.store.places import shipped
from tests.designs import save_design

DISPLAY = Display(1366, 768, 1.0, 60.0)
QUESTIONS = (
    Question("age", "Age?", "number", required=True),
    Question("hand", "Hand?", "choice", ("Left", "Right"), required=True),
    Question("ok", "Glasses on?", "check", required=True),
    Question("note", "Anything?", required=True, when="after"),
)


def design(**parts: object) -> Design:
    """Every page there is."""
    first = Block(grid=Grid(2, 3, 2), screens=ScreenCounts(6, 2, 2, 2, 3), instructions="First block")
    second = Block(name="two", grid=Grid(1, 2, 1), screens=ScreenCounts(6, 0, 0, 0, 0), instructions="Second")
    made = Design(
        name="full",
        pages=Pages("Consent", "Instructions", "Debrief", "CODE"),
        questions=QUESTIONS,
        blocks=(first, second),
        session=SessionRules(break_every=4, break_seconds=30),
    )
    return replace(made, **parts)  # type: ignore[arg-type]


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    """A study of the sample images, its design saved."""
    opened, _ = create_study(
        tmp_path / "study", shipped("resources", "samples", "food-100", "images"), link=True
    )
    save_design(opened, design())
    return opened


def all_files(*folders: Path) -> dict[str, str]:
    """Every file with its content's digest."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_page_can_be_begun_at_and_nothing_is_written_or_taken(study: OpenStudy, own_home: Path) -> None:
    before = all_files(study.folder, own_home)
    hit = hit_of(study, design())
    for at, page in enumerate(hit.plan):
        rehearsal = rehearse(study, hit, display=DISPLAY, at=at)
        assert page_key(rehearsal.runner.page) == page_key(page)
        assert hit.index_of(rehearsal.runner.page) == at
        rehearsal.runner.close()
    assert all_files(study.folder, own_home) == before
    assert not (study.folder / "sessions").exists() or not list((study.folder / "sessions").iterdir())


def test_what_is_skipped_takes_as_long_as_it_would(study: OpenStudy) -> None:
    hit = hit_of(study, design())
    for at in (5, 12, len(hit.plan) - 1):
        rehearsal = rehearse(study, hit, display=DISPLAY, at=at)
        assert rehearsal.runner.time.now() / 1000 == pytest.approx(hit.before(at), abs=5)


def test_a_hit_takes_about_what_the_cost_table_says(study: OpenStudy) -> None:
    made = design(session=SessionRules(), blocks=(Block(screens=ScreenCounts(60, 0, 0, 4, 6)),))
    hit = hit_of(study, made)
    assert hit.assumed
    assert sum(hit.seconds) == pytest.approx(hit_time(made).hit_seconds, rel=0.15)


def test_entered_and_measured_seconds_go_before_the_assumption(study: OpenStudy) -> None:
    def screen_seconds(hit: Hit) -> set[float]:
        return {
            seconds
            for page, seconds in zip(hit.plan, hit.seconds, strict=True)
            if isinstance(page, ScreenPage)
        }

    assert screen_seconds(hit_of(study, design())) == {assumed_seconds(6, 2), assumed_seconds(2, 1)}
    entered = design(payment=Payment(seconds_per_screen=4.5))
    assert screen_seconds(hit_of(study, entered)) == {4.5}
    assert screen_seconds(hit_of(study, entered, seconds_per_screen=7.0)) == {7.0}
    assert not hit_of(study, entered).assumed


def test_screens_are_found_by_the_number_that_annotators_see(study: OpenStudy) -> None:
    hit = hit_of(study, design())
    assert hit.total == 19
    for number in (1, 7, 19):
        page = hit.plan[hit.index_of_screen(number)]
        assert isinstance(page, ScreenPage)
        assert sum(screen.counts for screen in hit.screens[: page.position + 1]) == number
    assert hit.index_of_screen(100) == hit.index_of_screen(19)
    assert hit.index_of_screen(0) == hit.index_of_screen(1)


def test_practice_is_passed_rightly_and_breaks_are_waited_for(study: OpenStudy) -> None:
    hit = hit_of(study, design())
    feedback = next(at for at, page in enumerate(hit.plan) if isinstance(page, FeedbackPage))
    page = rehearse(study, hit, display=DISPLAY, at=feedback).runner.page
    assert isinstance(page, FeedbackPage) and page.passed
    after = next(at for at, page in enumerate(hit.plan) if isinstance(page, BreakPage)) + 1
    assert hit.index_of(rehearse(study, hit, display=DISPLAY, at=after).runner.page) == after


def test_stopping_ends_the_preview_and_nothing_can_be_saved_elsewhere(
    study: OpenStudy, tmp_path: Path
) -> None:
    for how in ("later", "withdraw_keep", "withdraw_discard"):
        runner = rehearse(study, hit_of(study, design()), display=DISPLAY, at=8).runner
        with pytest.raises(GridLabError, match="isn't saved"):
            runner.save_elsewhere(tmp_path)
        step = runner.stop(how)  # type: ignore[arg-type]
        assert step is not None
        runner.write(step)
        runner.complete(step)
        assert isinstance(runner.page, EndPage)


def test_going_far_can_be_cancelled(study: OpenStudy) -> None:
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        rehearse(study, hit_of(study, design()), display=DISPLAY, at=10, cancel=cancel)
