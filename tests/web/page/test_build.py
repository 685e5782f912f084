"""The page that ships is what its sources make, and it is small."""

from __future__ import annotations

import subprocess
from pathlib import Path

from gridlab.store.places import shipped
from tests.web.rules.node import WEB, needs_node

MOST_BYTES = 60_000


def test_what_ships_is_built_from_the_sources(tmp_path: Path) -> None:
    node = needs_node()
    subprocess.run([node, WEB / "build.mjs", tmp_path], check=True)
    for name in ("page.js", "page.css"):
        assert (tmp_path / name).read_bytes() == shipped("resources", "web", name).read_bytes(), name


def test_the_page_is_small_and_loads_nothing_from_elsewhere() -> None:
    script, style = (shipped("resources", "web", name) for name in ("page.js", "page.css"))
    assert script.stat().st_size <= MOST_BYTES
    for text in (script.read_text(encoding="utf-8"), style.read_text(encoding="utf-8")):
        assert "//# sourceMappingURL" not in text
        found = [word for word in text.replace(chr(34), " ").split() if word.startswith(("http:", "https:"))]
        assert found in ([], ["http://www.w3.org/2000/svg"])  # a name, not an address


def test_its_types_hold() -> None:
    needs_node()
    subprocess.run([WEB / "node_modules" / ".bin" / "tsc", "--noEmit", "-p", WEB], check=True)
