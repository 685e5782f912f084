"""The commands of the contract, run as a researcher's script would."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import h5py
import pytest

Run = Callable[..., Any]

COMMANDS = (
    "open", "demo", "new", "designs", "preview", "annotate", "simulate", "sessions", "export", "merge",
    "check", "erase", "cost", "predict", "recover", "import", "embed", "methods",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(gridlab: Run, command: str) -> None:
    shown = gridlab(command, "--help")
    assert shown.code == 0
    assert f"Example: gridlab {command}" in " ".join(shown.out.split())


def test_commands_that_are_not_there_are_wrong_usage(gridlab: Run) -> None:
    for command in ("embroider", "metods", "--imports"):
        assert gridlab(command).code == 2


def test_a_new_study_says_what_it_took_and_what_it_refused(
    gridlab: Run, pictures: Path, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for picture in pictures.iterdir():
        (source / picture.name).write_bytes(picture.read_bytes())
    (source / "broken.jpg").write_bytes(b"")
    (source / "again.png").write_bytes((source / "p03.png").read_bytes())
    made = gridlab("new", tmp_path / "study", "--images", source, "--json")
    assert made.code == 0
    assert made.json["images"] == 20
    assert [row["path"] for row in made.json["refused"]] == ["broken.jpg"]
    assert made.json["duplicates"] == [{"kept": "again.png", "other": "p03.png"}]
    text = json.loads((tmp_path / "study" / "study.json").read_text(encoding="utf-8"))
    assert len(text["images"]) == 20


def test_the_gallery_has_fourteen_designs(gridlab: Run) -> None:
    rows = gridlab("designs", "--json").json["rows"]
    assert len(rows) == 15
    by_name = {row["name"]: row for row in rows}
    assert by_name["grid-16-choose-4"]["triplets_per_screen"] == 48
    assert by_name["around-8-choose-2-ranked"]["triplets_per_screen"] == 13


def test_simulated_sessions_are_listed_exported_and_found_sound(
    gridlab: Run, study: Path, tmp_path: Path
) -> None:
    assert gridlab("simulate", study, "--design", "grid-8-choose-2", "--annotators", 3).code == 0
    rows = gridlab("sessions", study, "--json").json["rows"]
    assert [row["annotator"] for row in rows] == ["sim-001", "sim-002", "sim-003"]
    assert {row["status"] for row in rows} == {"complete"}
    assert {row["purpose"] for row in rows} == {"simulated"}
    assert all(row["answered"] == row["screens"] for row in rows)
    out = tmp_path / "out.h5"
    done = gridlab(
        "export", study, "-o", out, "--purpose", "simulated", "--also", "csv,psiz,cblearn", "--json"
    )
    assert done.code == 0, done.err
    assert done.json["sessions"] == 3
    with h5py.File(out) as dataset:
        assert dataset.attrs["n_triplets"] == done.json["triplets"] == len(dataset["triplet/screen"])
        assert dataset.attrs["purpose"] == "simulated"
    checked = gridlab("check", study, out, "--json")
    assert checked.code == 0
    assert checked.json == {"sound": True, "findings": []}


def test_an_export_without_sessions_of_that_purpose_is_refused(
    gridlab: Run, study: Path, tmp_path: Path
) -> None:
    gridlab("simulate", study, "--design", "triplet", "--annotators", 1)
    done = gridlab("export", study, "-o", tmp_path / "out.h5")
    assert done.code == 1
    assert "simulated" in done.err
    assert not (tmp_path / "out.h5").exists()


def test_twice_exported_is_the_same_to_the_byte(gridlab: Run, study: Path, tmp_path: Path) -> None:
    gridlab("simulate", study, "--design", "grid-8-choose-2", "--annotators", 2)
    first = gridlab("export", study, "-o", tmp_path / "a.h5", "--purpose", "simulated", "--json").json
    second = gridlab("export", study, "-o", tmp_path / "b.h5", "--purpose", "simulated", "--json").json
    assert first["sha256"] == second["sha256"]
    assert (tmp_path / "a.h5").read_bytes() == (tmp_path / "b.h5").read_bytes()


def test_cost_prints_money_as_decimal_strings(gridlab: Run, study: Path) -> None:
    rows = gridlab("cost", study, "--assignments", 10, "--json").json["rows"]
    assert {row["design"] for row in rows} == {"grid-8-choose-2", "triplet"}
    for row in rows:
        assert row["assignments"] == 10
        assert isinstance(row["cost"], str)
        assert isinstance(row["unique_triplets"], int)
        assert row["seconds_source"] == "assumed"
    alone = gridlab("cost", "grid-8-choose-2", "--seconds-per-screen", 9, "--json").json["rows"][0]
    assert alone["unique_triplets"] is None
    assert (alone["seconds_source"], alone["seconds_per_screen"]) == ("entered", 9.0)


def test_a_budget_buys_whole_assignments_within_it(gridlab: Run, study: Path) -> None:

    for row in gridlab("cost", study, "--budget", "100.00", "--json").json["rows"]:
        assert Decimal(row["cost"]) <= Decimal("100.00")
        assert Decimal(row["cost"]) + Decimal(row["budget_left_over"]) == Decimal("100.00")


def test_a_preview_is_a_picture_of_the_asked_size(gridlab: Run, study: Path, tmp_path: Path) -> None:
    from PIL import Image as Picture

    target = tmp_path / "screen.png"
    shown = gridlab("preview", study, "--design", "grid-8-choose-2", "-o", target, "--viewport", "1280x720")
    assert shown.code == 0, shown.err
    with Picture.open(target) as picture:
        assert picture.size == (1280, 720)


def test_a_preview_tells_the_boxes_of_its_screen(gridlab: Run, study: Path, tmp_path: Path) -> None:
    target = tmp_path / "screen.png"
    words = (
        "preview",
        study,
        "--design",
        "grid-8-choose-2",
        "-o",
        target,
        "--viewport",
        "1280x720",
        "--json",
    )
    told = gridlab(*words).json
    assert told["path"] == str(target)
    boxes = told["boxes"]
    assert set(boxes) == {"question", "probe", "cells", "submit"}
    assert len(boxes["cells"]) == 8
    design = json.loads((study / "designs" / "grid-8-choose-2.json").read_text(encoding="utf-8"))
    layout = design["blocks"][0]["layout"]
    assert {tuple(size) for _, _, *size in boxes["cells"]} == {(layout["cell_size"], layout["cell_size"])}
    assert boxes["probe"][2:] == [layout["probe_size"], layout["probe_size"]]
    assert boxes["question"][3] == 28
    for x, y, width, height in (boxes["question"], boxes["probe"], *boxes["cells"], boxes["submit"]):
        assert x >= 0 and x + width <= 1280 and y >= 0 and y + height <= 720
    first, second, *_ = boxes["cells"]
    assert second[0] - first[0] == layout["cell_size"] + layout["gap"] and second[1] == first[1]
    assert boxes["submit"][1] > max(y + height for _, y, _, height in boxes["cells"])


def test_a_preview_is_of_the_asked_number_and_screen(gridlab: Run, study: Path, tmp_path: Path) -> None:
    pictures = []
    for number, screen in ((0, 1), (1, 1), (0, 2), (0, 1)):
        target = tmp_path / "screen.png"
        asked = ("--number", number, "--screen", screen, "-o", target)
        assert gridlab("preview", study, "--design", "grid-8-choose-2", *asked).code == 0
        pictures.append(target.read_bytes())
    assert len(set(pictures)) == 3
    assert pictures[0] == pictures[3]
    sheet = ("preview", study, "--design", "triplet", "-o", tmp_path / "sheet.png", "--sheet")
    assert gridlab(*sheet, "--number", 1).code == 2


def test_no_picture_takes_the_place_of_a_part_of_a_study(gridlab: Run, study: Path, tmp_path: Path) -> None:
    (tmp_path / "link.png").symlink_to(study / "study.json")
    image = next((study / "images").iterdir())
    parts = (
        *(study / "study.json", study / "sessions" / "a.gridlab", study / "designs" / "triplet.json"),
        *(image, tmp_path / "link.png"),
    )
    before = {path: path.read_bytes() for path in study.rglob("*") if path.is_file()}
    for words in ((), ("--sheet",)):
        for part in parts:
            refused = gridlab("preview", study, "--design", "triplet", "-o", part, *words)
            assert refused.code == (1 if part.suffix == ".png" else 2), part
    sheet = gridlab("preview", study, "--design", "triplet", "-o", image, "--sheet")
    assert "belongs to the study itself" in sheet.err
    assert {path: path.read_bytes() for path in study.rglob("*") if path.is_file()} == before
    other = tmp_path / "other"
    assert gridlab("new", other, "--images", study / "images", "--link").code == 0
    assert gridlab("preview", other, "--design", "grid-16-choose-4", "-o", image).code == 1
    inside = study / "exports" / "screen.png"
    assert gridlab("preview", study, "--design", "triplet", "-o", inside).code == 0


def test_a_preview_of_all_screens_is_a_sheet_with_pages(gridlab: Run, study: Path, tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    shown = gridlab("preview", study, "--design", "grid-8-choose-2", "-o", target, "--sheet", "--letter")
    assert shown.code == 0, shown.err
    assert target.read_bytes()[:5] == b"%PDF-"


def test_erase_removes_an_annotators_sessions_and_names_the_exports(gridlab: Run, study: Path) -> None:
    gridlab("simulate", study, "--design", "triplet", "--annotators", 2)
    gridlab("export", study, "--purpose", "simulated")
    assert gridlab("erase", study, "--annotator", "sim-001").code == 2
    done = gridlab("erase", study, "--annotator", "sim-001", "--yes", "--json")
    assert done.code == 0, done.err
    assert len(done.json["erased"]) == 1
    assert len(done.json["exports"]) == 1
    rows = gridlab("sessions", study, "--json").json["rows"]
    assert [row["annotator"] for row in rows] == ["sim-002"]


def test_an_export_leaves_a_damaged_session_out_with_a_message(gridlab: Run, study: Path) -> None:
    gridlab("simulate", study, "--design", "triplet", "--annotators", 2)
    bad, _ = sorted((study / "sessions").glob("*.gridlab"))
    bad.write_bytes(bad.read_bytes()[:5000])
    done = gridlab("export", study, "--purpose", "simulated", "--json")
    assert done.code == 0
    assert (done.json["sessions"], [row["session"] for row in done.json["left_out"]]) == (1, [bad.stem])
    assert bad.stem in done.err
    assert gridlab("check", done.json["path"]).code == 0
    assert gridlab("export", study, bad.stem, "--purpose", "simulated").code == 1


def test_recover_brings_back_what_a_changed_byte_had_made_unreadable(
    gridlab: Run, study: Path, tmp_path: Path
) -> None:
    gridlab("simulate", study, "--design", "triplet", "--annotators", 1)
    (path,) = (study / "sessions").glob("*.gridlab")
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b".png", b"Xpng", 1))
    assert gridlab("check", path).code == 1
    out = tmp_path / "recovered.gridlab"
    done = gridlab("recover", path, "-o", out, "--json")
    assert done.code == 0
    assert (done.json["path"], done.json["gaps"], done.json["status"]) == (str(out), [], "complete")
    assert gridlab("check", out).code == 0
    assert gridlab("recover", path, "-o", out).code == 1
    assert gridlab("recover", path).code == 2
    assert gridlab("recover", tmp_path, "-o", tmp_path / "x").code == 1


def test_merge_takes_sessions_from_another_copy_of_the_study(
    gridlab: Run, study: Path, tmp_path: Path
) -> None:
    import shutil

    other = tmp_path / "station-b"
    shutil.copytree(study, other)
    gridlab("simulate", other, "--design", "triplet", "--annotators", 1)
    files = sorted((other / "sessions").glob("*.gridlab"))
    assert gridlab("merge", study, *files).code == 0
    assert gridlab("merge", study, *files).code == 0
    assert len(gridlab("sessions", study, "--json").json["rows"]) == 1


def test_a_merge_that_is_not_complete_exits_with_one(gridlab: Run, study: Path, tmp_path: Path) -> None:
    gridlab("simulate", study, "--design", "triplet", "--annotators", 1)
    erased = next((study / "sessions").glob("*.gridlab"))
    copy = tmp_path / erased.name
    copy.write_bytes(erased.read_bytes())
    gridlab("erase", study, "--annotator", "sim-001", "--yes")
    merged = gridlab("merge", study, copy, "--json")
    assert merged.code == 1
    assert [row["refused"] for row in merged.json["rows"]] == [True]
    assert gridlab("sessions", study, "--json").json["rows"] == []


def test_wrong_usage_exits_with_two(gridlab: Run, study: Path) -> None:
    assert gridlab("no-such-command").code == 2
    assert gridlab("cost", study, "--budget", "1", "--triplets", "1").code == 2
    assert gridlab("export", study, "--also", "pdf").code == 2
    for seconds in ("nan", "inf", "1e308", "-1", "86401"):
        assert gridlab("cost", study, "--seconds-per-screen", seconds).code == 2
    assert gridlab("cost", study, "--assignments", "10000001").code == 2
    for words in (("--images", "100001"), ("--dims", "101"), ("--seeds", "1")):
        assert gridlab("predict", "triplet", *words).code == 2
    annotate = ("annotate", study, "--design", "triplet", "--annotator", "a")
    assert gridlab(*annotate, "--resume", "--new").code == 2
    assert gridlab(*annotate, "--purpose", "simulated").code == 2


@pytest.mark.parametrize(
    ("command", "option", "values"),
    [
        ("cost", "--budget", ("plenty", "1e5", "nan", "", "1,000", "-5", "9" * 16)),
        ("cost", "--triplets", ("x", "0", "1.5", "9" * 20)),
        ("cost", "--assignments", ("x", "0", "10000001")),
        ("cost", "--seconds-per-screen", ("x", "nan", "0")),
        ("cost", "--platform", ("", " ")),
        ("preview", "--viewport", ("wide", "", "0x5", "20001x5", "20000x20000", "9" * 5000 + "x5", "١٢x٥")),
        ("preview", "--screen", ("x", "0")),
        ("preview", "--seed", ("x", "-1")),
        ("preview", "--out", ("x.jpg", "x")),
        ("predict", "--cluster", ("plenty", "", "tcp://x:y", "tcp://:8786", "a b:1")),
        ("predict", "--workers", ("x", "0", "100000")),
        ("predict", "--seed", ("x", "-1")),
        ("simulate", "--annotators", ("x", "0", "100001")),
        ("simulate", "--seed", ("x", "-1")),
        ("simulate", "--model", ("lazy",)),
        ("annotate", "--annotator", ("", " a", "a\tb", "x" * 65, "someone@example.org", "0" * 24)),
        ("annotate", "--purpose", ("odd",)),
        ("export", "--also", ("pdf",)),
        ("export", "--purpose", ("odd",)),
        ("erase", "--annotator", ("",)),
    ],
)
def test_a_value_that_an_option_cannot_take_is_wrong_usage_and_names_the_option(
    gridlab: Run, study: Path, tmp_path: Path, command: str, option: str, values: tuple[str, ...]
) -> None:
    needed = {
        "preview": {"--design": "triplet", "--out": tmp_path / "x.png"},
        "simulate": {"--design": "triplet", "--annotators": 1},
        "annotate": {"--design": "triplet", "--annotator": "a"},
        "erase": {"--annotator": "a"},
    }
    before = sorted(tmp_path.rglob("*"))
    for value in values:
        words = [f"{key}={given}" for key, given in ({**needed.get(command, {}), option: value}).items()]
        ended = gridlab(command, study, *words)
        assert ended.code == 2, value
        assert option in ended.err
        assert ended.out == ""
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_word_is_wrong_usage_and_not_the_folder_one_is_in(
    gridlab: Run, study: Path, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    for words, name in (
        (("new", tmp_path / "made", "--images", ""), "--images"),
        (("new", tmp_path / "made", "--images="), "--images"),
        (("new", tmp_path / "made", "--images", study, "--labels", ""), "--labels"),
        (("new", tmp_path / "made", "--images", study, "--design", ""), "--design"),
        (("new", "", "--images", study), "STUDY"),
        (("sessions", ""), "STUDY"),
        (("demo", "--headless", "--into", ""), "--into"),
        (("export", study, "--out", ""), "--out"),
        (("merge", study, ""), ""),
    ):
        ended = gridlab(*words)
        assert ended.code == 2, words
        assert name in ended.err
        assert "must not be empty" in ended.err
    assert sorted(tmp_path.rglob("*")) == before


def test_an_amount_finer_than_the_currency_can_be_paid_is_refused(
    gridlab: Run, study: Path, tmp_path: Path
) -> None:
    told = gridlab("cost", study, "--budget", "100.005")
    assert told.code == 1
    assert "100.005 is finer than GBP can be paid" in told.err
    assert "at most 2 decimals" in told.err
    assert gridlab("cost", study, "--budget", "100.0500").code == 0
    design = json.loads((Path("designs") / "triplet.json").read_text(encoding="utf-8"))
    for key in ("reward", "bonus", "show_up_fee"):
        design["payment"] |= {"reward": "1.50", "bonus": "0.00", "show_up_fee": "0.00"} | {key: "1.505"}
        (tmp_path / "fine.json").write_text(json.dumps(design), encoding="utf-8")
        told = gridlab("cost", tmp_path / "fine.json")
        assert (told.code, told.out) == (1, "")
        assert "1.505 is finer than" in told.err


def test_an_option_that_would_say_nothing_is_wrong_usage(gridlab: Run, study: Path, tmp_path: Path) -> None:
    preview = ("preview", study, "--design", "triplet", "-o", tmp_path / "x.png")
    for option in ("--letter", "--marked"):
        assert gridlab(*preview, option).code == 2
        assert gridlab(*preview, option, "--sheet").code == 0


def test_a_known_failure_exits_with_one_and_one_message(gridlab: Run, study: Path, tmp_path: Path) -> None:
    for words in (
        ("designs", tmp_path / "nowhere"),
        ("preview", study, "--design", "no-such", "-o", tmp_path / "x.png"),
        ("cost", "no-such-design"),
        ("cost", study, "--platform", "no-such"),
        ("annotate", study, "--design", "triplet", "--annotator", "nobody", "--resume"),
        ("new", study, "--images", study / "images"),
    ):
        failed = gridlab(*words)
        assert failed.code == 1, words
        assert failed.err.startswith("gridlab: ")
        assert failed.err.count("\n") == 1
        assert "Traceback" not in failed.err
        assert failed.out == ""


def test_check_names_what_is_not_sound(gridlab: Run, study: Path) -> None:
    image = next((study / "images").iterdir())
    image.write_bytes(image.read_bytes() + b"x")
    checked = gridlab("check", study, "--json")
    assert checked.code == 1
    assert checked.json["sound"] is False
    assert any(image.name in row["path"] + row["what"] for row in checked.json["findings"])


def test_the_headless_demo_walks_the_whole_path(gridlab: Run, tmp_path: Path) -> None:
    walked = gridlab("demo", "--into", tmp_path / "demo", "--headless", "--json")
    assert walked.code == 0, walked.err
    for key in ("study", "picture", "cost", "dataset"):
        assert Path(walked.json[key]).exists()
    with h5py.File(walked.json["dataset"]) as dataset:
        assert dataset.attrs["n_sessions"] == 12
        assert dataset.attrs["n_images"] == 100
    assert gridlab("check", walked.json["study"], walked.json["dataset"]).code == 0
    assert gridlab("demo", "--into", tmp_path / "demo", "--headless").code == 1


def test_the_module_is_the_same_as_the_command() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "gridlab", "--version"], capture_output=True, text=True, check=True
    )
    assert shown.stdout.startswith("gridlab ")


def test_predict_says_the_expected_error_against_cost(gridlab: Run, study: Path) -> None:
    asked = ("predict", study, "triplet", "--seeds", 2, "--workers", 1, "--images", 20)
    rows = gridlab(*asked, "--json").json["rows"]
    names = {"design", "assignments", "screens", "triplets", "cost", "error", "error_low", "error_high"}
    assert all(names <= row.keys() for row in rows)
    assert len(rows) == 3 * 8
    first = rows[0]
    assert first["error_low"] <= first["error"] <= first["error_high"]
    assert re.fullmatch(r"[0-9]+\.[0-9]{2}", first["cost"])
    table = gridlab(*asked)
    assert table.code == 0
    assert "95 % interval" in table.out
    assert "is assumed" in table.err and "is assumed" not in table.out


def test_predict_takes_no_number_of_images_for_a_study_that_has_its_own(gridlab: Run, study: Path) -> None:
    refused = gridlab("predict", study, "--images", 20, "--workers", 1)
    assert refused.code == 2
    assert "--images" in refused.err


def test_predict_refuses_a_cluster_that_is_not_there_quickly(gridlab: Run) -> None:
    pytest.importorskip("distributed")
    refused = gridlab("predict", "triplet", "--cluster", "tcp://127.0.0.1:9", "--images", 20)
    assert refused.code == 1
    assert "No dask scheduler answers at tcp://127.0.0.1:9" in refused.err
    assert refused.err.count("\n") == 1


def test_predict_takes_workers_or_a_cluster_and_not_both(gridlab: Run) -> None:
    assert gridlab("predict", "triplet", "--cluster", "x", "--workers", 2).code == 2


def test_cost_prints_a_table_with_fees_pace_and_warnings_in_words(gridlab: Run, study: Path) -> None:
    told = gridlab("cost", study, "--budget", "100")
    assert told.code == 0
    for word in (
        "grid-8-choose-2",
        "triplet",
        "Wage / h",
        "HIT time",
        "assumed",
        "33.3 %",
        "as of 2026-09-20",
    ):
        assert word in told.out
    assert "is an assumption" in told.err
    poor = gridlab("cost", study, "--seconds-per-screen", "60")
    assert "below the minimum" in poor.err
    assert " !" in poor.out


def test_cost_says_what_other_seconds_per_screen_would_change(gridlab: Run, study: Path) -> None:
    for row in gridlab("cost", study, "--json").json["rows"]:
        faster, slower = row["sensitivity"]
        assert Decimal(faster["hourly_wage"]) > Decimal(row["hourly_wage"]) > Decimal(slower["hourly_wage"])
        assert row["minimum_wage"] == "6.00"
        assert row["fees_as_of"] == "2026-09-20"
        assert row["possible_triplets"] == 20 * 19 * 18 // 2


def test_cost_asks_the_same_question_three_ways(gridlab: Run, study: Path) -> None:
    bought = {row["design"]: row for row in gridlab("cost", study, "--budget", "100", "--json").json["rows"]}
    for design, row in bought.items():
        for option, value in (("--triplets", row["triplets"]), ("--assignments", row["assignments"])):
            rows = gridlab("cost", study, option, value, "--json").json["rows"]
            same = next(one for one in rows if one["design"] == design)
            assert same["cost"] == row["cost"]
            assert same["unique_triplets"] == row["unique_triplets"]


def test_a_design_without_an_answer_is_named_and_the_others_are_priced(gridlab: Run, study: Path) -> None:
    path = study / "designs" / "triplet.json"
    design = json.loads(path.read_text("utf-8"))
    design["payment"].update(platform="lab", reward="0")
    path.write_text(json.dumps(design), "utf-8")
    told = gridlab("cost", study, "--budget", "100", "--json")
    assert told.code == 0
    assert [row["design"] for row in told.json["rows"]] == ["grid-8-choose-2"]
    assert "triplet is skipped: 100.00 buys more than 10,000,000 assignments" in told.err
    assert len(gridlab("cost", study, "--json").json["rows"]) == 2
    for path in (study / "designs").glob("grid*"):
        path.unlink()
    alone = gridlab("cost", study, "--budget", "100")
    assert alone.code == 1
    assert "buys more than" in alone.err


def test_cost_tells_the_whole_of_a_platforms_fee(gridlab: Run, study: Path) -> None:
    told = gridlab("cost", study, "--platform", "mturk")
    assert "20 %, 20 % more from 10 assignments on, at least 0.01 each, as of" in told.out


def test_cost_of_a_study_without_designs_says_what_to_do(gridlab: Run, study: Path) -> None:
    for path in (study / "designs").iterdir():
        path.unlink()
    told = gridlab("cost", study)
    assert told.code == 1
    assert "no design" in told.err


def test_names_that_turn_the_direction_of_text_are_printed_escaped(gridlab: Run, study: Path) -> None:
    name = "grid\u202e4-esoohc\u202c"
    design = json.loads((study / "designs" / "triplet.json").read_text(encoding="utf-8"))
    (study / "designs" / f"{name}.json").write_text(json.dumps(design | {"name": name}), encoding="utf-8")
    for words in (
        ("cost", study),
        ("cost", study, "--json"),
        ("designs", study),
        ("designs", study, "--json"),
    ):
        shown = gridlab(*words)
        assert shown.code == 0
        assert "\u202e" not in shown.out + shown.err
        assert "grid\\u202e4" in shown.out
    assert name in {row["design"] for row in gridlab("cost", study, "--json").json["rows"]}
    refused = gridlab("cost", study, "--platform", "no\u202esuch")
    assert refused.code == 1
    assert "\u202e" not in refused.err


def test_a_design_that_cannot_be_read_is_named_and_the_others_are_priced_and_predicted(
    gridlab: Run, study: Path
) -> None:
    (study / "designs" / "broken.json").write_text("{", encoding="utf-8")
    for words in (("cost", study), ("predict", study, "--seeds", 2, "--workers", 1)):
        done = gridlab(*words, "--json")
        assert done.code == 0, done.err
        assert {row["design"] for row in done.json["rows"]} == {"grid-8-choose-2", "triplet"}
    assert "broken is skipped: " in gridlab("cost", study).err
    assert "broken is skipped: " in gridlab("predict", study, "--seeds", 2, "--workers", 1).err
    for name in ("triplet", "grid-8-choose-2"):
        (study / "designs" / f"{name}.json").unlink()
    for command in ("cost", "predict"):
        failed = gridlab(command, study)
        assert failed.code == 1
        assert "broken.json" in failed.err
