"""The interface's language: every text of the window goes through `translate`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def translate(context: str, text: str, count: int = -1) -> str:
    """`text` in the language of the interface; `context` names the page or part that shows it.

    Both are literals at the call, where Qt's tools find them. Values are put in afterwards with `format`:
    translate("Images", "{count} refused").format(count=3). With `count` the translation may have a plural
    for it, and "%n" stands for the number.
    """
    return QCoreApplication.translate(context, text, None, count)
