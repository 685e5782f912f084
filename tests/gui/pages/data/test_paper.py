"""The Paper tab shows the Methods text of the answers, copies it, and writes text and figures to a folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from gridlab.app.paper.facts import facts_of
from gridlab.app.paper.methods import sections_of, written
from gridlab.app.study import OpenStudy
from gridlab.gui.shell.furniture import Furniture
from tests.gui.pages.data.test_page import open_data, tab

Until = Callable[..., None]
Sit = Callable[..., Any]


def paper(furniture: Furniture, sit: Sit, until: Until) -> Any:
    sit("p001", design="grid-8-choose-2").answer().close()
    sit("p002", design="grid-8-choose-2").answer().close()
    open_data(furniture, until, 2)
    shown = tab(furniture, "paper")
    until(lambda: shown.text.text != "")
    return shown


def segment(widget: Any, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text)


def test_the_text_is_that_of_the_command_in_the_form_that_is_chosen_and_copied(
    furniture: Furniture, study: OpenStudy, sit: Sit, until: Until
) -> None:
    shown = paper(furniture, sit, until)
    sections = sections_of(facts_of(study))
    assert shown.text.text == written(sections)
    segment(shown.form, "LaTeX").click()
    shown.copy.click()
    assert QGuiApplication.clipboard().text() == written(sections, "latex")


def test_text_and_figures_are_written_to_the_folder_in_the_form_that_is_chosen(
    furniture: Furniture, sit: Sit, until: Until, tmp_path: Path
) -> None:
    shown = paper(furniture, sit, until)
    shown.folder.setText(str(tmp_path / "paper"))
    segment(shown.suffix, "SVG").click()
    shown.write.click()
    assert not shown.write.isEnabled()
    until(lambda: "files are written" in shown.messages.text)
    names = {path.name for path in (tmp_path / "paper").iterdir()}
    assert {
        "methods.tex",
        "references.bib",
        "stimuli.svg",
        "sequence-grid-8-choose-2.svg",
        "times.svg",
    } <= names
    assert shown.write.isEnabled()


def test_cancelled_writing_says_so_and_can_be_begun_again(
    furniture: Furniture, sit: Sit, until: Until, tmp_path: Path
) -> None:
    shown = paper(furniture, sit, until)
    shown.folder.setText(str(tmp_path / "paper"))
    shown.write.click()
    shown.progress.cancel_requested.emit()
    assert "cancelled" in shown.messages.text
    assert shown.write.isEnabled()


def test_a_purpose_without_sessions_has_no_text_and_nothing_to_write(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    shown = paper(furniture, sit, until)
    segment(furniture.data.purpose_buttons, "Pilot").click()  # type: ignore[attr-defined]
    until(lambda: shown.messages.text != "")
    assert shown.text.text == ""
    assert not shown.write.isEnabled()
    assert not shown.copy.isEnabled()
