"""Work stops when it is asked to, and not before."""

from __future__ import annotations

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Cancelled


def test_work_goes_on_until_it_is_asked_to_stop():
    cancel = Cancel()
    cancel.raise_if_set()
    assert not cancel.is_set()
    cancel.set()
    assert cancel.is_set()
    with pytest.raises(Cancelled):
        cancel.raise_if_set()


def test_being_cancelled_is_a_known_failure():
    assert issubclass(Cancelled, GridLabError) and "Nothing was changed" in str(Cancelled())
