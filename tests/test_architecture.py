"""The house rules that a machine can hold: sizes, names, cycles, and a core that loads without Qt."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "gridlab"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_FILE_LINES = 450
MAX_FUNCTION_LINES = 55
MAX_CLASS_LINES = 250
MAX_PUBLIC_METHODS = 15
FORBIDDEN_WORDS = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}


@cache
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


def sized(kind: str, node: ast.stmt, bound: int) -> Iterator[str]:
    if length(node) > bound:
        yield f"{kind} {getattr(node, 'name', '')} is {length(node)} lines long, {bound} are allowed"


def public_methods(node: ast.ClassDef) -> list[str]:
    return [
        item.name
        for item in node.body
        if isinstance(item, ast.FunctionDef)
        and item.name.islower()
        and not item.name.startswith("_")
        and not any("property" in ast.unparse(mark) for mark in item.decorator_list)
    ]


def too_large(path: Path) -> Iterator[str]:
    lines = path.read_text(encoding="utf-8").count("\n")
    if lines > MAX_FILE_LINES:
        yield f"{lines} lines, {MAX_FILE_LINES} are allowed"
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from sized("function", node, MAX_FUNCTION_LINES)
        if isinstance(node, ast.ClassDef):
            yield from sized("class", node, MAX_CLASS_LINES)
            count = len(public_methods(node))
            if count > MAX_PUBLIC_METHODS:
                yield f"class {node.name} has {count} public methods, {MAX_PUBLIC_METHODS} are allowed"


def badly_told(path: Path) -> Iterator[str]:
    if not ast.get_docstring(tree_of(path)):
        yield "a module says in one sentence what it is for"
    parts = {part for name in path.relative_to(PACKAGE).with_suffix("").parts for part in name.split("_")}
    yield from (f"its name tells nothing: {word}" for word in sorted(parts & FORBIDDEN_WORDS))
    if any(isinstance(node, ast.Global) for node in ast.walk(tree_of(path))):
        yield "a global"


def untyped_signals(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "Signal":
            told = [*node.args, *(word.value for word in node.keywords)]
            if any(
                isinstance(part, ast.Name) and part.id == "object" for arg in told for part in ast.walk(arg)
            ):
                yield f"line {node.lineno}: {ast.unparse(node)}"


def import_wrappers(path: Path) -> Iterator[str]:
    """Functions that do nothing but import something and call it, docstring aside."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            rest = [step for step in body if not isinstance(step, ast.Import | ast.ImportFrom)]
            only = rest[0] if len(rest) == 1 < len(body) else None
            if isinstance(only, ast.Return | ast.Expr) and isinstance(only.value, ast.Call):
                yield f"line {node.lineno}: {node.name}"


def offenders(check: Callable[[Path], Iterator[str]]) -> list[str]:
    return [f"{dotted(path)}: {what}" for path in MODULES for what in check(path)]


def test_files_functions_and_classes_stay_small() -> None:
    found = offenders(too_large)
    assert not found, "\n".join(found)


def test_every_module_says_what_it_is_for_and_has_a_telling_name() -> None:
    found = offenders(badly_told)
    assert not found, "\n".join(found)


def test_every_signal_says_what_it_carries() -> None:
    found = offenders(untyped_signals)
    assert not found, "\n".join(found)


def test_no_function_only_imports_and_calls() -> None:
    found = offenders(import_wrappers)
    assert not found, "\n".join(found)


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
        "found = [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
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


def test_the_pages_are_built_without_the_libraries_of_single_uses() -> None:
    program = (
        "import sys\n"
        "import gridlab.gui.shell.furniture\n"
        "heavy = {'h5py', 'scipy', 'joblib', 'dask'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
