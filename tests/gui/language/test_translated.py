"""Every text of the window can be translated, and a language that is a third longer is not cut off."""

from __future__ import annotations

import ast
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design
from gridlab.domain.fields import fields_of
from gridlab.gui.kit.buttons import shortcut_text
from gridlab.gui.look import language
from gridlab.gui.shell.app import Application
from gridlab.store.places import shipped
from gridlab.store.settings import Settings

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[3] / "docs"))
import make_translations
from pseudo import OPEN, Pseudo
from reading import cut_heads, cut_off, shown, words_of

Until = Callable[..., None]
ROOT = Path(__file__).parents[3]
TRANSLATIONS = sorted(shipped("resources", "translations").glob("*.ts"))
CODES = [path.stem.removeprefix("gridlab_") for path in TRANSLATIONS]
PLACEHOLDER = re.compile(r"\{\w*(?:![ra])?(?::[^{}]*)?\}")
MARKS = ("translate", "QT_TRANSLATE_NOOP")
# How many texts may wait for their translation between releases.
WAITING = 100
# Numbers, units, signs, colours, codes, paths and single letters are the same in every language.
SAME_EVERYWHERE = re.compile(
    r"[\W\d_]*|#[0-9a-fA-F]{6}|\w|[\d.,×+\W]*(px|ms|s|MB|min|h|%|GBP|USD|EUR)?[\d.,×+·/\W]*"
    r"|[A-Z]{1,2}\d{3}|(/.*|~.*)|GridLab|([A-Z]{3} )?[\d.,]+( × \d+)?"
)


@pytest.fixture
def speaking(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    own_home: Path,
    study: OpenStudy,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Application]:
    """The program in the made-up language, or the parameter's; a study open, at the smallest common size."""
    monkeypatch.setattr("gridlab.gui.shell.app.set_language", lambda *_: None)
    translator = Pseudo()
    if code := getattr(request, "param", ""):
        language.set_language(qapp, code)
    else:
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


@pytest.mark.parametrize("speaking", ["", *CODES], indirect=True)
def test_no_text_of_a_page_is_cut_off_in_a_longer_language(speaking: Application, until: Until) -> None:
    found = {key: cut_off(speaking.window) for key in pages(speaking, until)}
    assert not {key: texts for key, texts in found.items() if texts}


@pytest.mark.parametrize("speaking", CODES, indirect=True)
def test_no_head_of_a_table_is_cut_off(speaking: Application, until: Until) -> None:
    found = {key: cut_heads(speaking.window) for key in pages(speaking, until)}
    assert not {key: texts for key, texts in found.items() if texts}


@pytest.mark.parametrize("speaking", ["", *CODES], indirect=True)
def test_no_text_of_the_welcome_pages_is_cut_off(speaking: Application, until: Until) -> None:
    speaking.window.show_new_study()
    until(lambda: speaking.furnish().background.idle)
    assert not cut_off(speaking.window)
    speaking.furnish().close_study()
    until(lambda: speaking.furnish().background.idle)
    assert not cut_off(speaking.window)


def test_no_text_of_the_welcome_pages_escapes(speaking: Application, study: OpenStudy, until: Until) -> None:
    speaking.window.show_new_study()
    until(lambda: speaking.furnish().background.idle)
    assert not untranslated(speaking.window, data_of(study))
    speaking.furnish().close_study()
    until(lambda: speaking.furnish().background.idle)
    assert not untranslated(speaking.window, data_of(study))


def placeholders(text: str) -> list[str]:
    """The placeholders in order. {Field} is {field} with a capital, as nouns have in some languages."""
    return sorted(found.lower() for found in PLACEHOLDER.findall(text))


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


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Context and text of everything that is collected from the code for translation."""
    fresh = tmp_path_factory.mktemp("texts") / "fresh.ts"
    make_translations.collect(fresh)
    return set(messages(fresh))


def test_the_tools_find_every_text_that_is_to_be_translated(collected: set[tuple[str, str]]) -> None:
    asked = set()
    for source in sorted((ROOT / "gridlab" / "gui").rglob("*.py")):
        for call in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in MARKS:
                literals = [one.value for one in call.args if isinstance(one, ast.Constant)]
                if len(literals) == 2:
                    asked.add((str(literals[0]), str(literals[1])))
    assert len(collected) > 2000, "those of the window and of the core: texts move from one to the other"
    assert asked and not asked - collected


def test_every_text_of_the_core_is_collected(collected: set[tuple[str, str]]) -> None:
    """A template that is no literal ends the collecting."""
    core = {("Core", text) for text in make_translations.core_texts()}
    assert len(core) > 800
    assert not core - collected
    assert ("Core", "the disk is full") in core


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_a_translation_says_every_text(
    path: Path, collected: set[tuple[str, str]], count: Callable[[int, int], int]
) -> None:
    """A text that came since is English until it is translated; of a release none may be.

    Texts of the core may never wait: an annotator can meet them.
    """
    said = messages(path)
    missing = sorted(key for key in collected if not said.get(key))
    assert not [key for key in missing if key[0] == "Core"], "run docs/make_translations.py and translate"
    assert len(missing) <= count(WAITING, 0), f"run docs/make_translations.py and translate: {missing}"


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_a_translation_keeps_the_placeholders(path: Path) -> None:
    for (_, source), text in messages(path).items():
        if text:
            assert placeholders(source) == placeholders(text), source


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_the_compiled_translation_is_that_of_its_source(path: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm")))
    for (context, source), text in messages(path).items():
        assert not text or translator.translate(context, source) == text


def test_keys_are_named_as_on_german_keyboards(qapp: QApplication) -> None:
    language.set_language(qapp, "de")
    try:
        assert shortcut_text("Ctrl+Return") == "Strg+Eingabe"
        assert shortcut_text("Ctrl+Shift+D") == "Strg+Umschalt+D"
        assert QKeySequence("Ctrl+Return") == QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return)
    finally:
        language.set_language(qapp, "en")


def test_german_is_offered_and_spoken(qapp: QApplication) -> None:
    assert ("de", "Deutsch") in language.languages()
    language.set_language(qapp, "de")
    try:
        assert language.translate("Actions", "Images") == "Bilder"
        assert (
            language.translate("Actions", "A text that nobody translated") == "A text that nobody translated"
        )
    finally:
        language.set_language(qapp, "en")
    assert language.translate("Actions", "Images") == "Images"


def test_what_the_fields_of_a_design_mean_can_be_translated(collected: set[tuple[str, str]]) -> None:
    meant = {field.meaning for field in fields_of(Design) if field.meaning}
    assert {text for context, text in collected if context == "Meanings"} == meant
