"""What a map can be compared with follows from the answers, and a comparison says what is chance."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gridlab.app.collected import Collected, collecting
from gridlab.app.embedding.contents import TriedRow
from gridlab.app.map.comparing import Beside, comparing, pairs_of, part_of, result_said, setting_of
from gridlab.app.map.evidence import drawn_errors
from gridlab.app.map.keeping import KeptMap, keeping
from gridlab.app.map.words import won_said
from gridlab.app.simulate import simulate
from gridlab.app.study import OpenStudy
from gridlab.app.study_create import create_study
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, no_progress
from gridlab.science.embedding.held_out import screens_error
from gridlab.store.places import shipped
from tests.app.map.maps import map_file, shown_map


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> OpenStudy:
    """Twelve images and six simulated people, three of each of two designs."""
    folder = tmp_path_factory.mktemp("compared")
    (folder / "images").mkdir()
    for path in sorted(shipped("resources", "samples", "food-100", "images").iterdir())[:12]:
        (folder / "images" / path.name).write_bytes(path.read_bytes())
    opened, _ = create_study(
        folder / "study", folder / "images", designs=("grid-4-choose-1", "triplet"), title="Compared"
    )
    for name in ("grid-4-choose-1", "triplet"):
        simulate(opened, name, 3)
    return opened


@pytest.fixture(scope="module")
def collected(study: OpenStudy) -> Collected:
    return collecting(study, "simulated").work(Cancel(), no_progress)


@pytest.fixture(scope="module")
def kept(study: OpenStudy) -> KeptMap:
    images = study.study.images
    where = np.random.default_rng(0).normal(size=(12, 2))
    names, sha256s = [one.name for one in images], [one.sha256 for one in images]
    file = map_file(where, names, sha256s=sha256s)
    return KeptMap("", file, shown_map(where, names, sha256s=sha256s))


def test_designs_groups_and_blocks_with_answers_are_offered_in_pairs(collected: Collected) -> None:
    found = pairs_of(["first", "second"], "first", collected)
    assert [one for one in found if one.kind == "map"] == [Beside("map", "second")]
    assert [one for one in found if one.kind == "design"] == [Beside("design", "grid-4-choose-1", "triplet")]
    assert not [one for one in found if one.kind in ("group", "block")]
    assert [one.kind for one in found[-2:]] == ["colours", "features"]


def test_each_screen_belongs_to_the_part_of_its_design(collected: Collected) -> None:
    part = part_of(collected, Beside("design", "grid-4-choose-1", "triplet"))
    assert len(part) == len(collected.answers.annotator)
    n = np.concatenate([np.full(len(one), 1 + one.far.shape[1]) for one in collected.answers.screens])
    assert np.array_equal(part, np.where(n == 4, 0, 1))


def test_a_map_fitted_with_features_is_not_compared_with_features(
    study: OpenStudy, collected: Collected, kept: KeptMap
) -> None:
    shown = replace(kept.shown, about={**kept.shown.about, "feature_weight": 0.5})
    use = comparing(study, collected, replace(kept, shown=shown), Beside("colours"))
    with pytest.raises(GridLabError, match="fitted with features"):
        use.work(Cancel(), no_progress)


def test_the_answers_that_a_drawing_contradicts_are_those_of_its_two_axes(collected: Collected) -> None:
    images = collected.images
    where = np.random.default_rng(1).normal(size=(12, 4)) * (4, 3, 2, 1)
    shown = shown_map(where[::-1], [one.name for one in images][::-1])
    rows = np.arange(12)[::-1].copy()
    whole, drawn = drawn_errors(shown, rows, collected, (2, 0))
    assert whole == pytest.approx(screens_error(where, collected.answers.screens))
    assert drawn == pytest.approx(screens_error(where[:, [0, 2]], collected.answers.screens))
    assert math.isnan(drawn_errors(shown, np.full(12, -1), collected, (0, 1))[0])


def test_what_won_is_said_with_by_how_much() -> None:
    row = TriedRow("tste", 10, 0.03, 1.0, math.nan, 0.5, 0.4, 0.2, 0.01, True)
    other = replace(
        row, method="ckl", alpha=math.nan, mu=0.05, feature_weight=0.0, logloss=0.43, chosen=False
    )
    assert str(won_said([row, other])) == (
        "2 settings were tried. t-STE, α 1, features 50% told held-out screens best, by 0.0300 in log-loss."
    )
    near = str(won_said([row, replace(other, logloss=0.399)]))
    assert "CKL was better by only 0.0010 in log-loss" in near
    assert not str(won_said([row]))


def test_two_designs_are_compared_beside_regroupings_of_their_people(
    study: OpenStudy, collected: Collected, kept: KeptMap
) -> None:
    use = comparing(study, collected, kept, Beside("design", "grid-4-choose-1", "triplet"))
    done = use.work(Cancel(), no_progress)
    again = use.work(Cancel(), no_progress)
    assert len(done.comparison.chance) == 200
    assert np.array_equal(done.comparison.chance, again.comparison.chance)
    assert done.ways == 20
    assert done.one.names == kept.shown.names
    assert "200 random regroupings" in result_said(done)[1]
    assert math.isnan(done.one.about["heldout_error"]), "the error is that of another map"


def test_a_map_lies_on_a_copy_that_was_turned_and_scaled(
    study: OpenStudy, collected: Collected, kept: KeptMap
) -> None:
    turned = kept.shown.positions @ np.array([[0, -3.0], [3.0, 0]]) + 5
    names, sha256s = list(kept.shown.names), list(kept.shown.sha256s)
    other = map_file(turned[::-1], names[::-1], sha256s=sha256s[::-1])
    keeping(study, KeptMap("", other, kept.shown), "turned").work(Cancel(), no_progress)
    done = comparing(study, collected, kept, Beside("map", "turned")).work(Cancel(), no_progress)
    assert done.comparison.distance == pytest.approx(0, abs=1e-9)
    assert np.allclose(done.other.positions, done.one.positions)
    assert "share 100%" in result_said(done)[0]


def test_colours_of_the_images_and_features_of_a_file_are_compared(
    study: OpenStudy, collected: Collected, kept: KeptMap, tmp_path: Path
) -> None:
    path = tmp_path / "features.npy"
    np.save(path, np.hstack([kept.shown.positions, np.zeros((12, 3))]))
    done = comparing(study, collected, kept, Beside("features", path=path)).work(Cancel(), no_progress)
    assert done.comparison.distance == pytest.approx(0, abs=1e-9)
    assert "more alike than chance" in result_said(done)[1]
    colours = comparing(study, collected, kept, Beside("colours")).work(Cancel(), no_progress)
    assert 0 < colours.comparison.distance < 1


def test_maps_without_images_in_common_are_refused(study: OpenStudy, collected: Collected) -> None:
    strange = map_file(np.eye(3), ["a", "b", "c"])
    kept = KeptMap("", strange, shown_map(np.eye(3), ["a", "b", "c"]))
    with pytest.raises(GridLabError, match="fewer than 3 images in common"):
        comparing(study, collected, kept, Beside("colours")).work(Cancel(), no_progress)


def test_others_are_fitted_as_the_map_was() -> None:
    about = shown_map(np.eye(3), ["a", "b", "c"], method="snack", alpha=2.0).about
    assert setting_of(about).method == "tste"
    assert setting_of(about).alpha == 2.0
