"""Names and messages as they may be shown: what turns the direction of text or is not seen is an escape."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

# Turning direction (Unicode Standard Annex 9), controls, line and paragraph separators, soft hyphen, what is
# invisible by default (DerivedCoreProperties: Default_Ignorable_Code_Point) but variation selectors, and half
# surrogates. A line break and a tab are layout.
_UNSEEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e00ff]"
    # Joiners are at home between letters of many scripts and between parts of an emoji, elsewhere unseen.
    "|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)
# The only ones of them that Python calls printable: letters and marks without a shape.
_PRINTABLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")


@cache
def _unseen() -> re.Pattern[str]:
    """Compiled when it is needed, which takes longer than most: nearly every text is plain."""
    return re.compile(_UNSEEN)


def escape_of(sign: str) -> str:
    r"""The sign as an escape of Python's, such as `\u202e`."""
    return sign.encode("unicode_escape", "surrogatepass").decode("ascii")


def visible(text: str, escape: Callable[[str], str] = escape_of) -> str:
    """The text with escapes in place of signs that turn its direction or are not seen."""
    if text.isprintable() and _PRINTABLE.isdisjoint(text):
        return text
    return _unseen().sub(lambda found: escape(found[0]), text)
