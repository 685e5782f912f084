"""Who comes next, and with which design."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridlab.app.session.codes import CodesAlike, SessionWish, assign, planned, propose, take_list
from gridlab.app.session.start import prepare_session, preparing
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, no_progress
from gridlab.domain.session import Display
from gridlab.store.planned_codes import PlannedCode, keep_codes
from gridlab.store.sessions.keys_file import Key, write_keys
from gridlab.store.settings import change_settings

DISPLAY = Display(1280, 800, 1.0, 60.0)


def test_the_next_free_code_of_this_station_is_proposed(sitting) -> None:
    assert propose(sitting.study).code == "A001"
    sitting.start("A001").close()
    write_keys(sitting.study.study.id, [Key("A004", "Ann")])
    assert propose(sitting.study).code == "A005"
    change_settings(lambda settings: replace(settings, station=1))
    assert propose(sitting.study).code == "B001"


def test_a_list_of_codes_is_gone_through_in_its_order(sitting) -> None:
    keep_codes(sitting.study.study.id, [PlannedCode("x", "old", "tiny"), PlannedCode("y", "young")])
    first = propose(sitting.study)
    assert (first.code, first.left) == ("x", 2)
    assert planned(first.listed, "x") == PlannedCode("x", "old", "tiny")
    assert planned(first.listed, "y") == PlannedCode("y", "young") and planned(first.listed, "z") is None
    runner = sitting.start("x")
    assert runner.header.group == "old"
    runner.close()
    assert (propose(sitting.study).code, propose(sitting.study).left) == ("y", 1)
    sitting.start("y").close()
    assert propose(sitting.study).code == "A001"


def test_a_list_with_a_design_that_the_study_lacks_is_not_taken(sitting, tmp_path) -> None:
    keep_codes(sitting.study.study.id, [PlannedCode("x")])
    table = tmp_path / "codes.csv"
    table.write_text("code,design\na,tiny\nb,tinny\n")
    with pytest.raises(GridLabError, match="tinny"):
        take_list(sitting.study, table)
    assert propose(sitting.study).code == "x"
    table.write_text("code,design\na,tiny\nb,\n")
    take_list(sitting.study, table)
    assert planned(propose(sitting.study).listed, "a") == PlannedCode("a", "", "tiny")


def test_a_test_session_does_not_use_a_code_up(sitting) -> None:
    keep_codes(sitting.study.study.id, [PlannedCode("x")])
    sitting.start("x", purpose="test").close()
    assert propose(sitting.study).code == "x"


def test_designs_stay_balanced_over_sessions_as_they_are_started(sitting) -> None:
    other = sitting.with_design(language="de").design
    counts = {"tiny": 0, other: 0}
    for person in range(8):
        name = assign(sitting.study, ("tiny", other), "main")
        assert assign(sitting.study, (other, "tiny"), "main") == name
        replace(sitting, design=name).start(f"P{person}").close()
        counts[name] += 1
        assert abs(counts["tiny"] - counts[other]) <= 1
    assert counts == {"tiny": 4, other: 4}


def test_codes_of_a_list_that_differ_in_capitals_alone_are_asked_about(sitting, tmp_path) -> None:
    table = tmp_path / "codes.csv"
    table.write_text("code\nP01\nx\np01\n")
    with pytest.raises(CodesAlike, match=r"P01 and p01 .* Are they one person"):
        take_list(sitting.study, table)
    assert propose(sitting.study).listed == ()
    assert take_list(sitting.study, table, sure=True) == ""
    assert len(propose(sitting.study).listed) == 3
    sitting.start("Q7").close()
    table.write_text("code\nq7\nx\nx\n")
    with pytest.raises(CodesAlike, match="Q7 and q7"):
        take_list(sitting.study, table)
    assert take_list(sitting.study, table, sure=True).startswith("1 row of the list skipped. Row 4:")


@pytest.mark.parametrize("code", ["p01", "\uff30\uff10\uff11"])
def test_a_code_that_may_be_another_one_in_use_is_asked_about(sitting, code) -> None:
    sitting.start("P01").close()
    wish = SessionWish(code, "tiny")
    for prepare in (
        lambda: prepare_session(sitting.study, wish),
        lambda: preparing(sitting.study, wish).work(Cancel(), no_progress),
    ):
        with pytest.raises(CodesAlike) as asked:
            prepare()
        assert (asked.value.code, asked.value.other) == (code, "P01")
    prepare_session(sitting.study, replace(wish, purpose="test"))
    prepare_session(sitting.study, SessionWish("P011", "tiny"))
    runner = prepare_session(sitting.study, replace(wish, new=True)).begin(display=DISPLAY)
    runner.close()
    # Now both are in use, and it is known that they are two.
    with pytest.raises(GridLabError, match="unfinished"):
        prepare_session(sitting.study, wish)
