"""Texts of the core in the window's language and in a design's, and nothing of them left in English."""

from __future__ import annotations

import ast
import string
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from gridlab.domain.contrast import screen_colours
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import joined, say, verbatim
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look import language
from gridlab.gui.look.saying import told
from gridlab.gui.session.frame import TroubleBar
from gridlab.gui.session.pages import ImageTroubleView
from gridlab.store.disk import reason

sys.path.insert(0, str(Path(__file__).parents[3] / "docs"))
import make_translations

COLOURS = screen_colours("#ffffff", "#2f62d9")
FULL = GridLabError(
    say("{what} could not be saved: {reason}.", what=say("This answer"), reason=reason(OSError(28, "no"))),
    safe=say("Nothing was written."),
    todo=say("Choose another place."),
)
FULL_IN_GERMAN = "Diese Antwort konnte nicht gespeichert werden: der Datenträger ist voll."


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The window in German."""
    language.set_language(qapp, "de")
    yield
    language.set_language(qapp, "en")


def test_an_error_is_told_in_the_windows_language(german: None) -> None:
    bar = MessageBar()
    bar.say_error(FULL)
    assert bar.text == f"{FULL_IN_GERMAN} Nichts wurde geschrieben. Wählen Sie einen anderen Ort."
    assert str(FULL).startswith("This answer could not be saved: the disk is full.")


def test_an_english_window_tells_it_to_the_letter(qapp: QApplication) -> None:
    bar = MessageBar()
    bar.say_error(FULL)
    assert bar.text == str(FULL)


def test_an_annotator_of_a_german_design_reads_german_in_an_english_window(qapp: QApplication) -> None:
    parent = MessageBar()
    trouble = TroubleBar(parent)
    trouble.show_trouble("Antworten 1 bis 3 sind gespeichert", FULL, COLOURS, "de")
    assert trouble.accessibleDescription() == FULL_IN_GERMAN
    missing = GridLabError(say("{name} cannot be read: {reason}.", name="a.png", reason=say("is missing")))
    page = ImageTroubleView(missing, 3, COLOURS, "de-AT")
    texts = [one.text() for one in page.findChildren(type(page.add_text("")))]
    assert "a.png kann nicht gelesen werden: fehlt." in texts
    page.deleteLater()
    parent.deleteLater()


def test_an_annotator_of_an_english_design_reads_english_in_a_german_window(german: None) -> None:
    assert told(FULL.what, "en") == FULL.what
    assert told(FULL.what, "he") == FULL.what


def test_numbers_and_days_in_a_text_follow_its_language(german: None) -> None:
    text = say(
        "{a:,} {b:.2f} {c:.0%} {d} {e:f} {f!r} {g}",
        a=1204567,
        b=0.15,
        c=0.152,
        d=date(2026, 5, 1),
        e=Decimal("6.00"),
        f="1.5",
        g=7,
    )
    assert text == "1,204,567 0.15 15% 2026-05-01 6.00 '1.5' 7"
    assert told(text) == "1.204.567 0,15 15\u00a0% 01.05.2026 6,00 '1.5' 7"
    assert told(text, "en") == text


def test_texts_in_texts_and_in_rows_are_told_too(german: None) -> None:
    rows = joined(
        [say("is missing"), verbatim("a {b}"), say("{name} {problem}", name="x", problem=say("is missing"))]
    )
    assert told(rows) == "fehlt a {b} x fehlt"
    assert told(say("{what:start}", what=say("empty file"))) == "Leere Datei"
    assert told("plain") == "plain"


class Spoilt(QTranslator):
    """A language whose places are not those of the source."""

    def translate(self, context: str, text: str, _comment: str | None = None, _n: int = -1) -> str:
        return text.upper().replace("}", "!x}")

    def isEmpty(self) -> bool:
        return False


def test_an_error_is_told_in_english_where_its_translation_is_spoilt(qapp: QApplication) -> None:
    translator = Spoilt()
    language.use(qapp, translator)
    try:
        assert told(FULL.what) == FULL.what
    finally:
        language.set_language(qapp, "en")


def test_every_text_of_the_core_can_be_told_in_german(german: None) -> None:
    """Its places are filled in German as in English: none is lost, none is new."""
    for template in make_translations.core_texts():
        names = {name: _filler(spec) for _, name, spec, _ in string.Formatter().parse(template) if name}
        text = told(say(template, **names))
        for name, filler in names.items():
            if isinstance(filler, str) and name != "kind":
                assert filler in text, (template, text)


def _filler(spec: str | None) -> object:
    return 7 if spec and spec not in ("clause", "start") else "Wort"


def test_no_text_of_the_core_is_put_into_a_sentence_untold() -> None:
    """In an f-string or `format` it would be English for good, and mypy sees nothing wrong."""
    found = []
    for path in sorted((make_translations.PACKAGE / "gui").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        printed = {id(part) for node in ast.walk(tree) if _prints(node) for part in ast.walk(node)}
        put_in = [part for node in ast.walk(tree) for part in _put_in(node) if id(part) not in printed]
        found += [
            f"{path.name}:{part.lineno} {ast.unparse(part)}"
            for part in put_in
            if isinstance(part, ast.Attribute) and part.attr in OF_THE_CORE
        ]
    assert not found, "wrap it in told()"


OF_THE_CORE = ("what", "safe", "todo", "reason", "why", "problem", "allowed", "outcome", "warning", "said")


def _prints(node: ast.AST) -> bool:
    """The command line is English."""
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"


def _put_in(node: ast.AST) -> Iterator[ast.expr]:
    """What an f-string, a `format` or a `join` takes."""
    if isinstance(node, ast.FormattedValue):
        yield node.value
    elif isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name == "format":
            yield from (*node.args, *(word.value for word in node.keywords))
        elif name == "join":
            yield from (one.elt for one in node.args if isinstance(one, ast.GeneratorExp | ast.ListComp))
        elif name in ("emit", "setText", "setToolTip", "setAccessibleName", "label", "str"):
            yield from node.args
