"""The ethics sheet holds everything a person sees, in its order; the trial sequence is a figure."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from PIL import Image as Picture

from gridlab.app.study_create import create_study
from gridlab.domain.design import (
    Block,
    Design,
    Grid,
    Pages,
    Question,
    ScreenCounts,
    SessionRules,
    Timing,
)
from gridlab.domain.errors import GridLabError
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.gui.paper.sequence import write_sequence
from gridlab.gui.screen.ethics import ethics_html, write_ethics
from gridlab.gui.screen.still import at_once

DESIGN = Design(
    "all",
    pages=Pages("You take **part** freely.", "Look at each image.", "We study similarity.", "C0DE-42"),
    questions=(
        Question("age", "How old are you?", "number", required=True),
        Question("enjoyment", "How was it?", "choice", ("bad", "good & fine"), when="after"),
    ),
    blocks=(
        Block(
            grid=Grid(2, 2, 1),
            instructions="This part is short.",
            screens=ScreenCounts(6, 0, 1, 1, 1),
            timing=Timing(300, 150, 20.0),
        ),
    ),
    session=SessionRules(break_every=4, break_seconds=30),
)


@pytest.fixture
def opened(tmp_path: Path, qapp: object):
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for shade in range(8):
        Picture.new("RGB", (16, 16), (shade * 30, 0, 90)).save(pictures / f"{shade}.png")
    return create_study(tmp_path / "study", pictures, designs=())[0]


def test_everything_a_person_sees_is_in_the_sheet_in_order(opened) -> None:
    screens = session_screens(DESIGN, opened.study.images, 0)
    text = html.unescape(re.sub("<[^>]+>", "\n", ethics_html(opened, DESIGN, screens, (1280, 800))))
    at = -1
    for said in (
        "Consent", "You take", "part", "I agree", "I do not agree", "How old are you?", "Required",
        "Look at each image.", "This part is short.", "Choose the", "1 practice", "150 ms",
        "after 20 seconds", "Correct!", "break", "You have answered 4 of 8 screens", "30 seconds",
        "How was it?", "good & fine", "We study similarity.", "C0DE-42", "Pay", "1.50 GBP", "an hour",
    ):  # fmt: skip
        found = text.find(said, at + 1)
        assert found > at, said
        at = found


def test_the_sheet_is_a_whole_pdf_and_nothing_else(opened, tmp_path: Path) -> None:
    screens = session_screens(DESIGN, opened.study.images, 0)
    path = write_ethics(tmp_path / "sheet.pdf", opened, DESIGN, screens, (1280, 800), at_window=at_once)
    data = path.read_bytes()
    assert data.startswith(b"%PDF") and b"%%EOF" in data[-32:]
    with pytest.raises(GridLabError, match=r"\.pdf"):
        write_ethics(tmp_path / "sheet.png", opened, DESIGN, screens, (1280, 800), at_window=at_once)


@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
def test_the_trial_sequence_is_one_figure_with_its_times(opened, tmp_path: Path, ending: str) -> None:
    screens = session_screens(DESIGN, opened.study.images, 0)
    out = tmp_path / f"sequence.{ending}"
    data = write_sequence(out, opened, DESIGN, screens, (1280, 800), at_window=at_once).read_bytes()
    assert data[:4] in (b"%PDF", b"\x89PNG", b"<?xm")
    if ending == "svg":
        assert data.count(b"<image") == 2
        for said in (
            b"until submitted, at most 20 s",
            b"blank, 150 ms",
            b"input counts after 300 ms",
            b"time",
        ):
            assert said in data
    with pytest.raises(GridLabError):
        write_sequence(tmp_path / "x.gif", opened, DESIGN, screens, (1280, 800), at_window=at_once)
