"""Each known failure says what happened, what is safe and what to do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

CODE = Path(__file__).parent.parent / "gridlab"
MAKERS = ("GridLabError", "failure", "explained")
# Texts that another failure, a row of a table or a page with its own buttons wraps: what they say, by file.
WRAPPED = {
    "app/designing/saving.py": ("track.name",),
    "app/merge.py": ("It belongs to another study.",),
    "app/session/rehearsal.py": ("A preview isn't saved",),
    "app/session/runner.py": ("Nothing was lost.",),  # beside each question that is not answered
    "app/study.py": ("A study's id never changes.",),
    "gui/pages/design/page.py": ("isn't saved.",),
    "gui/pages/design/presenter.py": ("error.said for error in refused",),
    "gui/session/saving.py": ("error.what", "went wrong in GridLab"),
    "gui/session/start.py": ("No session was started.",),
    "store/dataset/read.py": ("texts larger", "is not a readable", "is not a sound"),
    "store/sessions/list.py": ("Its name is not",),
    "store/sessions/parse.py": ("does not begin with the rows", "Row {at}"),
    "store/sessions/recovery.py": ("is lost, and nothing else", "its first rows"),
}


def halves() -> Iterator[tuple[str, str]]:
    """The failures that lack what is safe or what to do: file and text."""
    for path in sorted(CODE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                given = {keyword.arg for keyword in node.keywords}
                given |= {"safe", "todo"} if None in given else set()  # **: both, from a table
                if name in MAKERS and not given >= {"safe", "todo"} and (node.args or given):
                    yield path.relative_to(CODE).as_posix(), ast.get_source_segment(text, node) or ""


def test_each_failure_says_what_is_safe_and_what_to_do() -> None:
    lacking = {
        (file, text)
        for file, text in halves()
        if not any(part in text for part in WRAPPED.get(file, ())) and ".failure(" not in text
    }
    assert not lacking
