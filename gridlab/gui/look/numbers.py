"""Numbers, amounts, days, times and places as a language writes them, and as they are typed in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from gridlab.gui.look.language import translate

if TYPE_CHECKING:
    from datetime import date


# Patterns are compiled when they are used: the window is up before.
_SPACES = r"[\s\u00a0\u202f]+"
_MARK = r"(?<=[0-9])[,.](?=[0-9])"
_PLAIN = r"[0-9]+(\.[0-9]+)?"


def numeral(value: object, spec: str = ",") -> str:
    """A number in the window's language. spec: as in English, such as ",", ".1f" or ".0%"."""
    return written(format(value, spec))


def written(english: str, locale: QLocale | None = None) -> str:
    """What English writes with digits, such as "1,204.5" or "15%", as the window's language does, or another.

    Units and signs around the digits stay; commas between words are no part of it.
    """
    used = locale if locale is not None else QLocale()
    marks = {",": used.groupSeparator(), ".": used.decimalPoint()}
    if marks[","] == "," and marks["."] == ".":
        return english
    text = re.sub(_MARK, lambda mark: marks[mark[0]], english)
    return text.replace("%", "\u00a0%") if marks["."] != "." and re.fullmatch(r"\S*[0-9]%", text) else text


def typed(text: str) -> str | None:
    """What was typed as English and files write it, without marks between thousands; None for no number.

    A number means what the window would show by it: in German "1.500" is fifteen hundred, as it is shown.
    What cannot be meant so, such as "1.50", is taken as files write it, and never as a hundred times as much.
    """
    used = QLocale()
    group, point = used.groupSeparator(), used.decimalPoint()
    if re.fullmatch(_SPACES, group):
        text, group = re.sub(_SPACES, "", text), ""
    text = re.sub(_SPACES, "", text)
    if group and group in text:
        mark, end = re.escape(group), re.escape(point)
        grouped = re.fullmatch(rf"[1-9][0-9]{{0,2}}({mark}[0-9]{{3}})+({end}[0-9]+)?", text, re.ASCII)
        if grouped:
            return text.replace(group, "").replace(point, ".")
        return text if point != "." and re.fullmatch(_PLAIN, text) else None
    plain = text.replace(point, ".") if "." not in text or point == "." else text
    return plain if re.fullmatch(_PLAIN, plain) else None


def shown(plain: str) -> str:
    """A number of a file, such as "0.15", as the window's language writes it; any other text as it is."""
    return written(plain) if re.fullmatch(_PLAIN, plain) else plain


def day(value: date, locale: QLocale | None = None, pattern: str = "") -> str:
    """A day: "2026-05-01", "01.05.2026"."""
    used = locale if locale is not None else QLocale()
    return used.toString(
        QDate(value.year, value.month, value.day), pattern or translate("Numbers", "yyyy-MM-dd")
    )


def typed_day(text: str) -> str | None:
    """A day as it was typed, here or as files have it, as "2026-05-01"; None for no day."""
    for pattern in (translate("Numbers", "yyyy-MM-dd"), "yyyy-MM-dd"):
        found = QDate.fromString(text.strip(), pattern)
        if found.isValid():
            return found.toString("yyyy-MM-dd")
    return None


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 image", "1,204 images"."""
    return f"{numeral(number)} {one if number == 1 else many or one + 's'}"


def one_or_many(number: int, one: str, many: str) -> str:
    """A sentence with a number: `one` as it is, `many` with the number in place of its {count}."""
    return one if number == 1 else many.format(count=numeral(number))


def images_text(number: int) -> str:
    """So many images: "1 image", "1,204 images"."""
    return counted(number, translate("Words", "image"), translate("Words", "images"))


def triplets_text(number: int) -> str:
    """So many triplets."""
    return counted(number, translate("Words", "triplet"), translate("Words", "triplets"))


def screens_text(number: int) -> str:
    """So many screens."""
    return counted(number, translate("Words", "screen"), translate("Words", "screens"))


def sessions_text(number: int) -> str:
    """So many sessions."""
    return counted(number, translate("Words", "session"), translate("Words", "sessions"))


def duration(seconds: float) -> str:
    """A length of time: "45 s", "6 min 50 s", "1 h 05 min"."""
    whole = round(seconds)
    if whole < 60:
        return translate("Words", "{seconds} s").format(seconds=whole)
    if whole < 3600:
        minutes, rest = divmod(whole, 60)
        if not rest:
            return translate("Words", "{minutes} min").format(minutes=minutes)
        text = translate("Words", "{minutes} min {seconds} s")
        return text.format(minutes=minutes, seconds=f"{rest:02d}")
    hours, rest = divmod(whole // 60, 60)
    return translate("Words", "{hours} h {minutes} min").format(hours=hours, minutes=f"{rest:02d}")


def place(folder: Path) -> str:
    """A folder as people write it: the home folder as ~."""
    try:
        inside = folder.absolute().relative_to(Path.home())
    except (ValueError, RuntimeError):
        return str(folder)
    return "~" if not inside.parts else f"~/{inside.as_posix()}"
