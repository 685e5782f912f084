"""The Publish page asks for what a page needs, says what is wrong, and shows what is to be copied."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from gridlab.gui.shell.furniture import Furniture
from gridlab.store.web.publication_file import read_publications

Until = Callable[..., None]


@pytest.fixture
def page(furniture: Furniture, tmp_path: Path) -> Any:
    """The page as the Design page brings it up, its folder free."""
    furniture.window.go("design")
    furniture.design.publish_button.click()
    made = furniture.publish
    made.fields.entry("out").show(str(tmp_path / "published" / "web"))
    return made


def study_folder(furniture: Furniture) -> Path:
    view = furniture.studies.view
    assert view is not None
    return view.open.folder


def test_it_proposes_what_goes_with_the_design(furniture: Furniture, page: Any) -> None:
    assert furniture.window.page is page
    design = furniture.design.name
    view = furniture.studies.view
    entry = view.entry(design) if view is not None else None
    assert entry is not None and entry.design is not None
    assert page.fields.value("design") == design
    assert page.fields.value("numbers") == 2 * entry.design.payment.assignments
    assert page.fields.value("sink") == "serve"
    assert not page.results.isVisible()


def test_what_was_published_is_ready_to_copy_and_freezes_the_design(
    furniture: Furniture, page: Any, until: Until, tmp_path: Path
) -> None:
    page.fields.entry("way").show("prolific")
    page.fields.entry("numbers").show(3)
    page.fields.entry("links").show(1)
    page.fields.entry("url").show("https://hits.example.org/x/")
    page.fields.entry("code.complete").show("C1")
    page.main_action.click()
    until(page.results.isVisible, 30_000)
    texts = page.results.texts
    assert any("PROLIFIC_PID={{%PROLIFIC_PID%}}" in text for text in texts)
    assert any(text.startswith("gridlab serve") and "--url https://hits" in text for text in texts)
    assert "C1" in texts and "links.csv" in texts
    assert (tmp_path / "published" / "web" / "index.html").is_file()
    [kept] = read_publications(study_folder(furniture))
    assert kept.numbers == 3 and kept.codes.complete == "C1"
    copies = [one for one in page.results.findChildren(QPushButton) if one.text() == "Copy"]
    copies[texts.index("C1")].click()
    assert QGuiApplication.clipboard().text() == "C1" and copies[texts.index("C1")].text() == "Copied"

    def is_frozen() -> bool:
        view = furniture.studies.view
        entry = view.entry(kept.design.name) if view is not None else None
        return entry is not None and entry.frozen

    until(is_frozen)


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_published(furniture: Furniture, page: Any) -> None:
    page.fields.entry("url").show("nowhere")
    page.fields.entry("numbers").show(0)
    page.main_action.click()
    assert page.fields.made("url").row.problem == "An address begins with https://"
    assert page.fields.made("numbers").row.problem == "Allowed: 1 to 100,000."
    page.fields.entry("url").show("")
    page.fields.entry("numbers").show(2)
    page.fields.entry("links").show(3)
    page.main_action.click()
    assert page.fields.made("links").row.problem == "There are more links than sessions."
    assert read_publications(study_folder(furniture)) == ()


def test_a_folder_that_is_there_is_told_and_left_alone(
    furniture: Furniture, page: Any, until: Until, tmp_path: Path
) -> None:
    (tmp_path / "published" / "web").mkdir(parents=True)
    page.main_action.click()
    until(lambda: "already exists" in page.messages.text)
    assert page.main_action.isEnabled() and read_publications(study_folder(furniture)) == ()


def test_the_sink_follows_the_channel_and_shows_its_address_alone(page: Any) -> None:
    def choose(key: str, value: str) -> None:
        page.fields.entry(key).show(value)
        page.fields.entry(key).entered.emit()

    choose("way", "jatos")
    assert page.fields.value("sink") == "jatos" and page.fields.widget("post").isHidden()
    choose("sink", "post")
    assert not page.fields.widget("post").isHidden()
    page.main_action.click()
    assert page.fields.made("post").row.problem == "An address begins with https://"


def test_what_is_worth_knowing_is_said_before_the_design_is_frozen(
    furniture: Furniture, page: Any, until: Until
) -> None:
    until(lambda: "have no description" in page.notes.text())
    assert "draws one of" not in page.notes.text()
    page.fields.entry("sink").show("file")
    page.fields.entry("sink").entered.emit()
    until(lambda: "draws one of" in page.notes.text())
    assert page.notes.isVisible() and read_publications(study_folder(furniture)) == ()


def test_the_page_opens_in_the_browser_and_its_answers_go_nowhere(
    furniture: Furniture, page: Any, until: Until, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("gridlab.gui.pages.publish.presenter._browse", opened.append)
    page.fields.entry("numbers").show(2)
    page.main_action.click()
    until(page.results.isVisible, 30_000)
    page.results.open_button.click()
    until(lambda: opened)
    with urllib.request.urlopen(f"{opened[0]}hit.js") as answer:
        assert answer.read() == (tmp_path / "published" / "web" / "hit.js").read_bytes()
    asked = urllib.request.Request(f"{opened[0]}session", b"{}", {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked) as answer:
        assert json.load(answer)["number"] == 0
    furniture.desks["publish"].close()
    assert not list((tmp_path / "published").glob("*inbox*"))


def test_escape_goes_back_to_the_design(furniture: Furniture, page: Any) -> None:
    page.escape()
    assert furniture.window.page is furniture.design
