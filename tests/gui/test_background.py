"""Background work runs off the window's thread, and only what is still wanted comes back."""

import threading
from collections.abc import Callable, Iterator

import pytest

from gridlab.app.uses import plain
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background

Until = Callable[..., None]


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    assert made.close()


def test_work_runs_on_another_thread_and_its_result_comes_back_here(
    background: Background, until: Until
) -> None:
    threads: list[int] = []
    came: list[int] = []

    def work(cancel: Cancel, progress: Progress) -> int:
        threads.append(threading.get_ident())
        return 7

    background.start("a", work, done=came.append, failed=pytest.fail)
    until(lambda: came)
    assert came == [7]
    assert threads != [threading.get_ident()]
    assert background.idle


def test_starting_again_under_a_key_drops_the_earlier_result(background: Background, until: Until) -> None:
    came: list[str] = []
    gate = threading.Event()

    def slow(cancel: Cancel, progress: Progress) -> str:
        gate.wait(5)
        return "stale"

    background.start("key", slow, done=came.append, failed=pytest.fail)
    background.start("key", plain(lambda: "fresh"), done=came.append, failed=pytest.fail)
    gate.set()
    until(lambda: background.idle)
    assert came == ["fresh"]


def test_cancelled_work_is_asked_to_stop_and_tells_nothing(background: Background, until: Until) -> None:
    came: list[object] = []
    begun = threading.Event()

    def work(cancel: Cancel, progress: Progress) -> None:
        begun.set()
        while not cancel.is_set():
            pass
        cancel.raise_if_set()

    background.start("key", work, done=came.append, failed=came.append)
    assert begun.wait(5)
    assert background.running("key")
    background.cancel("key")
    assert not background.running("key")
    until(lambda: background.idle)
    assert came == []


def test_a_known_failure_is_told_and_a_bug_is_told_as_one(background: Background, until: Until) -> None:
    failures: list[GridLabError] = []
    bugs: list[object] = []
    background.bug.connect(bugs.append)

    def known() -> None:
        raise GridLabError("The disk is full.")

    def bug() -> None:
        raise ZeroDivisionError

    background.start("known", plain(known), done=pytest.fail, failed=failures.append)
    until(lambda: failures)
    assert failures[0].what == "The disk is full."
    assert not bugs
    background.start("bug", plain(bug), done=pytest.fail, failed=failures.append)
    until(lambda: len(failures) == 2)
    assert isinstance(bugs[0], ZeroDivisionError)
    assert "went wrong in GridLab" in failures[1].what


def test_progress_comes_in_order_and_the_last_of_it_always(background: Background, until: Until) -> None:
    told: list[tuple[int, int]] = []
    came: list[int] = []

    def work(cancel: Cancel, progress: Progress) -> int:
        for done in range(1001):
            progress(done, 1000)
        return 1

    background.start(
        "key",
        work,
        done=came.append,
        failed=pytest.fail,
        progress=lambda done, total: told.append((done, total)),
    )
    until(lambda: came)
    assert told == sorted(told)
    assert told[-1] == (1000, 1000)
    assert len(told) < 100, "the window's thread is not flooded"


def test_closing_waits_for_the_threads_and_starts_nothing_more() -> None:
    background = Background()
    begun = threading.Event()

    def work(cancel: Cancel, progress: Progress) -> None:
        begun.set()
        while not cancel.is_set():
            pass

    background.start("key", work, done=pytest.fail, failed=pytest.fail)
    assert begun.wait(5)
    assert background.close()
    background.start("key", plain(pytest.fail), done=pytest.fail, failed=pytest.fail)
    assert background.idle
