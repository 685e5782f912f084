"""A history of undo loses no state, merges what belongs together, and knows where the saved state stands."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.history import Edit, Edits, History, grown, stepped_back, stepped_forth


def typed(*texts: str, key: str = "field") -> History[str]:
    history = History("")
    for text in texts:
        history = history.edited("Text changed", text, key)
    return history


def test_an_edit_is_undone_and_redone_by_its_name() -> None:
    history = History("a").edited("To b", "b").edited("To c", "c")
    assert (history.state, history.undo_name, history.redo_name) == ("c", "To c", "")
    back = history.undone()
    assert (back.state, back.undo_name, back.redo_name) == ("b", "To b", "To c")
    assert back.undone().state == "a"
    assert back.undone().undone() == back.undone(), "nothing stands before the first state"
    assert back.redone().state == "c"
    assert history.redone() == history.sealed()


def test_typing_is_one_step_and_another_field_begins_a_new_one() -> None:
    history = typed("h", "he", "hel")
    assert len(history.steps) == 1
    assert history.undone().state == ""
    other = history.edited("Colour changed", "hel!", "colour").edited("Text changed", "hell!", "field")
    assert [step.name for step in other.steps] == ["Text changed", "Colour changed", "Text changed"]


def test_an_order_to_save_undo_and_redo_close_a_step() -> None:
    assert len(typed("h").sealed().edited("Text changed", "he", "field").steps) == 2
    gone = typed("h").undone().redone()
    assert len(gone.edited("Text changed", "he", "field").steps) == 2


def test_steps_without_a_key_never_merge() -> None:
    assert len(typed("h", "he", key="").steps) == 2


def test_a_step_that_ends_where_it_began_is_none() -> None:
    assert typed("h", "he", "h", "").steps == ()
    assert typed("h", "").undo_name == ""


def test_the_same_state_is_no_step_and_keeps_what_can_be_redone() -> None:
    back = History("a").edited("To b", "b").undone()
    assert back.edited("Nothing", "a") is back
    assert back.redo_name == "To b"


def test_an_edit_after_undo_drops_what_was_undone() -> None:
    history = History("a").edited("To b", "b").undone().edited("To c", "c")
    assert [step.name for step in history.steps] == ["To c"]
    assert history.redo_name == ""


def test_the_place_of_the_saved_state_is_found_until_it_is_edited_over() -> None:
    history = History("a").edited("To b", "b").edited("To c", "c")
    assert history.position_of("b") == 1
    assert history.undone().undone().edited("To d", "d").position_of("b") is None
    twice = History("a").edited("To b", "b").edited("Back", "a")
    assert twice.position_of("a") == 2
    assert twice.undone().undone().position_of("a") == 0


def test_a_step_that_is_not_there_cannot_be_gone_to() -> None:
    history = typed("h")
    for done in (-1, 2):
        with pytest.raises(IndexError):
            history.gone_to(done)


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["", "x", "y"]), st.sampled_from("eeeurs"))))
def test_undone_to_the_start_and_redone_to_the_end_gives_the_same_states(
    acts: list[tuple[int, str, str]],
) -> None:
    history: History[int] = History(0)
    for value, key, act in acts:
        if act == "e":
            history = history.edited("Edit", value, key)
            assert history.state == value
            assert history.redo_name == "" or value == history.state
        else:
            history = {"u": history.undone, "r": history.redone, "s": history.sealed}[act]()
        assert 0 <= history.done <= len(history.steps)
    end = history.gone_to(len(history.steps))
    forth = [end.first, *(step.state for step in end.steps)]
    back = end
    seen = [back.state]
    while back.undo_name:
        back = back.undone()
        seen.append(back.state)
    assert seen[::-1] == forth
    while back.redo_name:
        back = back.redone()
    assert back == end.gone_to(len(end.steps))


def typed_edits(*texts: str) -> Edits[str]:
    history: Edits[str] = History(None)
    for before, after in itertools.pairwise(("", *texts)):
        history = grown(history, Edit("Title", before, after, "title"))
    return history


def test_a_step_of_edits_gives_what_it_changed_back_and_forth() -> None:
    history = grown(typed_edits("a"), Edit("Rule", "resume", "new"))
    assert (history.undo_name, history.redo_name) == ("Rule", "")
    history, wanted = stepped_back(history)
    assert (wanted, history.undo_name, history.redo_name) == ("resume", "Title", "Rule")
    history, wanted = stepped_back(history)
    assert wanted == ""
    assert stepped_back(history) == (history, None), "nothing stands"
    history, wanted = stepped_forth(history)
    assert wanted == "a"
    history, wanted = stepped_forth(history)
    assert wanted == "new"
    assert stepped_forth(history) == (history, None), "nothing waits"


def test_typed_edits_are_one_step_from_what_was_there_to_what_is_there_now() -> None:
    history = typed_edits("h", "he", "hel")
    assert len(history.steps) == 1
    history, wanted = stepped_back(history)
    assert wanted == ""
    assert stepped_forth(history)[1] == "hel"


def test_edits_typed_back_to_where_they_began_are_no_step() -> None:
    assert typed_edits("h", "").undo_name == ""
    back = typed_edits("h").undone()
    assert grown(back, Edit("Title", "x", "x", "title")) is back, (
        "an edit of nothing keeps what can be redone"
    )


def test_a_value_that_another_program_changed_meanwhile_is_set_again_as_a_step() -> None:
    """The history is of what was done here: setting dark, which was set before, changes what they set."""
    history = grown(typed_edits(), Edit("Theme", "light", "dark"))
    history = grown(history, Edit("Theme", "system", "dark"))
    assert stepped_back(history)[1] == "system"
