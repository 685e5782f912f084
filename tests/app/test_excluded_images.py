"""Excluded images are sampled no more; sessions made before stay as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gridlab.app.checking import check_study
from gridlab.app.designs import frozen_designs, load_design
from gridlab.app.export import ExportWish, export
from gridlab.app.study import save_study
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import ScreenPage
from gridlab.domain.sampling import session_screens
from gridlab.store.design_file import design_id


def without(sitting: Any, *rows: int) -> Any:
    images = [
        replace(image, included=row not in rows) for row, image in enumerate(sitting.study.study.images)
    ]
    study = save_study(sitting.study, replace(sitting.study.study, images=tuple(images)))
    return replace(sitting, study=study)


def rows_on(screens: Any) -> set[int]:
    return {row for screen in screens for row in (screen.probe, *screen.grid)}


def test_an_excluded_image_is_on_no_screen_and_the_rows_of_the_others_stay(sitting: Any) -> None:
    design = load_design(sitting.study, sitting.design)
    images = without(sitting, 1).study.study.images
    seen = set[int]()
    for number in range(20):
        seen |= rows_on(session_screens(design, images, number))
    assert seen == set(range(len(images))) - {1}


def test_a_session_begun_before_an_image_was_excluded_goes_on_with_its_screens(sitting: Any) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 2)
    before = runner.header.screens
    used = next(iter(rows_on(before)))
    runner.close()
    later = without(sitting, used)
    again = later.start(resume=True)
    assert isinstance(again.page, ScreenPage)
    assert again.page.position == 2
    assert again.header.screens == before
    later.finish(again)
    assert check_study(later.study.folder) == []


def test_triplets_of_an_image_that_is_excluded_later_are_exported_as_before(
    sitting: Any, tmp_path: Any
) -> None:
    import h5py

    sitting.finish(sitting.start())
    first = export(sitting.study, ExportWish(tmp_path / "before.h5"))
    later = without(sitting, 1)
    second = export(later.study, ExportWish(tmp_path / "after.h5"))
    assert second.triplets == first.triplets > 0
    with h5py.File(tmp_path / "before.h5") as one, h5py.File(tmp_path / "after.h5") as other:
        assert (one["/triplet/anchor_near_far"][:] == other["/triplet/anchor_near_far"][:]).all()
        assert other["/image/included"][:].tolist()[:3] == [1, 0, 1]


def test_excluding_images_leaves_a_frozen_design_frozen_and_the_same(sitting: Any) -> None:
    sitting.finish(sitting.start())
    before = load_design(sitting.study, sitting.design)
    later = without(sitting, 1)
    assert load_design(later.study, later.design) == before
    assert design_id(before) in frozen_designs(later.study)


def test_a_session_does_not_start_where_too_few_images_are_included(sitting: Any) -> None:
    count = len(sitting.study.study.images)
    few = without(sitting, *range(count - 4))
    with pytest.raises(GridLabError, match="at least 5"):
        few.start()
