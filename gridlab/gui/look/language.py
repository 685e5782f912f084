"""The interface's language: every text of the window goes through `translate`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gridlab.store.places import shipped

SYSTEM = "system"
_OWN = "gridlab"
# Asking Qt's application for them would have Python know all of its children, the style with its enums too.
_in_use: list[QTranslator] = []


def translate(context: str, text: str) -> str:
    """`text` in the language of the interface; `context` names the page or part that shows it.

    Both are literals at the call, where Qt's tools find them. Values are put in afterwards with `format`:
    translate("Images", "{count} refused").format(count=3). One and many are two texts: Qt's tools find a call
    with these two arguments only, and none inside an f-string.
    """
    return QCoreApplication.translate(context, text)


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Marks a text of a table for Qt's tools, under the name they know; `translate` it where it is shown."""
    return text


def languages() -> list[tuple[str, str]]:
    """The languages the interface can speak: code and its own name; English, which is in the code, first."""
    names = ((code, QLocale(code).nativeLanguageName().capitalize()) for code in _codes())
    return [("en", "English"), *names]


def _codes() -> list[str]:
    """The languages that there are translations into."""
    files = sorted(shipped("resources", "translations").glob(f"{_OWN}_*.qm"))
    return [path.stem.removeprefix(f"{_OWN}_") for path in files]


def set_language(application: QApplication, setting: str) -> None:
    """Let what is built from now on speak a language: a code of `languages`, or "system" for the system's.

    Without a translation it is English. Qt's own texts, numbers and the direction of writing follow.
    """
    while _in_use:
        application.removeTranslator(_in_use.pop())
    own, code = own_translator(*(QLocale.system().uiLanguages() if setting == SYSTEM else [setting]))
    if own is not None:
        qt = QTranslator()
        if qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            use(application, qt)
        use(application, own)
    QLocale.setDefault(QLocale(code))  # of numbers and days too
    application.setLayoutDirection(QLocale(code).textDirection())


def own_translator(*languages: str) -> tuple[QTranslator | None, str]:
    """The translator of the first known of these tags, such as "de-AT", and its code; None for English."""
    tags = (language.replace("-", "_") for language in languages)
    for code in (code for tag in tags for code in (tag, tag.split("_")[0])):
        if code == "en":
            break
        path = shipped("resources", "translations", f"{_OWN}_{code}.qm")
        translator = QTranslator()
        if path.is_file() and translator.load(str(path)):  # Qt alone would take a like name too
            return translator, code
    return None, "en"


def use(application: QApplication, translator: QTranslator) -> None:
    """Let a translator speak before those that are in use already."""
    _in_use.append(translator)
    application.installTranslator(translator)
