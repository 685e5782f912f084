"""Answers of published pages on the Sessions page: dropped, and served here to tablets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from gridlab.app.study import OpenStudy
from gridlab.app.web.judging import code_of
from gridlab.app.web.publish import PublishWish, publish
from gridlab.domain.publication import Lines, Publication
from gridlab.gui.pages.sessions import from_web
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture
from tests.web.answering import Annotator, write_lines
from tests.web.serving_here import Client

Until = Callable[..., None]


@pytest.fixture
def published(study: OpenStudy, tmp_path: Path) -> Publication:
    """A page of the plain triplet, in the folder `web`."""
    wish = PublishWish("triplet", tmp_path / "web", numbers=4)
    return publish(study, wish, ((Lines(1, 2), Lines(400, 1)),)).publication


def codes(furniture: Furniture) -> list[str]:
    shown = furniture.sessions.model
    return [str(shown.index(row, shown.at("annotator")).data()) for row in range(shown.rowCount())]


def test_dropped_answers_become_sessions_and_what_is_refused_is_told(
    published: Publication, furniture: Furniture, until: Until, tmp_path: Path
) -> None:
    furniture.window.go("sessions")
    good, forged = Annotator(published, 0).finish(), Annotator(published, 1).finish()
    forged.change(0, number=2)
    source = write_lines(tmp_path / "answers.jsonl", good, forged)
    assert not furniture.sessions._view.sessions  # the empty page takes them too
    furniture.sessions._stack.currentWidget().paths_dropped.emit([source])
    until(lambda: codes(furniture) == [code_of(good.session)])
    table, column = furniture.sessions.table, furniture.sessions.model.at("annotator")
    assert table.sizeHintForColumn(column) <= table.columnWidth(column)  # the whole code can be read
    assert "1 session added, 1 refused." in furniture.sessions.messages.text
    assert "its screens are not those of number 2" in furniture.sessions.messages.text


def test_a_page_is_served_to_tablets_and_what_they_answer_comes_by_itself(
    published: Publication,
    furniture: Furniture,
    until: Until,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(from_web, "choose_folder", lambda *_: tmp_path / "web")
    monkeypatch.setattr(from_web, "LOOK_MS", 50)
    page = furniture.sessions
    furniture.window.go("sessions")
    page.buttons.serve.trigger()
    until(page.serving.isVisible)
    address = page.serving.address.text()
    assert urlsplit(address).hostname not in ("0.0.0.0", "")
    assert page.serving.code.isVisible() and address in page.serving.code.accessibleName()

    client = Client(f"http://127.0.0.1:{urlsplit(address).port}/")
    begun = client.start().json
    who = Annotator(published, begun["number"], begun["session"])
    while not who.rows_of("response"):
        who.step()
    assert client.rows(begun["token"], who.lines).status == 200
    until(lambda: codes(furniture) == [code_of(who.session)])
    until(lambda: page.serving.progress.text() == "0 complete of 1 started, 4 numbers")

    page.serving.stop_button.click()
    until(lambda: not page.serving.isVisible() and not page.progress.isVisible())
    with pytest.raises(OSError):
        client.start()


def test_a_page_of_another_study_is_not_served(
    furniture: Furniture, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, study: OpenStudy
) -> None:
    wish = PublishWish("triplet", tmp_path / "web", numbers=4)
    done = publish(study, wish, ((Lines(1, 2), Lines(400, 1)),))
    (study.folder / "published" / f"{done.publication.id}.json").unlink()
    monkeypatch.setattr(from_web, "choose_folder", lambda *_: tmp_path / "web")
    furniture.window.go("sessions")
    furniture.sessions.buttons.serve.trigger()
    until(lambda: "is not of a publication of this study" in furniture.sessions.messages.text)
    assert not furniture.sessions.serving.isVisible()


def test_the_window_closes_with_a_server_that_runs(
    published: Publication,
    program: Application,
    furniture: Furniture,
    until: Until,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(from_web, "choose_folder", lambda *_: tmp_path / "web")
    furniture.window.go("sessions")
    furniture.sessions.buttons.serve.trigger()
    until(furniture.sessions.serving.isVisible)
    port = urlsplit(furniture.sessions.serving.address.text()).port
    assert program.close()
    with pytest.raises(OSError):
        Client(f"http://127.0.0.1:{port}/").start()
