"""Expected errors between predicted points, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.app.cost.errors import error_curve

FALLING = st.lists(
    st.tuples(st.integers(1, 5000), st.floats(0.01, 0.5)), min_size=1, max_size=12, unique_by=lambda p: p[0]
)


def test_an_error_is_read_at_its_points_and_between_them_and_not_beyond() -> None:
    curve = error_curve([(10, 0.3, 0.28, 0.32), (1000, 0.1, None, None)])
    found = curve.at(10)
    assert found is not None
    assert (found.error, found.interval) == (0.3, (0.28, 0.32))
    middle = curve.at(100)
    assert middle is not None
    assert middle.error == pytest.approx(0.2)
    assert middle.half is None, "one end has no interval"
    assert curve.at(9) is curve.at(1001) is None
    assert curve.assignments_for(0.05) is None
    assert curve.assignments_for(0.3) == 10
    assert error_curve([]).at(5) is None


@given(FALLING, st.floats(0.01, 0.5))
def test_asking_for_an_error_inverts_asking_for_assignments(
    points: list[tuple[int, float]], wanted: float
) -> None:
    numbers, errors = sorted(n for n, _ in points), sorted((e for _, e in points), reverse=True)
    curve = error_curve((n, e, None, None) for n, e in zip(numbers, errors, strict=True))
    found = curve.assignments_for(wanted)
    if found is None:
        assert errors[-1] > wanted
        return
    here, before = curve.at(found), curve.at(found - 1)
    assert here is not None
    assert here.error <= wanted
    assert before is None or before.error > wanted
