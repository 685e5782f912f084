"""The house rules that a machine can hold: sizes, names, cycles, and a core that loads without Qt."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "gridlab"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_FILE_LINES = 320
MAX_FUNCTION_LINES = 55
MAX_CLASS_LINES = 230
MAX_PUBLIC_METHODS = 15
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def dotted(path: Path) -> str:
    parts = list(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> Iterator[str]:
    """Every gridlab module that this one imports, inside functions and for its types too."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def import_graph() -> dict[str, set[str]]:
    names = {dotted(path) for path in MODULES}
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        found: set[str] = set()
        for name in imports_of(path):
            while name and name not in names:
                name = name.rpartition(".")[0]
            if name.startswith("gridlab.") and name != dotted(path):
                found.add(name)
        graph[dotted(path)] = found
    return graph


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_files_functions_and_classes_stay_small(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= MAX_FILE_LINES
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert length(node) <= MAX_FUNCTION_LINES, f"{node.name} is {length(node)} lines long"
        if isinstance(node, ast.ClassDef):
            assert length(node) <= MAX_CLASS_LINES, f"{node.name} is {length(node)} lines long"
            public = [
                item.name
                for item in node.body
                if isinstance(item, ast.FunctionDef)
                and item.name.islower()
                and not item.name.startswith("_")
                and not any("property" in ast.unparse(mark) for mark in item.decorator_list)
            ]
            assert len(public) <= MAX_PUBLIC_METHODS, f"{node.name} has {len(public)} public methods"


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_every_module_says_what_it_is_for_and_has_a_telling_name(path: Path) -> None:
    assert ast.get_docstring(tree_of(path)), "a module says in one sentence what it is for"
    assert path.stem not in FORBIDDEN_NAMES
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree_of(path)))


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = import_graph()
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name in done:
            return
        for other in sorted(graph[name]):
            visit(other, (*path, name))
        done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_the_core_loads_without_qt() -> None:
    core = [
        dotted(path)
        for path in MODULES
        if path.relative_to(PACKAGE).parts[0] in ("domain", "science", "store", "app")
    ]
    program = (
        "import importlib, sys\n"
        f"for name in {core!r}: importlib.import_module(name)\n"
        "found = [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'pyqtgraph'))]\n"
        "assert not found, found\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_help_needs_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "import gridlab.cli\n"
        "heavy = {'numpy', 'scipy', 'pydantic', 'h5py', 'PIL', 'PySide6'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
