"""Geometry, answering, flow and chain are the same rules in the program and on the page."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from gridlab.domain.answering import Answering, catch_passed
from gridlab.domain.design import Block, Design, Grid, Layout, Pages, Question, SessionRules
from gridlab.domain.flow import page_key, page_plan
from gridlab.domain.geometry import Footer, Rect, enlarged_size, picture_rect, place, question_width
from gridlab.domain.question_answers import answer_fault
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.store.sessions.rows import Entry, chained
from tests.web.rules.node import ask

CASES = Path(__file__).parent / "cases"
DISPLAYS = ((1280, 720), (1366, 768), (1920, 1080), (2560, 1440), (1024, 768), (390, 844))


def cases(name: str) -> list[dict[str, Any]]:
    """Cases as they are written down, for both languages."""
    found: list[dict[str, Any]] = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the rules are built."""
    return tmp_path_factory.mktemp("rules")


def answered(case: dict[str, Any]) -> list[Any]:
    answer = Answering(case["cells"], case["most"], case["least"])
    for what, cell, *ms in case["steps"]:
        answer = answer.choose(cell, *ms) if what == "choose" else answer.unchoose(cell)
    return [list(answer.chosen), list(answer.choice_ms), answer.can_submit]


def asked(case: dict[str, Any]) -> str:
    question = {**case["question"], "choices": tuple(case["question"]["choices"])}
    return answer_fault(Question(**question), case["answer"])


def passed(case: dict[str, Any]) -> bool:
    kind = "label" if case["exact"] else "identical"
    return catch_passed(kind, case["right"], case["chosen"])  # type: ignore[arg-type]


def planned(case: dict[str, Any]) -> list[str]:
    blocks = tuple(Block(name=str(at), instructions=text) for at, text in enumerate(case["instructions"]))
    kinds = (ScreenKind.MAIN, ScreenKind.PRACTICE)
    screens = [
        Screen(block, kinds[practice], 0, (1, 2), (0,) if right else ())
        for block, practice, right in case["screens"]
    ]
    design = Design(
        pages=Pages(**case["pages"]),
        questions=tuple(Question(when, when, when=when) for when in case["questions"]),
        blocks=blocks,
        session=SessionRules(break_every=case["break_every"]),
    )
    keys = [page_key(page) for page in page_plan(design, screens)]
    # The page shows debriefing, thanks and code as one, the end.
    return [f"{name} {at}" for name, at in keys if name != "debrief"]


def shown(case: dict[str, Any]) -> dict[str, Any]:
    """The case as the page has it: what it was given, with the parts that matter."""
    if "screens" not in case:
        return case
    questions = [{"id": when, "when": when} for when in case["questions"]]
    blocks = [{"instructions": text} for text in case["instructions"]]
    session = {"break_every": case["break_every"], "break_seconds": 0}
    screens = [
        {"block": block, **({"practice": True, "right": [0] if right else []} if practice else {})}
        for block, practice, right in case["screens"]
    ]
    hit = {"pages": case["pages"], "questions": questions, "blocks": blocks, "session": session}
    return {"hit": hit, "screens": screens}


@pytest.mark.parametrize(
    ("rule", "program"),
    [("answering", answered), ("passing", passed), ("questions", asked), ("flow", planned)],
)
def test_a_rule_gives_the_same_in_both_languages(
    rule: str, program: Callable[[dict[str, Any]], Any], folder: Path
) -> None:
    written = cases(rule)
    wanted = [case["gives"] for case in written]
    assert [program(case) for case in written] == wanted
    assert ask(folder, rule, [shown(case) for case in written]) == wanted


def some_block(dice: random.Random) -> Block:
    """A block of any layout that is allowed."""
    central = dice.random() < 0.2
    rows, columns = (
        (dice.choice((1, 3, 5, 7)) for _ in "ab") if central else (dice.randint(1, 12), dice.randint(2, 12))
    )
    if central and rows * columns == 1:
        columns = 3
    layout = Layout(
        probe="center" if central else dice.choice(("left", "right", "top")),
        probe_size=dice.choice((1, 24, 127, 128, 220, 400, dice.randint(1, 900))),
        cell_size=dice.choice((1, 20, 24, 32, 48, 96, 150, dice.randint(1, 700))),
        gap=dice.choice((0, 8, 16, dice.randint(0, 80))),
        margin=dice.choice((0, 24, dice.randint(0, 120))),
        fit=dice.choice(("contain", "cover")),
        footer=dice.choice(("bottom", "near")),
    )
    return Block(grid=Grid(rows, columns, 1), layout=layout)


def flat(rect: Rect) -> list[int]:
    return [rect.x, rect.y, rect.width, rect.height]


def corners(footer: Footer) -> list[list[int]]:
    return [
        flat(one)
        for one in (footer.rect, footer.position, footer.back, footer.stop, footer.counter, footer.submit)
    ]


def placed(block: Block, width: int, height: int, question: int) -> list[Any]:
    """What the program makes of it, as `run.ts` tells it."""
    found = place(block, width, height, question)
    return [
        found.scale,
        found.probe_place,
        [found.content_width, found.content_height, found.gap, question_width(width)],
        [flat(one) for one in (found.progress, found.area, found.question, found.probe, *found.cells)],
        flat(found.caption) if found.caption else None,
        [*corners(found.footer), *corners(found.footer.mirrored())],
        flat(picture_rect(found.probe, block.layout.fit)),
    ]


def test_every_place_of_any_screen_is_the_same_whole_number(
    folder: Path, count: Callable[[int, int], int]
) -> None:
    dice = random.Random(14)
    wanted, asked_for = [], []
    for _ in range(count(3000, 40_000)):
        block = some_block(dice)
        display = dice.choice((*DISPLAYS, (dice.randint(1, 2600), dice.randint(1, 1600))))
        question = 28 * dice.randint(1, 6)
        wanted.append(placed(block, *display, question))
        told = {"grid": asdict(block.grid), "layout": asdict(block.layout)}
        asked_for.append({"block": told, "width": display[0], "height": display[1], "question": question})
    for case, one, other in zip(asked_for, wanted, ask(folder, "geometry", asked_for), strict=True):
        assert one == other, case


def test_an_image_is_enlarged_to_the_same_size(folder: Path) -> None:
    dice = random.Random(2)
    asked_for = [
        {
            "size": [dice.choice((dice.randint(1, 400), dice.randint(1, 9000))) for _ in "wh"],
            "box": {"x": 0, "y": 0, "width": dice.randint(1, 300), "height": dice.randint(1, 300)},
            "fit": dice.choice(("contain", "cover")),
            "side": dice.randint(16, 1400),
        }
        for _ in range(2000)
    ]
    wanted = [
        [*enlarged_size(tuple(one["size"]), Rect(**one["box"]), one["fit"], one["side"])] for one in asked_for
    ]
    for case, one, other in zip(asked_for, wanted, ask(folder, "enlarged", asked_for), strict=True):
        assert one == other, case


def test_rows_have_the_checksums_of_session_files(folder: Path) -> None:
    dice = random.Random(1)
    signs = 'aé漢🍎\n\\"0'
    bodies = [
        "",
        "x" * 55,
        "x" * 56,
        "x" * 64,
        *("".join(dice.choices(signs, k=dice.randint(1, 300))) for _ in range(60)),
    ]
    rows = [["events", body] for body in bodies]
    wanted = [row.checksum for row in chained((), [Entry(kind, body) for kind, body in rows])]
    assert ask(folder, "chain", [{"rows": rows}]) == [wanted]
