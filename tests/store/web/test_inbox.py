"""An inbox works where it is told to, and stores what it was asked to whoever has gone meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from gridlab.store.web.inbox import Inbox
from gridlab.store.web.inbox_file import read_inbox

PUBLICATION = "ab" * 16


def an_inbox(folder: Path) -> Inbox:
    return Inbox(folder, PUBLICATION, range(10), frozenset())


def test_what_is_asked_at_once_is_run_together_in_the_thread_that_asks(tmp_path: Path) -> None:
    inbox = an_inbox(tmp_path)
    came = threading.Semaphore(0)
    waiting: list[Callable[[], None]] = []

    def soon(do: Callable[[], None]) -> None:
        waiting.append(do)
        came.release()

    inbox.run_in(soon)
    first = inbox.start("", None, "new")
    assert came.acquire(timeout=60)
    others = [inbox.start("", None, "new") for _ in range(5)]  # while the first is not yet run
    assert not first.done()
    waiting.pop()()
    assert first.result(60).number == 0
    assert came.acquire(timeout=60)
    waiting.pop()()
    assert [one.result(60).number for one in others] == [1, 2, 3, 4, 5]
    inbox.close()
    assert not waiting


@pytest.mark.parametrize("has_ended", [True, False])
def test_nothing_is_lost_where_the_thread_that_asks_has_ended(tmp_path: Path, has_ended: bool) -> None:
    inbox = an_inbox(tmp_path)

    def gone(do: Callable[[], None]) -> None:
        if has_ended:
            raise RuntimeError

    inbox.run_in(gone)
    started = inbox.start("", None, "new")
    inbox.close()
    assert started.result(60).number == 0
    assert len(list(read_inbox(tmp_path))) == 1


def test_a_fault_in_the_thread_that_asks_is_told_and_stores_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = an_inbox(tmp_path)
    inbox.run_in(lambda do: do())

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("gridlab.store.web.inbox_rows.InboxRows._token", broken)
        with pytest.raises(ZeroDivisionError):
            inbox.start("", None, "new").result(60)
    assert inbox.start("", None, "new").result(60).number == 0
    inbox.close()
