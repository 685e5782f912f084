"""Names of files come through as text and back, whatever bytes they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.errors import GridLabError
from gridlab.store.images.names import image_file, raw_name, shown_name

names = st.binary(min_size=1, max_size=60).filter(lambda raw: b"\0" not in raw) | st.text(min_size=1).map(
    lambda text: text.replace("\0", "0").encode("utf-8", "replace")
)


@given(names)
def test_every_name_comes_back_from_its_text(raw):
    assert raw_name(shown_name(raw)) == raw


@given(names, names)
def test_different_names_are_shown_differently(one, other):
    assert (one == other) == (shown_name(one) == shown_name(other))


@given(names)
def test_a_shown_name_is_one_line_of_utf_8(raw):
    shown = shown_name(raw)
    assert shown.encode() and len(shown.splitlines()) == 1
    assert json.loads(json.dumps(shown, ensure_ascii=False)) == shown


def test_only_what_has_to_be_is_escaped():
    assert shown_name("Äpfel & 寿司/🍎 <b>.png".encode()) == "Äpfel & 寿司/🍎 <b>.png"
    assert shown_name(b"a\xffb\\c\td") == r"a\xffb\\c\x09d"
    assert raw_name(r"a\xFFb") == b"a\xffb"


@pytest.mark.parametrize("shown", ["", "a\\", r"a\q", r"a\x4", r"a\x00", r"a\x41", "a\nb", "\ud800"])
def test_text_that_is_no_shown_name_is_refused(shown):
    with pytest.raises(GridLabError):
        raw_name(shown)


@pytest.mark.parametrize("shown", ["/etc/passwd", "../a.png", "a/../../b.png", "a//b.png", "./a.png", "a/"])
def test_a_name_never_leads_out_of_the_folder(shown):
    with pytest.raises(GridLabError, match="leads out"):
        image_file(Path("study"), shown)


def test_a_name_leads_to_its_file():
    assert image_file(Path("study"), "a/b.png") == Path("study/a/b.png")
