"""Collects the texts of the window and of the core for translation, and compiles what is translated.

python docs/make_translations.py [LANGUAGE ...]: a new language gets a file of its own to be filled in, with
Qt Linguist or any editor. Texts that are gone are dropped, translations of the others are kept. Without a new
language `docs/make.py` does the same.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import PySide6

from gridlab.domain.design import Design
from gridlab.domain.fields import fields_of
from gridlab.gui.pages.design.form.table import sections

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "gridlab"
TRANSLATIONS = ROOT / "resources" / "translations"
CORE, MEANINGS, FORM = "Core", "Meanings", "Design"


def main() -> None:
    TRANSLATIONS.mkdir(exist_ok=True)
    files = {*TRANSLATIONS.glob("gridlab_*.ts")}
    files |= {TRANSLATIONS / f"gridlab_{language}.ts" for language in sys.argv[1:]}
    for file in sorted(files):
        collect(file)
        compiled(file)


def compiled(file: Path) -> Path:
    """Compile a file of translations beside itself; gives where."""
    made = file.with_suffix(".qm")
    subprocess.run([_tool("lrelease"), "-silent", file, "-qm", made], check=True, cwd=ROOT)
    return made


def collect(file: Path) -> None:
    """Bring every text into a file of translations."""
    sources = [str(path.relative_to(ROOT)) for path in sorted((PACKAGE / "gui").rglob("*.py"))]
    with tempfile.TemporaryDirectory() as folder:
        core = Path(folder, "core.py")
        texts = [(CORE, text) for text in sorted(set(core_texts()))]
        texts += [(MEANINGS, text) for text in sorted(meanings())]
        texts += [(FORM, text) for text in sorted(form_texts())]
        core.write_text("".join(_marked(*one) for one in texts), encoding="utf-8")
        update = [_tool("lupdate"), "-no-obsolete", "-locations", "none", *sources, core, "-ts", file]
        subprocess.run(update, check=True, cwd=ROOT, capture_output=True)


def core_texts() -> Iterator[str]:
    """The templates of `say`, `failure` and `explained`, which Qt's tools do not know; not of commands."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if (PACKAGE / "cli") in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if called in ("say", "failure", "explained", "disk.explained"):
                template = node.args[0]
                if not (isinstance(template, ast.Constant) and isinstance(template.value, str)):
                    raise SystemExit(f"{path}:{node.lineno}: the template of a text is not a literal.")
                yield template.value


def meanings() -> set[str]:
    """What the fields of a design mean, as the domain says beside each."""
    return {field.meaning for field in fields_of(Design) if field.meaning}


def form_texts() -> set[str]:
    """What the form of a design says, as the rows of its table have it."""
    found: set[str] = set()

    def noted(text: str) -> str:
        found.add(text)
        return text

    sections({}, noted)
    return found


def _marked(context: str, text: str) -> str:
    return f'QT_TRANSLATE_NOOP("{context}", {json.dumps(text, ensure_ascii=False)})\n'


def _tool(name: str) -> str:
    """A tool that comes with PySide6."""
    found = shutil.which(name, path=str(Path(PySide6.__file__).parent))
    if found is None:
        raise SystemExit(f"PySide6 came without {name}.")
    return found


if __name__ == "__main__":
    main()
