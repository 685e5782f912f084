"""Numbers, times and places as the interface writes them."""

from __future__ import annotations

from pathlib import Path

from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 image", "1,204 images"."""
    return f"{numeral(number)} {one if number == 1 else many or one + 's'}"


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


def possible_triplets(images: int) -> int:
    """How many different questions N images allow: N (N−1) (N−2) / 2."""
    return images * (images - 1) * (images - 2) // 2 if images > 2 else 0
