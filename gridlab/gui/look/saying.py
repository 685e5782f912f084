"""Says texts of the core, which keep template and values, in the language of the window or of a design."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from gridlab.domain.said import Said, Wording
from gridlab.gui.look.language import own_translator
from gridlab.gui.look.numbers import day, written

CORE = "Core"
"""The context of texts of the core in the files of translations."""
_DAY = ("Numbers", "yyyy-MM-dd")


def told(text: str, language: str = "") -> str:
    """A text of the core in the window's language, or in that of a design; any other text as it is.

    A language that has no translation is English. A day, a number and a text in the text follow.
    """
    if not isinstance(text, Said):
        return text
    if not language:
        return _Speech(None, QLocale()).said(text)
    translator, code = own_translator(language)
    return _Speech(translator or QTranslator(), QLocale(code)).said(text)


class _Speech(Wording):
    """A language. translator: None for those that the window uses."""

    def __init__(self, translator: QTranslator | None, locale: QLocale) -> None:
        self._translator = translator
        self._locale = locale

    def said(self, text: Said) -> str:
        """The text in this language; English where its translation is spoilt, as an error must be told."""
        try:
            return self.vformat(self._in_words(CORE, text.template), (), text.values)
        except (LookupError, ValueError, TypeError):
            return str.__str__(text)

    def text(self, text: str) -> str:
        return self.said(text) if isinstance(text, Said) else text

    def number(self, english: str, _value: object) -> str:
        return written(english, self._locale)

    def other(self, english: str, value: object) -> str:
        from datetime import date

        return day(value, self._locale, self._in_words(*_DAY)) if isinstance(value, date) else english

    def _in_words(self, context: str, text: str) -> str:
        if self._translator is None:
            return QCoreApplication.translate(context, text)
        return self._translator.translate(context, text) or text
