"""Prediction of error against cost: rows, partial curves, the cache, cancelling, workers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from gridlab.app.cost.table import Source
from gridlab.app.designs import load_design
from gridlab.app.prediction.asked import Asked, PredictedRow, interval
from gridlab.app.prediction.predict import predict
from gridlab.app.study import save_study
from gridlab.domain.design import Block, BlockImages, Catch, Grid, Layout, ListedScreen, Sampling
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.store.prediction_cache import PredictionCache
from tests.app.prediction.conftest import Predicting, small
from tests.designs import save_design


def figures(rows: Any) -> list[tuple[str, int, float]]:
    return [(row.design, row.assignments, row.error) for row in rows]


def test_a_row_says_what_assignments_yield_cost_and_what_error_to_expect(predicting: Predicting) -> None:
    design = small(platform="prolific-academic", reward="1.50")
    few, many = predicting(design).rows
    assert (few.assignments, few.screens, few.triplets) == (2, 12, 96)
    assert few.cost == Decimal("4.00")
    assert few.currency == "GBP"
    assert many.error < few.error <= 0.6
    for row in (few, many):
        assert row.error_low is not None and row.error_high is not None
        assert row.error_low <= row.error <= row.error_high
        assert row.seeds == 2
        assert 0 < row.different <= row.triplets


def test_numbers_of_assignments_grow_around_those_the_design_buys(predicting: Predicting) -> None:
    rows = predicting(small(assignments=16), asked=Asked(images=20, seeds=2)).rows
    assert [row.assignments for row in rows] == [1, 2, 4, 8, 12, 16, 24, 32]


def test_what_is_too_much_to_simulate_is_left_out_and_said(predicting: Predicting) -> None:
    found = predicting(small(main=1500), asked=Asked(images=8, seeds=2, assignments=(1, 20)))
    assert [row.assignments for row in found.rows] == [1]
    assert any("not 20" in sentence for sentence in found.assumptions)


def test_every_assumption_is_called_one(predicting: Predicting) -> None:
    said = " ".join(predicting(small()).assumptions)
    for part in ("images are assumed", "Assumes 20 images", "sigma 0.10", "tau 0.35", "lapses 0.04"):
        assert part in said
    assert "is fitted" not in said


def test_rows_come_while_they_grow_the_first_study_of_all_points_first(predicting: Predicting) -> None:
    found = predicting(small("a"), small("b", k=1))
    assert [(row.design, row.assignments, row.seeds) for row in predicting.rows] == [
        (name, number, seeds) for seeds in (1, 2) for name in ("a", "b") for number in (2, 6)
    ]
    assert predicting.rows[0].error_low is None
    assert predicting.rows[-1] == found.rows[-1]
    assert predicting.steps[0] == (0, 8)
    assert predicting.steps[-1] == (8, 8)


def test_what_is_known_is_not_simulated_again(predicting: Predicting) -> None:
    before = predicting(small("a"), small("b", k=1))
    assert predicting.simulated == 8
    assert predicting(small("a"), small("b", k=1)) == before
    assert predicting.simulated == 0
    assert len(predicting.rows) == 8


def test_changing_one_design_simulates_one(predicting: Predicting) -> None:
    predicting(small("a"), small("b", k=1))
    predicting(small("a"), small("b", k=3))
    assert predicting.simulated == 4


def test_what_no_answer_depends_on_changes_nothing(predicting: Predicting) -> None:
    design = small()
    before = predicting(design)
    block = replace(design.blocks[0], question="Which?", layout=Layout(cell_size=99))
    reworded = replace(design, name="other", language="de", blocks=(block,))
    repriced = replace(reworded, payment=replace(design.payment, reward="9.00"))
    found = predicting(repriced)
    assert predicting.simulated == 0
    assert [row.error for row in found.rows] == [row.error for row in before.rows]
    assert found.rows[0].cost > before.rows[0].cost


@pytest.mark.parametrize(
    "change",
    [{"seed": 2}, {"dims": 2}, {"images": 21}, {"assignments": (3, 7)}],
    ids=lambda change: next(iter(change)),
)
def test_whatever_answers_depend_on_is_simulated_anew(predicting: Predicting, change: dict[str, Any]) -> None:
    predicting(small())
    predicting(small(), asked=replace(predicting.asked, **change))
    assert predicting.simulated == 4


def test_more_seeds_and_points_add_to_what_is_known(predicting: Predicting) -> None:
    predicting(small())
    predicting(small(), asked=replace(predicting.asked, seeds=3, assignments=(2, 4, 6)))
    assert predicting.simulated == 3 * 3 - 2 * 2


def test_a_damaged_cache_is_as_if_it_was_not_there(predicting: Predicting) -> None:
    before = predicting(small())
    (file,) = predicting.cache.glob("*.json")
    file.write_bytes(file.read_bytes().replace(b"0.", b"0.9", 1))
    assert predicting(small()) == before
    assert predicting.simulated == 4
    assert predicting(small()) == before
    assert predicting.simulated == 0


@pytest.mark.parametrize("workers", [1, 2])
def test_what_was_done_before_cancelling_is_kept(predicting: Predicting, workers: int) -> None:
    cancel, seen = Cancel(), []

    def after_two(row: PredictedRow) -> None:
        seen.append(row)
        if len(seen) == 2:
            cancel.set()

    with pytest.raises(Cancelled):
        predict(
            [Source((small(),))], predicting.asked, workers=workers, partial=after_two, cancel=cancel,
            cache=predicting.cache,
        )  # fmt: skip
    predicting(small())
    # Other processes finish what they had begun.
    assert predicting.simulated == 2 if workers == 1 else predicting.simulated <= 2
    assert not [child for child in psutil.Process().children() if "LokyProcess" in " ".join(child.cmdline())]


def test_processes_give_the_same_as_this_process(predicting: Predicting, tmp_path: Path) -> None:
    designs = (small("a"), small("b", k=1))
    here = predicting(*designs)
    assert predicting(*designs, workers=2, cache=tmp_path / "other") == here
    assert predicting.simulated == 8


def test_a_study_is_predicted_with_its_own_images_labels_and_fees(
    sitting: Any, predicting: Predicting
) -> None:
    study = save_design(sitting.study, small())
    images = tuple(
        replace(image, label="ab"[row % 2]) for row, image in enumerate(sitting.study.study.images)
    )
    opened = save_study(sitting.study, replace(sitting.study.study, images=images))
    found = predicting(sources=[Source((load_design(opened, study.name),), opened)])
    assert any("8 images scattered around their labels" in said for said in found.assumptions)
    assert not any("images are assumed" in said for said in found.assumptions)


def test_a_truth_from_a_file_is_what_annotators_see(
    sitting: Any, predicting: Predicting, tmp_path: Path
) -> None:
    points = np.random.default_rng(1).standard_normal((8, 6))
    np.save(tmp_path / "features.npy", points)
    source = Source((small(),), sitting.study)
    asked = replace(predicting.asked, truth=tmp_path / "features.npy")
    found = predicting(sources=[source], asked=asked)
    assert any("features.npy" in said for said in found.assumptions)
    assert predicting(sources=[source], asked=asked) == found
    assert predicting.simulated == 0
    np.save(tmp_path / "features.npy", points[::-1])
    predicting(sources=[source], asked=asked)
    assert predicting.simulated == 4


def test_a_design_that_the_images_do_not_serve_is_left_out_and_named(predicting: Predicting) -> None:
    large = replace(small("large"), blocks=(Block(grid=Grid(5, 5, 4)),))
    found = predicting(small(), large)
    assert {row.design for row in found.rows} == {"small"}
    assert any("large is skipped" in said for said in found.assumptions)
    with pytest.raises(GridLabError, match="at least 26 images"):
        predicting(large)


def test_stand_ins_have_the_names_and_labels_that_a_design_asks_for(predicting: Predicting) -> None:
    listed = tuple(
        ListedScreen(f"{i}.png", tuple(f"{(i + j) % 9}.png" for j in range(1, 7))) for i in range(9)
    )
    design = small()
    block = replace(design.blocks[0], sampling=Sampling("listed", screens=listed))
    assert predicting(replace(design, blocks=(block,))).rows
    labelled = replace(design.blocks[0], images=BlockImages(("cat", "dog")), catch=Catch("label"))
    assert predicting(replace(design, blocks=(labelled,))).rows


@pytest.mark.parametrize("asked", [Asked(seeds=1), Asked(dims=0), Asked(images=2), Asked(assignments=())])
def test_what_cannot_be_asked_is_refused(predicting: Predicting, asked: Asked) -> None:
    with pytest.raises(GridLabError):
        predicting(small(), asked=asked)


def test_a_design_without_a_screen_that_yields_triplets_is_refused(predicting: Predicting) -> None:
    with pytest.raises(GridLabError, match=r"screens\.main: 0"):
        predicting(small(main=0))


def test_the_interval_is_that_of_the_mean() -> None:
    assert interval([0.2]) is None
    low, high = interval([0.30, 0.31, 0.29, 0.30]) or (0, 0)
    assert (low, high) == pytest.approx((0.3 - 0.013, 0.3 + 0.013), abs=1e-3)


def test_the_oldest_curves_go_when_there_are_too_many(tmp_path: Path) -> None:
    cache = PredictionCache(tmp_path, most_files=2)
    for digit in "abc":
        cache.put(digit * 64, {"1/1": (0.5, 1.0, 0.0)})
    assert len(list(tmp_path.iterdir())) == 2
    assert cache.get("c" * 64) == {"1/1": (0.5, 1.0, 0.0)}


def test_of_very_many_images_some_are_simulated_and_that_is_said(
    predicting: Predicting, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = predicting(small(), asked=Asked(images=60, seeds=2, assignments=(2, 6))).rows
    monkeypatch.setattr("gridlab.app.prediction.plan.MOST_IMAGES", 20)
    found = predicting(small(), asked=Asked(images=60, seeds=2, assignments=(2, 6)))
    assert any("on 20 of the 60 images" in sentence for sentence in found.assumptions)
    assert any("60 images are assumed" in sentence for sentence in found.assumptions)
    assert [(row.assignments, row.screens, row.triplets, row.cost) for row in found.rows] == [
        (row.assignments, row.screens, row.triplets, row.cost) for row in few
    ]
    assert found.rows[1].error == pytest.approx(few[1].error, abs=0.12)
    assert found.rows[1].different == pytest.approx(few[1].different, rel=0.2)


def test_an_estimate_comes_before_anything_is_simulated_and_grows_with_the_work(tmp_path: Path) -> None:
    told: list[float] = []
    for images in (20, 400):
        order: list[str] = []
        predict(
            [Source((small(),))],
            Asked(images=images, seeds=2, assignments=(2, 20)),
            workers=1,
            estimate=lambda seconds, _, order=order: (told.append(seconds), order.append("estimate"))[0],
            partial=lambda _row, order=order: order.append("row"),
            cache=tmp_path / str(images),
        )
        assert order[0] == "estimate"
        assert order.count("estimate") == 1
    assert 0 < told[0] < told[1]


def test_the_map_is_the_one_that_embed_would_make(tmp_path: Path) -> None:
    from gridlab.app.prediction.plan import stand_in_images
    from gridlab.science.annotators import BEHAVIOURS, gaussian_truth
    from gridlab.science.embedding.choice import Trial, candidates, try_settings
    from gridlab.science.prediction.cell import answered, best_of, dealt

    design = small(main=30)
    images, truth = stand_in_images(design, 30), gaussian_truth(30, seed=4)
    for people in ("perfect", "noisy"):
        screens = answered(dealt(design, images, 24), truth, BEHAVIOURS[people], 24, 1)
        chosen = next(one for one in try_settings(Trial(screens, 30, seed=1), candidates()) if one.chosen)
        assert best_of(screens, 30, 10, 1).method == chosen.setting.method
        assert best_of(screens, 30, 10, 1).alpha == chosen.setting.alpha
