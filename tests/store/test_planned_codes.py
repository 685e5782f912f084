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
    return read_codes(path).codes


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
        ("Code der Person;Gruppe\nA1;x\n", "no column"),
        ("code\nanna@example.org\n", "Row 2: .*e-mail"),
        ("code\n5f3a5f3a5f3a5f3a5f3a5f3a\n", "platform id"),
        ("code,group\nA1,a\x07b\n", "Row 2"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_its_row(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(GridLabError, match=why):
        listed(tmp_path, text)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("A1,x", "twice"),
        ("anna@example.org,", "e-mail"),
        ('B2,"a\nb"', "line break"),
        ('"B\n2",', "line break"),
        ("B2," + "g" * 201, "200"),
        (",x", "empty"),
    ],
)
def test_a_row_that_cannot_be_used_costs_itself_alone(tmp_path: Path, row: str, why: str) -> None:
    path = tmp_path / "codes.csv"
    path.write_text(f"code,group\nA1,\n{row}\nC3,old\n", encoding="utf-8")
    table = read_codes(path)
    assert table.codes == (PlannedCode("A1"), PlannedCode("C3", "old"))
    assert [said.startswith("Row 3: ") and why in said for said in table.left_out] == [True]


def test_headings_that_are_not_known_are_named(tmp_path: Path) -> None:
    with pytest.raises(GridLabError) as refused:
        listed(tmp_path, "Kürzel;Gruppe\nA1;x\n")
    assert "Found: “Kürzel”, “Gruppe”." in str(refused.value.todo)


def test_a_kept_list_reads_back_and_is_for_this_user_alone() -> None:
    codes = (PlannedCode("=A1", "+g", "d"), PlannedCode("B2"))
    keep_codes(STUDY, codes)
    assert planned_codes(STUDY) == codes
    assert planned_path(STUDY).stat().st_mode & 0o777 == 0o600
    keep_codes(STUDY, ())
    assert planned_codes(STUDY) == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_list_that_a_spreadsheet_saved_as_unicode_text_is_read(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    path = tmp_path / "codes.txt"
    path.write_bytes(f"\ufeffcode{separator}group\r\nA1{separator}jüngere\r\n".encode(encoding))
    assert read_codes(path).codes == (PlannedCode("A1", "jüngere"),)


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\n', "SEP=;\n", "\ufeffsep=;\n"])
def test_a_first_line_that_names_the_separator_is_passed_over(tmp_path: Path, first: str) -> None:
    assert listed(tmp_path, f"{first}code;group\nA1;young, or old\n") == (PlannedCode("A1", "young, or old"),)
    assert listed(tmp_path, "sep=,\ncode,group\nA1,a;b;c\n") == (PlannedCode("A1", "a;b;c"),)


@pytest.mark.parametrize("data", [b"code,group\nA1,j\xfcnger\n", "code,group\nA1,a\n".encode("utf-16-le")])
def test_another_encoding_is_refused_with_what_to_save_it_as(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "codes.csv"
    path.write_bytes(data)
    with pytest.raises(GridLabError) as refused:
        read_codes(path)
    assert "is not UTF-8 text" in str(refused.value) and "CSV UTF-8" in str(refused.value.todo)
