"""What is typed into a design reaches it when it is right, and holds nothing else up when it is wrong."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gridlab.app.design_draft import DesignDraft
from gridlab.domain.design import Block, Design, Question
from gridlab.domain.design_edit import inserted, moved, removed, with_value
from gridlab.domain.design_rules import problems

ROWS = ("blocks", 0, "grid", "rows")
COLUMNS = ("blocks", 0, "grid", "columns")
PROBE = ("blocks", 0, "layout", "probe")
CHOOSE = ("blocks", 0, "grid", "choose")
GAP = ("blocks", 0, "layout", "gap")


def test_a_right_entry_is_in_the_good_design_and_a_wrong_one_is_not() -> None:
    draft = DesignDraft()
    assert draft.enter(GAP, 12)
    assert draft.good.blocks[0].layout.gap == 12
    assert not draft.enter(GAP, 9000)
    assert draft.good.blocks[0].layout.gap == 12
    assert [(fault.path, fault.what) for fault in draft.faults()] == [
        ("$.blocks[0].layout.gap", "from 0 to 512 px")
    ]
    assert draft.enter(GAP, 13)
    assert draft.faults() == []


def test_entries_that_contradict_each_other_wait_until_another_settles_them() -> None:
    draft = DesignDraft()
    assert not draft.enter(PROBE, "center")
    assert [fault.path for fault in draft.faults()] == ["$.blocks[0].layout.probe"]
    assert draft.enter(ROWS, 3), "three rows go with what is good"
    assert draft.good.blocks[0].layout.probe == "left"
    assert draft.enter(COLUMNS, 3)
    assert draft.good.blocks[0].layout.probe == "center"
    assert draft.faults() == []
    assert draft.good is draft.draft


def test_a_wrong_entry_holds_no_other_field_up() -> None:
    draft = DesignDraft()
    draft.enter(CHOOSE, 16)
    draft.refuse(GAP, "a whole number")
    assert draft.enter(("payment", "reward"), "2.00")
    assert draft.good.payment.reward == "2.00"
    assert draft.good.blocks[0].grid.choose == 4
    assert {fault.path for fault in draft.faults()} == {
        "$.blocks[0].layout.gap",
        "$.blocks[0].grid.choose",
    }


def test_taking_back_what_waited_leaves_the_very_design_that_was_told() -> None:
    draft = DesignDraft()
    before = draft.good
    draft.enter(CHOOSE, 16)
    assert not draft.enter(CHOOSE, 4)
    assert draft.good is before
    assert draft.faults() == []


def test_another_design_from_outside_drops_what_was_wrong_and_the_same_one_does_not() -> None:
    draft = DesignDraft()
    draft.refuse(GAP, "a whole number")
    draft.enter(CHOOSE, 16)
    assert not draft.show(replace(draft.good))
    assert draft.faults()
    assert draft.show(replace(draft.good, name="renamed"))
    assert draft.faults(), "another name is no other design"
    assert draft.draft.name == "renamed"
    assert draft.show(replace(draft.good, language="de"))
    assert draft.faults() == []


def test_text_is_taken_in_the_form_that_its_file_gives() -> None:
    draft = DesignDraft()
    draft.enter(("blocks", 0, "layout", "background"), "#AABBCC")
    draft.enter(("blocks", 0, "question"), "Cafe\u0301?")
    assert draft.good.blocks[0].layout.background == "#aabbcc"
    assert draft.good.blocks[0].question == "Caf\u00e9?"


def test_half_a_character_is_kept_out() -> None:
    draft = DesignDraft()
    assert not draft.enter(("blocks", 0, "question"), "a\ud83d")
    assert "half" in draft.faults()[0].what


def test_what_has_another_place_in_a_list_takes_its_wrong_entries_away() -> None:
    draft = DesignDraft(Design(questions=(Question("a", "?"), Question("b", "?"))))
    draft.enter(("questions", 0, "id"), "1 not an id")
    assert draft.change(lambda design: moved(design, ("questions",), 0, 1), drops=("questions",))
    assert [question.id for question in draft.good.questions] == ["b", "a"]
    assert draft.faults() == []


def test_lists_are_edited_beside_what_waits() -> None:
    draft = DesignDraft()
    draft.enter(CHOOSE, 16)
    assert draft.change(lambda design: inserted(design, ("blocks",), 1, Block(name="two")))
    assert [block.name for block in draft.good.blocks] == ["main", "two"]
    assert draft.change(lambda design: removed(design, ("blocks",), 0))
    assert [block.name for block in draft.good.blocks] == ["two"]
    assert draft.faults() == [], "the block that was wrong is gone"


@given(
    st.lists(
        st.one_of(
            st.tuples(st.sampled_from((ROWS, COLUMNS, CHOOSE)), st.integers(0, 16)),
            st.tuples(st.just(PROBE), st.sampled_from(("left", "center"))),
            st.tuples(st.just(GAP), st.integers(500, 520)),
        ),
        max_size=12,
    )
)
def test_the_good_design_is_always_good_and_is_the_draft_once_nothing_is_wrong(
    entries: list[tuple[tuple[str | int, ...], object]],
) -> None:
    draft = DesignDraft()
    plain = Design()
    for path, value in entries:
        draft.enter(path, value)
        if not draft.is_wrong(path):
            plain = with_value(plain, path, value)
        assert not problems(draft.good)
        assert draft.draft == plain, "nothing that was entered is lost"
        assert (draft.good == draft.draft) is not bool(problems(draft.draft))


def typed(draft: DesignDraft, path: tuple[str | int, ...], *values: object) -> None:
    """Enter values as one types them: each is the beginning of the next."""
    draft.begin()
    for value in values:
        draft.enter(path, value)


def test_what_ends_wrong_leaves_nothing_of_its_beginning() -> None:
    draft = DesignDraft()
    before = draft.good
    typed(draft, CHOOSE, 2, 20)
    assert draft.good.blocks[0].grid.choose == 2, "the preview follows"
    assert draft.settle(CHOOSE, ended=True)
    assert draft.good is before
    assert draft.faults(), "what was entered is still wrong"
    assert draft.enter(CHOOSE, 5)
    assert draft.good.blocks[0].grid.choose == draft.good.blocks[0].grid.choose_min == 5


def test_what_is_out_of_its_range_is_taken_back_from_the_draft_too() -> None:
    draft = DesignDraft()
    typed(draft, GAP, 9, 90, 900)
    assert draft.settle(GAP, ended=True)
    assert draft.good.blocks[0].layout.gap == draft.draft.blocks[0].layout.gap == 8
    assert draft.is_wrong(GAP)


def test_what_ends_right_stays_and_a_pause_does_not_end_it() -> None:
    draft = DesignDraft()
    typed(draft, CHOOSE, 1)
    assert not draft.settle(CHOOSE, ended=False)
    assert draft.good.blocks[0].grid.choose == 1
    typed(draft, CHOOSE, 16)
    assert draft.settle(CHOOSE, ended=True), "the 1 was its beginning"
    assert draft.good.blocks[0].grid.choose == 4


def test_what_waits_for_another_entry_goes_on_waiting() -> None:
    draft = DesignDraft()
    draft.enter(PROBE, "center")
    typed(draft, COLUMNS, 3)
    assert not draft.settle(COLUMNS, ended=True) or draft.good.blocks[0].layout.probe == "left"
    typed(draft, ROWS, 3)
    draft.settle(ROWS, ended=True)
    assert draft.faults() == []
    assert (draft.good.blocks[0].grid.rows, draft.good.blocks[0].layout.probe) == (3, "center")


def test_a_wrong_entry_in_an_item_that_waits_is_taken_back_without_a_fault() -> None:
    draft = DesignDraft(Design(questions=(Question("a", "?"),)))
    draft.change(lambda one: inserted(one, ("questions",), 1, Question("a", "twice")))
    path = ("questions", 1, "text")
    typed(draft, path, "x", "")
    assert not draft.settle(path, ended=True)
    assert len(draft.good.questions) == 1
