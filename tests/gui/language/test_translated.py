"""Every text of the window can be translated, and a language that is a third longer is not cut off."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design
from gridlab.domain.fields import fields_of
from gridlab.gui.look import language
from gridlab.gui.pages.design.form.meanings import MEANINGS
from gridlab.gui.shell.app import Application
from gridlab.store.settings import Settings
from gridlab.store.shipped import shipped

sys.path.insert(0, str(Path(__file__).parent))
from pseudo import OPEN, Pseudo
from reading import cut_off, shown, words_of

Until = Callable[..., None]
ROOT = Path(__file__).parents[3]
TRANSLATIONS = sorted(shipped("resources", "translations").glob("*.ts"))
PLACEHOLDER = re.compile(r"\{\w*\}|%n")
# Numbers, units, signs, colours, codes, paths and single letters are the same in every language.
SAME_EVERYWHERE = re.compile(
    r"[\W\d_]*|#[0-9a-fA-F]{6}|\w|[\d.,×+\W]*(px|ms|s|MB|min|h|%|GBP|USD|EUR)?[\d.,×+·/\W]*"
    r"|[A-Z]{1,2}\d{3}|(/.*|~.*)|GridLab|([A-Z]{3} )?[\d.,]+( × \d+)?"
)


@pytest.fixture
def speaking(
    qapp: QApplication, own_home: Path, study: OpenStudy, until: Until, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """The program in the made-up language, a study open, at the smallest common size."""
    monkeypatch.setattr("gridlab.gui.shell.app.set_language", lambda *_: None)
    translator = Pseudo()
    language.use(qapp, translator)
    application = Application(qapp, Settings())
    application.window.resize(1280, 720)
    application.show(None)
    furniture = application.furnish()
    furniture.studies.open(study.folder)
    until(lambda: furniture.studies.view is not None)
    yield application
    assert application.close()
    application.window.deleteLater()
    application.theme.deleteLater()
    application.deleteLater()
    language.set_language(qapp, "en")


def drain() -> None:
    """Let what was told be laid out."""
    for _ in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def data_of(study: OpenStudy) -> set[str]:
    """What the researcher wrote, which nobody translates."""
    words = {image.name for image in study.study.images} | {image.label for image in study.study.images}
    words |= {study.study.title, str(study.folder), study.folder.name, "grid-8-choose-2", "triplet"}
    words.add("Choose the {choose} images most similar to the framed one.")
    return words


def untranslated(window: QWidget, data: set[str]) -> set[str]:
    """Texts of the interface on view that did not go through a translation."""
    found = set()
    for widget in shown(window):
        for where, text in words_of(widget):
            known = OPEN in text or text in data or SAME_EVERYWHERE.fullmatch(text)
            if not known and not any(word and word in text for word in data):
                found.add(f"{where} of {type(widget).__name__}: {text}")
    return found


def pages(application: Application, until: Until) -> Iterator[str]:
    """Bring every page to the front, settled."""
    furniture = application.furnish()
    for key in application.window.pages:
        application.window.go(key)
        until(lambda: furniture.background.idle)
        drain()
        yield key


def test_no_text_of_a_page_escapes_translation(speaking: Application, study: OpenStudy, until: Until) -> None:
    data = data_of(study)
    found = {key: untranslated(speaking.window, data) for key in pages(speaking, until)}
    assert not {key: texts for key, texts in found.items() if texts}
    plain = {action.text() for action in speaking.window.actions() if OPEN not in action.text()}
    assert not plain


def test_no_text_of_a_page_is_cut_off_in_a_longer_language(speaking: Application, until: Until) -> None:
    found = {key: cut_off(speaking.window) for key in pages(speaking, until)}
    assert not {key: texts for key, texts in found.items() if texts}


def test_the_welcome_pages_fit_too(speaking: Application, study: OpenStudy, until: Until) -> None:
    speaking.window.show_new_study()
    until(lambda: speaking.furnish().background.idle)
    assert not cut_off(speaking.window)
    assert not untranslated(speaking.window, data_of(study))
    speaking.furnish().close_study()
    until(lambda: speaking.furnish().background.idle)
    assert not cut_off(speaking.window)
    assert not untranslated(speaking.window, data_of(study))


def messages(path: Path) -> dict[tuple[str, str], str]:
    """Translations of a file by context and source; those not finished are ""."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            text = (translation.text or "") if done and translation is not None else ""
            found[context.findtext("name", ""), message.findtext("source", "")] = text
    return found


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_a_translation_says_every_text_with_its_placeholders(path: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    sources = [str(source) for source in sorted((ROOT / "gridlab" / "gui").rglob("*.py"))]
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    if not tool.exists():
        pytest.skip("pyside6-lupdate is not installed")
    subprocess.run([tool, *sources, "-ts", fresh], check=True, capture_output=True)
    wanted, said = messages(fresh), messages(path)
    assert not wanted.keys() - said.keys(), "texts without a translation: run docs/make_translations.py"
    empty = [source for source in wanted if not said[source]]
    assert not empty
    for (_, source), text in said.items():
        assert sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(text)), source


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_the_compiled_translation_is_that_of_its_source(path: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm")))
    for (context, source), text in messages(path).items():
        assert translator.translate(context, source) == text


def test_what_the_fields_of_a_design_mean_can_be_translated() -> None:
    assert set(MEANINGS) == {field.meaning for field in fields_of(Design) if field.meaning}
