"""Lists of codes: read from what researchers make, kept outside the study."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.store.planned_codes import PlannedCode, keep_codes, planned_codes, planned_path, read_codes

STUDY = "0" * 32


def listed(folder: Path, text: str) -> tuple[PlannedCode, ...]:
    path = folder / "codes.csv"
    path.write_text(text, encoding="utf-8")
    return read_codes(path)


def test_codes_come_with_group_and_design_where_the_list_has_them(tmp_path: Path) -> None:
    assert listed(tmp_path, "Code;Note;Group\nA1;x;young\n\nB2;y;\n") == (
        PlannedCode("A1", "young"),
        PlannedCode("B2"),
    )
    assert listed(tmp_path, "code,design\n A1 ,grid-16-choose-4\n") == (
        PlannedCode("A1", "", "grid-16-choose-4"),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name\nA1\n", "no column"),
        ("code\n", "no codes"),
        ("code\nA1\nA1\n", "Row 3"),
        ("code\nanna@example.org\n", "e-mail"),
        ("code\n5f3a5f3a5f3a5f3a5f3a5f3a\n", "platform id"),
        ("code,group\nA1,a\x07b\n", "Row 2"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_its_row(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(GridLabError, match=why):
        listed(tmp_path, text)


def test_a_kept_list_reads_back_and_is_for_this_user_alone() -> None:
    codes = (PlannedCode("=A1", "+g", "d"), PlannedCode("B2"))
    keep_codes(STUDY, codes)
    assert planned_codes(STUDY) == codes
    assert planned_path(STUDY).stat().st_mode & 0o777 == 0o600
    keep_codes(STUDY, ())
    assert planned_codes(STUDY) == ()
