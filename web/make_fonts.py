"""Makes the page's fonts of those the program ships: WOFF2, Latin apart from the rest, which few pages need.

Run by hand (`pip install fonttools brotli`) when resources/fonts changes; what it makes is checked in.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent
LATIN = (
    *range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2BB, 0x2BC, 0x2C6, 0x2DA, 0x2DC,
    *range(0x2000, 0x2070), 0x20AC, 0x2122, 0x2191, 0x2193, 0x2212, 0x2215, 0x23CE, 0xFFFD,
)  # fmt: skip
"""As `unicode-range` in web/src/page.css."""


def make() -> None:
    """Write two files for each weight into resources/web/fonts."""
    out = ROOT / "resources" / "web" / "fonts"
    out.mkdir(parents=True, exist_ok=True)
    for weight in ("Regular", "Medium", "SemiBold"):
        source = ROOT / "resources" / "fonts" / f"Inter-{weight}.otf"
        every = set(TTFont(source).getBestCmap())
        for name, wanted in (("", every & set(LATIN)), ("-more", every - set(LATIN))):
            options = Options(layout_features=["*"], flavor="woff2", hinting=False, notdef_outline=True)
            options.recalc_timestamp = False
            font = TTFont(source, recalcTimestamp=False)
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=wanted)
            subsetter.subset(font)
            font.flavor = "woff2"
            font.save(out / f"Inter-{weight}{name}.woff2")


if __name__ == "__main__":
    make()
