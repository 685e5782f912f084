"""A code is claimed in the study before it is shown, so that no two stations propose the same."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridlab.app.checking import check_study
from gridlab.app.erase import erase
from gridlab.app.session.codes import Claims, propose, take_list
from gridlab.app.study import open_study
from gridlab.store.planned_codes import PlannedCode, planned_codes
from gridlab.store.sessions.claimed_codes import LAPSES_AFTER_SECONDS, claim_path, claims, free
from gridlab.store.settings import change_settings

STATION = """
import sys
from pathlib import Path
from gridlab.app.session.codes import Claims, propose
from gridlab.app.study import open_study
opened = open_study(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
print(propose(opened, Claims()).code, flush=True)
sys.stdin.readline()  # it has the code on view until it ends
"""
LIST = "code,group,station\n" + "".join(f"p{number:02},{'AB'[number % 2]},\n" for number in range(1, 9))


def listed(sitting: Any, text: str) -> None:
    path = Path(sitting.study.folder).with_name("codes.csv")
    path.write_text(text, encoding="utf-8")
    take_list(sitting.study, path)


@pytest.mark.parametrize("text", [LIST, ""], ids=["a list", "no list"])
def test_six_stations_on_a_share_never_propose_the_same_code(sitting: Any, text: str) -> None:
    if text:
        listed(sitting, text)
    command = [sys.executable, "-c", STATION, str(sitting.study.folder)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    stations = [subprocess.Popen(command, **pipes) for _ in range(6)]
    for one in stations:
        assert one.stdout.readline() == "ready\n"
    for one in stations:
        one.stdin.write("\n")
        one.stdin.flush()
    codes = sorted(one.stdout.readline().strip() for one in stations)
    for one in stations:
        one.communicate()
    wanted = [f"p{number:02}" for number in range(1, 7)] if text else [f"A00{n}" for n in range(1, 7)]
    assert codes == wanted


def test_a_code_on_view_is_kept_until_it_is_let_go(sitting: Any) -> None:
    listed(sitting, LIST)
    here, there = Claims(), Claims()
    assert [propose(sitting.study, here).code for _ in range(2)] == ["p01", "p01"]
    assert claim_path(sitting.study.folder, "p01").is_file()
    assert "p01" not in claim_path(sitting.study.folder, "p01").read_text() + str(claim_path(Path(), "p01"))
    assert propose(sitting.study).code == propose(sitting.study, there).code == "p02"
    here.release()
    assert propose(sitting.study, Claims()).code == "p01"


def test_a_code_whose_session_began_is_not_proposed_again(sitting: Any) -> None:
    listed(sitting, LIST)
    claims = Claims()
    assert propose(sitting.study, claims).code == "p01"
    sitting.finish(sitting.start("p01"))
    claims.used("p01")
    assert propose(sitting.study, claims).code == "p02"


def test_a_claim_of_a_station_that_went_away_lapses(sitting: Any) -> None:
    listed(sitting, LIST)
    assert propose(sitting.study, Claims()).code == "p01"
    old = time.time() - LAPSES_AFTER_SECONDS - 60
    os.utime(claim_path(sitting.study.folder, "p01"), (old, old))
    assert propose(sitting.study, Claims()).code == "p01"
    assert propose(sitting.study, Claims()).code == "p02"


def test_a_claim_of_a_program_of_this_machine_that_was_killed_frees_itself(sitting: Any) -> None:
    listed(sitting, LIST)
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", STATION, str(sitting.study.folder)], **pipes) as station:
        station.stdin.write("\n")
        station.stdin.flush()
        assert [station.stdout.readline() for _ in range(2)] == ["ready\n", "p01\n"]
        assert propose(sitting.study).code == "p02"
        station.kill()
    assert claim_path(sitting.study.folder, "p01").is_file()
    assert propose(sitting.study, Claims()).code == "p01"


def test_a_claim_of_a_program_elsewhere_stays_though_nothing_of_it_runs_here(
    sitting: Any, tmp_path: Path
) -> None:
    listed(sitting, LIST)
    elsewhere = os.environ | {"GRIDLAB_HOME": str(tmp_path / "another machine")}
    command = [sys.executable, "-c", STATION, str(sitting.study.folder)]
    told = subprocess.run(command, env=elsewhere, input="\n", capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["ready", "A001"]  # the list is not on that machine
    assert [one.path for one in claims(sitting.study.folder)] == [claim_path(sitting.study.folder, "A001")]
    assert propose(sitting.study, Claims()).code == "p01"


def test_a_freed_code_that_another_station_took_is_not_proposed_here_again(sitting: Any) -> None:
    listed(sitting, LIST)
    here = Claims()
    assert propose(sitting.study, here).code == "p01"
    free(claims(sitting.study.folder)[0])
    change_settings(lambda settings: replace(settings, station=4))
    assert propose(sitting.study, Claims()).code == "p01"
    change_settings(lambda settings: replace(settings, station=0))
    assert propose(sitting.study, here).code == "p02"
    here.release()
    assert [one.station for one in claims(sitting.study.folder)] == [4]


def test_the_column_station_leaves_codes_to_other_stations(sitting: Any) -> None:
    listed(sitting, "code,station\nx1,4\nx2,0\nx3,\nx4,4\nx5,100\n")
    assert planned_codes(sitting.study.study.id) == (
        PlannedCode("x1", station=4),
        PlannedCode("x2", station=0),
        PlannedCode("x3"),
        PlannedCode("x4", station=4),
    )
    here = propose(sitting.study)
    assert (here.code, here.left) == ("x2", 2)
    change_settings(lambda settings: replace(settings, station=4))
    there = propose(sitting.study)
    assert (there.code, there.left) == ("x1", 3)


def test_an_erased_code_leaves_no_claim_and_a_study_with_claims_is_sound(sitting: Any) -> None:
    listed(sitting, LIST)
    propose(sitting.study, Claims())
    sitting.finish(sitting.start("p01"))
    assert check_study(sitting.study.folder) == []
    erase(open_study(sitting.study.folder), "p01")
    assert not claim_path(sitting.study.folder, "p01").exists()
