"""Makes everything that is generated: python docs/make.py [--check] [--pictures].

The tables of keys in formats.md, the JSON Schema of designs, the files of the gallery as the program writes
them, the window's texts, collected and compiled, and, where node is and `npm ci --prefix web` was run, the
page that shows a published HIT. `--check` writes nothing and exits 1 where anything would change.
Pictures of README and docs are taken from the real program with `--pictures`, which is long.
"""

from __future__ import annotations

import argparse
import runpy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import format_tables
import make_translations
from design_schema import design_schema_bytes

from gridlab.store.design_file import design_value, gallery
from gridlab.store.json_text import pretty
from gridlab.store.places import shipped

DOCS = Path(__file__).resolve().parent
FORMATS = DOCS / "formats.md"
PICTURES = ("make_pictures.py", "make_prediction_picture.py")


def generated() -> Iterator[tuple[Path, bytes]]:
    """Every generated file with what it is to hold."""
    yield FORMATS, format_tables.with_tables(FORMATS.read_text("utf-8")).encode("utf-8")
    yield shipped("resources", "design.schema.json"), design_schema_bytes()
    for design in gallery():
        yield shipped("designs", f"{design.name}.json"), pretty(design_value(design, earliest=True))
    yield from translations()
    yield from page()


def translations() -> Iterator[tuple[Path, bytes]]:
    """The texts of the code in each language, with the translations that there are, and as Qt reads them."""
    with tempfile.TemporaryDirectory() as work:
        for kept in sorted(make_translations.TRANSLATIONS.glob("gridlab_*.ts")):
            file = Path(shutil.copy(kept, work))
            make_translations.collect(file)
            yield kept, file.read_bytes()
            yield kept.with_suffix(".qm"), make_translations.compiled(file).read_bytes()


def page() -> Iterator[tuple[Path, bytes]]:
    """Script and styles of the published page, built from `web/`; nothing without what builds them."""
    node, web = shutil.which("node"), DOCS.parent / "web"
    if node is None or not (web / "node_modules" / "esbuild").is_dir():
        return
    with tempfile.TemporaryDirectory() as work:
        subprocess.run([node, web / "build.mjs", work], check=True)
        for name in ("page.js", "page.css"):
            yield shipped("resources", "web", name), (Path(work) / name).read_bytes()


def main() -> int:
    """Write what has changed, or say what would."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 where anything would change"
    )
    parser.add_argument("--pictures", action="store_true", help="take the pictures too")
    asked = parser.parse_args()
    changed = [(path, content) for path, content in generated() if path.read_bytes() != content]
    for path, content in changed:
        print(f"{'would change' if asked.check else 'changed'}: {path.relative_to(DOCS.parent)}")
        if not asked.check:
            path.write_bytes(content)
    for script in PICTURES if asked.pictures and not asked.check else ():
        runpy.run_path(str(DOCS / script), run_name="__main__")
    return 1 if asked.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
