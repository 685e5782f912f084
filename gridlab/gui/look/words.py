"""Numbers, times and places as the interface writes them."""

from __future__ import annotations

from pathlib import Path


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 image", "1,204 images"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def duration(seconds: float) -> str:
    """A length of time: "45 s", "6 min 50 s", "1 h 05 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        minutes, rest = divmod(whole, 60)
        return f"{minutes} min {rest:02d} s" if rest else f"{minutes} min"
    hours, rest = divmod(whole // 60, 60)
    return f"{hours} h {rest:02d} min"


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
