"""The order of the pages of a session, and which comes next."""

from __future__ import annotations

from dataclasses import replace

from gridlab.domain.design import Block, Design, Pages, Question, ScreenCounts, SessionRules
from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    EndPage,
    FeedbackPage,
    InstructionsPage,
    Page,
    QuestionsPage,
    Route,
    ScreenPage,
    page_key,
    page_plan,
    screen_number,
)
from gridlab.domain.screen import Screen, ScreenKind

GRID = tuple(range(1, 17))


def screen(kind: ScreenKind = ScreenKind.MAIN, block: int = 0, planted: tuple[int, ...] = ()) -> Screen:
    return Screen(block, kind, 0, GRID, planted)


def words(pages: tuple[Page, ...]) -> list[str]:
    return [" ".join(str(part) for part in page_key(page)) for page in pages]


def test_a_bare_design_has_its_screens_and_an_end() -> None:
    assert page_plan(Design(), [screen(), screen()]) == (ScreenPage(0), ScreenPage(1), EndPage("complete"))


def test_every_page_comes_in_the_order_of_the_contract() -> None:
    before, after = Question("age", "Age?", when="before"), Question("how", "How?", when="after")
    design = Design(
        pages=Pages("Consent", "Instructions", "Thanks", "C0DE"),
        questions=(after, before),
        blocks=(Block(instructions="One"), Block(name="b", instructions="Two")),
    )
    practice = screen(ScreenKind.PRACTICE, planted=(3,))
    assert page_plan(design, [practice, screen(), screen(block=1)]) == (
        ConsentPage("Consent"),
        QuestionsPage((before,), "before"),
        InstructionsPage("Instructions"),
        InstructionsPage("One", 0),
        ScreenPage(0),
        FeedbackPage(0),
        ScreenPage(1),
        InstructionsPage("Two", 1),
        ScreenPage(2),
        QuestionsPage((after,), "after"),
        EndPage("complete", "Thanks", "C0DE"),
    )


def test_the_end_is_one_page_with_debriefing_and_completion_code() -> None:
    plan = page_plan(Design(pages=Pages(completion_code="C0DE")), [screen()])
    assert plan == (ScreenPage(0), EndPage("complete", "", "C0DE"))


def test_practice_without_a_known_answer_has_no_feedback() -> None:
    plan = page_plan(Design(), [screen(ScreenKind.PRACTICE), screen()])
    assert not any(isinstance(page, FeedbackPage) for page in plan)


def test_breaks_come_between_counted_screens_only() -> None:
    design = Design(
        session=SessionRules(break_every=2, break_seconds=30), blocks=(Block(screens=ScreenCounts()),)
    )
    screens = [screen(ScreenKind.PRACTICE, planted=(0,)), *[screen() for _ in range(6)]]
    breaks = [page for page in page_plan(design, screens) if isinstance(page, BreakPage)]
    assert breaks == [BreakPage(30, 2), BreakPage(30, 4)]


def test_the_next_page_is_the_first_that_was_not_passed() -> None:
    design = replace(Design(), pages=Pages(consent="Yes?"))
    route = Route(page_plan(design, [screen(), screen(), screen()]))
    assert route.next_page() == ConsentPage("Yes?")
    route.mark(("consent", -1))
    route.mark(("screen", 1))
    assert route.next_page() == ScreenPage(0)
    assert route.next_page(also=("screen", 0)) == ScreenPage(2)
    assert route.next_page() == ScreenPage(0), "looking ahead changes nothing"
    for position in (0, 2):
        route.mark(("screen", position))
    assert route.next_page() == EndPage("complete")


def test_the_counter_counts_all_but_practice() -> None:
    screens = [screen(ScreenKind.PRACTICE), screen(), screen(ScreenKind.CATCH)]
    assert [screen_number(screens, position) for position in range(3)] == [0, 1, 2]
