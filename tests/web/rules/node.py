"""The page's own rules, run by node on cases; skipped cleanly where node or esbuild is not there."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
WEB = ROOT / "web"
ESBUILD = WEB / "node_modules" / ".bin" / "esbuild"


def needs_node() -> str:
    """The path of node. Skips where it or what builds the page is missing."""
    node = shutil.which("node")
    if node is None or not ESBUILD.exists():
        pytest.skip("needs node, and esbuild by: npm ci --prefix web")
    return node


@cache
def bundle(folder: Path) -> Path:
    """The rules as one script in a folder."""
    made = folder / "rules.mjs"
    source = Path(__file__).parent / "run.ts"
    subprocess.run(
        [
            ESBUILD,
            source,
            "--bundle",
            "--format=esm",
            "--platform=node",
            f"--outfile={made}",
            "--log-level=error",
        ],
        check=True,
    )
    return made


def ask(folder: Path, rule: str, cases: list[dict[str, Any]]) -> list[Any]:
    """What a rule of the page makes of each case."""
    node = needs_node()
    text = json.dumps({"rule": rule, "cases": cases}, ensure_ascii=False)
    done = subprocess.run(
        [node, bundle(folder)], input=text, stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    found: list[Any] = json.loads(done.stdout)
    return found
