"""The program as a whole: what is open, where one is, light and dark, and what a keyboard can reach."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from gridlab.app.study import OpenStudy
from gridlab.gui.look import theme as theme_module
from gridlab.gui.look.palette import current_palette
from gridlab.gui.shell.actions import ACTIONS
from gridlab.gui.shell.app import Application, last_study
from gridlab.gui.shell.frame import NARROW, WIDE, Navigation
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.settings import Settings, read_settings

Until = Callable[..., None]
PAGES = ("images", "design", "cost", "sessions", "data")


def drop(widget: QWidget, *paths: Path) -> None:
    """Drop files as a file browser does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    widget.dropEvent(
        QDropEvent(
            QPointF(QPoint(10, 10)),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_without_a_study_the_welcome_page_is_seen(program: Application) -> None:
    assert program.window.welcome.isVisible()
    assert not program.window.actions_by_key["export"].isEnabled()
    assert program.window.actions_by_key["new_study"].isEnabled()


def test_an_opened_study_is_named_counted_and_remembered(furniture: Furniture, study: OpenStudy) -> None:
    assert "Food study" in furniture.window.windowTitle()
    assert furniture.window.page is furniture.design
    assert furniture.images.browser.model.rowCount() == 30
    assert furniture.design.side.model.rowCount() == 2
    assert last_study(read_settings()) == study.folder
    furniture.close_study()
    assert furniture.window.welcome.isVisible()
    assert furniture.window.windowTitle() == "GridLab"


def test_a_folder_that_is_no_study_is_told_and_the_open_one_stays(
    furniture: Furniture, tmp_path: Path, until: Until
) -> None:
    furniture.studies.open(tmp_path / "nowhere")
    until(lambda: furniture.background.idle)
    assert furniture.studies.view is not None
    assert "nowhere" in furniture.window.status.text


def test_without_an_open_study_the_failure_stands_on_the_welcome_page(
    program: Application, tmp_path: Path, until: Until
) -> None:
    furniture = program.furnish()
    program.window.show_opening(tmp_path / "nowhere")
    furniture.studies.open(tmp_path / "nowhere")
    until(lambda: furniture.background.idle)
    assert program.window.welcome.isVisible()
    assert "nowhere" in program.window.welcome.messages.text


@pytest.mark.parametrize("key", PAGES)
def test_every_page_is_reached_by_its_shortcut_and_marks_the_navigation(
    furniture: Furniture, key: str
) -> None:
    furniture.window.actions_by_key[key].trigger()
    assert furniture.window.page.key == key
    assert furniture.window.pages[key].isVisible()


def test_every_action_of_the_table_has_a_shortcut_of_its_own(furniture: Furniture) -> None:
    rows = [row for row in ACTIONS if row.text]
    assert len({row.shortcut for row in rows}) == len(rows)
    assert set(furniture.window.actions_by_key) == {row.key for row in rows}
    for row in rows:
        action = furniture.window.actions_by_key[row.key]
        assert action.shortcut().toString() == row.shortcut.replace("Ctrl+Return", "Ctrl+Return")


def test_a_narrow_window_keeps_icons_alone(furniture: Furniture) -> None:
    navigation = furniture.window.findChild(Navigation)
    assert navigation is not None
    furniture.window.resize(1280, 720)
    assert navigation.width() == WIDE
    furniture.window.resize(1000, 700)
    assert navigation.width() == NARROW


def test_the_theme_follows_the_setting_and_is_kept(program: Application, until: Until) -> None:
    furniture = program.furnish()
    for theme in ("dark", "light", "system"):
        furniture.desks["settings"].change("theme", theme)
        until(lambda theme=theme: read_settings().theme == theme == program.theme.setting)
        if theme != "system":
            assert current_palette().scheme == theme
            assert current_palette()["panel"] in program.window.styleSheet()


def test_the_theme_follows_the_system_where_nothing_is_set(
    program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.theme.choose("system")
    hints = QGuiApplication.styleHints()
    for scheme in ("dark", "light"):
        monkeypatch.setattr(theme_module, "system_scheme", lambda scheme=scheme: scheme)
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
        assert current_palette().scheme == scheme
    program.theme.choose("light")
    monkeypatch.setattr(theme_module, "system_scheme", lambda: "dark")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
    assert current_palette().scheme == "light", "the setting goes before the system"


def test_the_number_of_the_station_is_kept_and_a_wrong_one_refused(
    program: Application, until: Until
) -> None:
    furniture = program.furnish()
    program.window.go("settings")
    station = furniture.settings.fields.widget("station")
    station.clear()
    QTest.keyClicks(station, "17")
    until(lambda: read_settings().station == 17)
    QTest.keyClicks(station, "0")
    until(lambda: furniture.background.idle)
    assert read_settings().station == 17
    assert "0 to 99" in station.accessibleDescription()


def test_a_dropped_folder_of_images_begins_a_study_and_a_dropped_study_is_opened(
    program: Application, study: OpenStudy, food: Path, until: Until
) -> None:
    furniture = program.furnish()
    drop(program.window.welcome, food)
    assert furniture.new_study.isVisible()
    assert furniture.new_study.images.text() == str(food)
    drop(furniture.new_study, study.folder)
    until(lambda: furniture.studies.view is not None)
    assert furniture.design.isVisible()


def test_a_new_study_is_made_from_a_folder_and_what_is_refused_is_listed(
    program: Application, tmp_path: Path, food: Path, until: Until
) -> None:
    images = tmp_path / "pictures"
    images.mkdir()
    for path in sorted(food.iterdir())[:5]:
        (images / path.name).write_bytes(path.read_bytes())
    (images / "bad.jpg").write_bytes(b"no image at all")
    furniture = program.furnish()
    program.window.actions_by_key["new_study"].trigger()
    form = furniture.new_study
    QTest.keyClicks(form.images, str(images))
    assert form.title.text() == "Pictures"
    form.create_button.click()
    until(lambda: furniture.studies.view is not None)
    view = furniture.studies.view
    assert view is not None
    assert view.open.folder == tmp_path / "pictures-study"
    assert len(view.open.study.images) == 5
    program.window.go("images")
    assert furniture.images.report.list.rows.rows[0].whole.startswith("bad.jpg: ")
    assert "5 images added" in furniture.images.messages.text


def test_a_study_without_an_image_folder_is_refused_at_the_field(
    program: Application, tmp_path: Path
) -> None:
    furniture = program.furnish()
    program.window.show_new_study()
    form = furniture.new_study
    form.images.setText(str(tmp_path / "nowhere"))
    form.create_button.click()
    assert form.images.property("wrong") is True
    assert "folder that exists" in form.images.accessibleDescription()


def test_an_edit_is_saved_when_the_program_is_closed(furniture: Furniture, study: OpenStudy) -> None:
    field = furniture.design.form.field("screens", "main")
    assert isinstance(field, QLineEdit)
    field.setText("33")
    field.textEdited.emit("33")
    furniture.close()
    assert '"main": 33' in (study.folder / "designs" / f"{furniture.design.name}.json").read_text()


def test_settings_that_cannot_be_read_do_not_keep_the_program_from_starting(program: Application) -> None:
    assert last_study(Settings(recent=("/nowhere/at/all",))) is None


def test_a_bug_leaves_a_report_without_its_message_and_says_where(
    program: Application, own_home: Path
) -> None:
    try:
        raise ZeroDivisionError("anna@example.org")
    except ZeroDivisionError as bug:
        program.met_bug(type(bug), bug, bug.__traceback__)
    (report,) = own_home.rglob("report-*.txt")
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert "anna" not in report.read_text(encoding="utf-8")
    assert str(report) in program.window.status.text


CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


@pytest.mark.parametrize("key", [*PAGES, "settings", "new study", "welcome"])
def test_every_control_has_a_name_for_screen_readers(furniture: Furniture, key: str) -> None:
    window = furniture.window
    if key == "new study":
        window.show_new_study()
        root: QWidget = furniture.new_study
    elif key == "welcome":
        furniture.close_study()
        root = window.welcome
    else:
        window.go(key)
        root = window
    nameless = [
        f"{type(one).__name__} in {type(one.parent()).__name__}"
        for one in root.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.isVisibleTo(root)
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
        and not one.objectName().startswith("qt_")
    ]
    assert nameless == []


@pytest.mark.parametrize("key", PAGES)
def test_the_main_action_of_each_page_is_reached_by_tab(furniture: Furniture, key: str, until: Until) -> None:
    window = furniture.window
    window.activateWindow()
    until(window.isActiveWindow)
    window.go(key, focus=True)
    wanted = window.page.main_action
    assert wanted is not None
    wanted.setEnabled(True)
    for _ in range(120):
        if QGuiApplication.focusObject() is wanted:
            return
        QTest.keyClick(QGuiApplication.focusObject() or window, Qt.Key.Key_Tab)
    raise AssertionError("Tab never gets there")
