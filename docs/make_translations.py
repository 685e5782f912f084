"""Collects the texts of the window for translation, and compiles the translations that are there.

python docs/make_translations.py [LANGUAGE ...]: a new language gets a file of its own to be filled in, with
Qt Linguist or any editor. Texts that are gone are dropped, translations of the others are kept.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"


def main() -> None:
    collect, compile_ = (_tool(name) for name in ("lupdate", "lrelease"))
    TRANSLATIONS.mkdir(exist_ok=True)
    files = {*TRANSLATIONS.glob("gridlab_*.ts")}
    files |= {TRANSLATIONS / f"gridlab_{language}.ts" for language in sys.argv[1:]}
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "gridlab" / "gui").rglob("*.py"))]
    for file in sorted(files):
        update = [collect, "-no-obsolete", "-locations", "none", *sources, "-ts", file]
        subprocess.run(update, check=True, cwd=ROOT)
        compiled = file.with_suffix(".qm")
        subprocess.run([compile_, file, "-qm", compiled], check=True, cwd=ROOT)


def _tool(name: str) -> str:
    """A tool that comes with PySide6."""
    found = shutil.which(name, path=str(Path(PySide6.__file__).parent))
    if found is None:
        raise SystemExit(f"PySide6 came without {name}.")
    return found


if __name__ == "__main__":
    main()
