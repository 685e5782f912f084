"""Settings hold at once, are saved off the window's thread, and say what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gridlab.app.study import OpenStudy, open_study
from gridlab.gui.look import language as language_module
from gridlab.gui.look.language import languages, set_language, translate
from gridlab.gui.look.palette import current_palette
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.images.thumbnails import ThumbnailCache
from gridlab.store.settings import read_settings

Until = Callable[..., None]


def type_over(field: Any, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_the_theme_changes_at_once_and_is_kept(furniture: Furniture, until: Until) -> None:
    furniture.window.go("settings")
    dark = furniture.settings.fields.widget("theme").buttons()[2]
    dark.click()
    until(lambda: read_settings().theme == "dark" and current_palette().scheme == "dark")


def test_numbers_outside_their_range_are_refused_at_the_field(furniture: Furniture, until: Until) -> None:
    furniture.window.go("settings")
    page = furniture.settings
    type_over(page.fields.widget("station"), "100")
    assert page.fields.made("station").row.problem == "Allowed: a whole number from 0 to 99."
    type_over(page.fields.widget("station"), "7")
    until(lambda: read_settings().station == 7)
    assert page.fields.made("station").row.problem == ""
    until(lambda: "H001" in page._station_text.text())


def test_several_settings_changed_quickly_are_all_kept(furniture: Furniture, until: Until) -> None:
    desk = furniture.desks["settings"]
    for number in range(1, 20):
        desk.change("station", number)
        desk.change("cache_megabytes", 100 + number)
    until(lambda: (read_settings().station, read_settings().cache_megabytes) == (19, 119))


def test_a_folder_for_backups_must_be_there(furniture: Furniture, until: Until, tmp_path: Path) -> None:
    page = furniture.settings
    furniture.window.go("settings")
    type_over(page.fields.widget("backup"), str(tmp_path / "nowhere"))
    page.fields.widget("backup").editingFinished.emit()
    assert "doesn't exist" in page.fields.made("backup").row.problem
    place = tmp_path / "second"
    place.mkdir()
    type_over(page.fields.widget("backup"), str(place))
    page.fields.widget("backup").editingFinished.emit()
    until(lambda: read_settings().backup == str(place))
    page.back_up_now.click()
    until(lambda: "0 sessions backed up" in page.messages.text)


def test_the_thumbnails_can_lie_elsewhere_and_be_cleared(
    furniture: Furniture, until: Until, tmp_path: Path
) -> None:
    page = furniture.settings
    elsewhere = tmp_path / "cache"
    elsewhere.mkdir()
    furniture.desks["settings"].change("cache_folder", str(elsewhere))
    until(lambda: read_settings().cache_folder == str(elsewhere))
    until(lambda: furniture.background.idle)
    furniture.thumbnails.forget()
    assert furniture.studies.view is not None
    furniture.thumbnails.get(furniture.studies.view.open.study.images[0])
    until((elsewhere / "thumbnails" / "thumbnails.sqlite").exists)
    until(lambda: furniture.background.idle)
    furniture.desks["settings"].entered()
    until(lambda: "MB in use" in page._cache_text.text() and " 0.0" not in f" {page._cache_text.text()}")
    page.clear.click()
    until(lambda: page._cache_text.text().startswith("0.0 MB"))
    assert ThumbnailCache().size_bytes == 0


def test_the_study_says_what_was_typed_a_moment_later(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture.window.go("settings")
    fields = furniture.settings.fields
    type_over(fields.widget("title"), "Foods of the world")
    type_over(fields.widget("creators"), "A. Person; B. Other")
    fields.widget("returning").buttons()[2].click()
    until(lambda: open_study(study.folder).study.title == "Foods of the world")
    kept = open_study(study.folder).study
    assert kept.metadata.creators == ("A. Person", "B. Other")
    assert kept.returning == "refuse"
    until(lambda: "Foods of the world" in furniture.window.windowTitle())


def test_leaving_the_page_saves_what_was_typed_last(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture.window.go("settings")
    type_over(furniture.settings.fields.widget("doi"), "10.1/x")
    furniture.window.go("design")
    until(lambda: open_study(study.folder).study.metadata.doi == "10.1/x")


class Shouting(QTranslator):
    """A language of capital letters."""

    def translate(self, context: str, text: str, _comment: str | None = None, _n: int = -1) -> str:
        return re.sub(r"\{\w+\}|\w", lambda found: found[0] if found[0][0] == "{" else found[0].upper(), text)

    def isEmpty(self) -> bool:
        return False


def has_page(program: Application, key: str) -> bool:
    window = program.window
    return key in window.pages and window.isVisible() and window._current == key


@pytest.fixture
def shouting(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The language "xx" speaks in capitals."""
    plain = language_module.set_language

    def chosen(application: QApplication, setting: str) -> None:
        plain(application, "en")
        if setting == "xx":
            language_module.use(application, Shouting())

    monkeypatch.setattr("gridlab.gui.shell.app.set_language", chosen)
    yield
    plain(qapp, "en")


def test_another_language_is_spoken_at_once_on_the_same_page(
    program: Application, furniture: Furniture, until: Until, shouting: None
) -> None:
    furniture.window.go("settings")
    furniture.desks["settings"].change("language", "xx")
    until(lambda: program.window is not furniture.window)
    until(lambda: has_page(program, "settings"))
    assert program.furnish().settings.fields.widget("backup").accessibleName() == "BACKUP FOLDER"
    assert read_settings().language == "xx"


def test_without_a_translation_the_program_speaks_english(qapp: QApplication) -> None:
    assert languages()[0] == ("en", "English")
    set_language(qapp, "xx")
    assert translate("Settings", "Theme") == "Theme"
