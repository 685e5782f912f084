"""Warnings about designs: each rule just below, at and above its bound, and fixes that mend."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.contrast import contrast
from gridlab.domain.design import (
    Block,
    BlockImages,
    Catch,
    Design,
    Grid,
    Layout,
    Pages,
    Payment,
    ScreenCounts,
    SessionRules,
)
from gridlab.domain.design_rules import problems
from gridlab.domain.hit_time import hit_time
from gridlab.domain.images import Image
from gridlab.domain.platforms import Platform
from gridlab.domain.warnings import DesignWarning, ImageFacts, Viewing, design_warnings
from gridlab.domain.warnings.display import MARK_CONTRAST, text_contrasts
from gridlab.store.design_file import gallery
from gridlab.store.platforms_file import shipped_platforms

LAPTOP = Viewing(1280, 800, False, (28,) * 50)
PHONE = Viewing(390, 844, True, (48,) * 50)
TABLET = Viewing(1024, 768, True, (28,) * 50)


def images(count: int = 100, side: int = 400, labels: tuple[str, ...] = ("",)) -> list[Image]:
    return [Image(f"{i}.png", f"{i:064x}", side, side, labels[i % len(labels)]) for i in range(count)]


def design(**parts: Any) -> Design:
    """A design without any warning, with other parts in its block."""
    block = Block(
        layout=Layout(probe_size=150), screens=ScreenCounts(20, 2, 2, 2, 3), question="Choose {choose}."
    )
    return Design(blocks=(replace(block, **parts),))


def warned(
    made: Design, viewing: Viewing = LAPTOP, facts: list[Image] | None = None, **more: Any
) -> dict[str, DesignWarning]:
    set_of = ImageFacts(images() if facts is None else facts)
    return {one.code: one for one in design_warnings(made, viewing, set_of, **more)}


def mended(made: Design, code: str, viewing: Viewing = LAPTOP, **more: Any) -> Design:
    """The design after the fix, in which the warning is gone."""
    fix = warned(made, viewing, **more)[code].fix
    assert fix is not None and fix.label and fix.step
    assert not problems(fix.design)
    assert code not in warned(fix.design, viewing, **more)
    return fix.design


def test_a_sound_design_has_no_warning() -> None:
    assert warned(design()) == {}


@pytest.mark.parametrize("made", gallery(), ids=lambda made: made.name)
@pytest.mark.parametrize("size", [160, 1000])
def test_designs_of_the_gallery_are_not_worse_than_noted(made: Design, size: int) -> None:
    platform = shipped_platforms()[made.payment.platform]
    facts = ImageFacts(images(100, size))
    for viewing in (
        LAPTOP,
        TABLET,
        PHONE,
        Viewing(1366, 768, False, (28,)),
        Viewing(1920, 1080, False, (28,)),
    ):
        found = design_warnings(made, viewing, facts, platform, hit_time(made).hit_seconds)
        assert [one for one in found if one.severity != "note"] == []


def test_an_impossible_design_is_not_warned_of() -> None:
    assert warned(design(grid=Grid(4, 4, 16))) == {}


def test_the_most_serious_stands_first() -> None:
    made = design(screens=ScreenCounts(20, 0, 2, 0, 3))
    found = design_warnings(made, LAPTOP, ImageFacts(images(10)))
    assert [one.severity for one in found] == sorted(
        (one.severity for one in found), key=["serious", "warn", "note"].index
    )
    assert found[0].code == "too_few_images"


@pytest.mark.parametrize(("height", "warns"), [(473, True), (474, False), (475, False)])
def test_a_screen_that_scrolls(height: int, warns: bool) -> None:
    # 12 cells of 24 px with 11 gaps of 6 px, two margins of 8 px, 28 and 16 px of question, 4 and 56 px of
    # progress line and footer.
    assert 12 * 24 + 11 * 6 + 2 * 8 + 28 + 16 + 4 + 56 == 474
    made = design(grid=Grid(12, 4, 4), layout=Layout(gap=40, margin=48, probe_size=150))
    viewing = Viewing(1280, height, False, (28,))
    found = warned(made, viewing)
    assert ("does_not_fit" in found) is warns
    if warns:
        assert f"1280×{height}" in found["does_not_fit"].reason
        assert found["does_not_fit"].severity == "serious"
        mended(made, "does_not_fit", viewing)


def test_what_no_layout_can_fit_has_no_fix() -> None:
    made = design(grid=Grid(12, 12, 4))
    found = warned(made, Viewing(200, 300, True, (28,)))
    assert found["does_not_fit"].fix is None


@pytest.mark.parametrize(("height", "warns"), [(809, False), (700, True)])
def test_a_display_that_is_refused(height: int, warns: bool) -> None:
    made = design(layout=Layout(probe_size=150, small_display="refuse"))
    viewing = Viewing(1280, height, False, (28,))
    assert ("refuses_display" in warned(made, viewing)) is warns
    if warns:
        mended(made, "refuses_display", viewing)


def test_shrinking_on_the_display_it_is_made_for_is_noted_and_on_others_not() -> None:
    made = replace(design(), session=SessionRules(viewport=(1280, 700)))
    found = warned(made, Viewing(1280, 700, False, (28,)))
    assert found["shrunk"].severity == "note" and "%" in found["shrunk"].reason
    assert "shrunk" not in warned(made, Viewing(1280, 690, False, (28,)))
    mended(made, "shrunk", Viewing(1280, 700, False, (28,)))


@pytest.mark.parametrize(("cell", "viewing", "warns"), [
    (23, LAPTOP, True), (24, LAPTOP, False), (25, LAPTOP, False),
    (43, TABLET, True), (44, TABLET, False), (45, TABLET, False), (43, LAPTOP, False),
])  # fmt: skip
def test_targets_are_24_pixels_and_44_for_fingers(cell: int, viewing: Viewing, warns: bool) -> None:
    made = design(layout=Layout(cell_size=cell, probe_size=cell))
    assert ("small_target" in warned(made, viewing)) is warns
    if warns:
        mended(made, "small_target", viewing)


def test_cells_made_small_by_the_display_have_no_fix() -> None:
    made = design(grid=Grid(10, 10, 4), layout=Layout(probe_size=150, margin=40))
    found = warned(made, PHONE)["small_target"]
    assert found.fix is None and "44 px" in found.reason


def accent_at(wanted: float) -> str:
    """A grey of at least that contrast on white, and none lighter has it."""
    return next(
        grey
        for value in range(255, -1, -1)
        if contrast(grey := f"#{value:02x}" * 1 + f"{value:02x}" * 2, "#ffffff") >= wanted
    )


@pytest.mark.parametrize(("wanted", "warns"), [(2.9, True), (3.0, False), (3.1, False)])
def test_the_accent_is_seen_on_the_background(wanted: float, warns: bool) -> None:
    made = design(layout=Layout(probe_size=150, accent=accent_at(wanted), show_keys=False))
    assert ("accent_contrast" in warned(made)) is warns
    if warns:
        assert "2.9:1" in warned(made)["accent_contrast"].reason
        layout = mended(made, "accent_contrast").blocks[0].layout
        assert contrast(layout.accent, layout.background) >= MARK_CONTRAST


@given(st.integers(0, 2**24 - 1), st.integers(0, 2**24 - 1), st.booleans())
def test_texts_under_4_5_to_1_are_warned_of_and_no_others(ground: int, accent: int, keys: bool) -> None:
    layout = Layout(probe_size=150, background=f"#{ground:06x}", accent=f"#{accent:06x}", show_keys=keys)
    found = warned(design(layout=layout))
    assert ("text_contrast" in found) is (min(text_contrasts(layout).values()) < 4.5)
    for code in {"text_contrast", "accent_contrast"} & set(found):
        if found[code].fix is not None:
            mended(design(layout=layout), code)


@pytest.mark.parametrize(("probe", "margin", "warns"), [
    (150, 15, True), (150, 16, False), (150, 17, False), (164, 15, True), (165, 15, False), (166, 15, False),
])  # fmt: skip
def test_a_probe_as_large_and_as_near_as_a_cell(probe: int, margin: int, warns: bool) -> None:
    made = design(layout=Layout(probe_size=probe, margin=margin))
    assert ("probe_like_cell" in warned(made)) is warns
    if warns:
        mended(made, "probe_like_cell")


def test_a_probe_in_the_middle_is_told_apart_by_its_line() -> None:
    grid = Grid(3, 3, 2)
    plain, dim = Layout(probe="center"), Layout(probe="center", background="#c002dd", accent="#070f36")
    assert "probe_like_cell" not in warned(design(grid=grid, layout=plain))
    assert "probe_like_cell" in warned(design(grid=grid, layout=dim))


@pytest.mark.parametrize(
    ("probe", "warns"), [(164, False), (165, True), (166, True), (137, False), (136, True)]
)
def test_probe_and_cells_of_different_size_are_noted(probe: int, warns: bool) -> None:
    made = design(layout=Layout(probe_size=probe))
    found = warned(made)
    assert ("different_size" in found) is warns
    if warns:
        assert found["different_size"].severity == "note"
        assert f"{probe} and 150 px" in found["different_size"].reason
        assert "probe_like_cell" not in warned(mended(made, "different_size"))


@pytest.mark.parametrize(("side", "warns"), [(137, True), (138, False), (139, False)])
def test_images_shown_beyond_their_own_pixels(side: int, warns: bool) -> None:
    made, small = design(), [*images(9), *images(1, side), *images(90)]
    assert ("enlarged" in warned(made, facts=small)) is warns
    if warns:
        found = warned(made, facts=small)["enlarged"]
        assert found.reason.startswith("1 of 100 images") and f"{side}×{side}" in found.reason
        mended(made, "enlarged", facts=small)


@pytest.mark.parametrize(("side", "severity"), [(68, "warn"), (69, "note"), (70, "note")])
def test_little_enlarged_is_only_noted(side: int, severity: str) -> None:
    assert warned(design(), facts=images(100, side))["enlarged"].severity == severity


def test_filling_cells_is_bound_by_the_shorter_side() -> None:
    wide = [replace(image, width=500, height=140) for image in images()]
    contain, cover = Layout(probe_size=150), Layout(probe_size=150, fit="cover")
    assert "enlarged" not in warned(design(layout=contain), facts=wide)
    assert "enlarged" in warned(design(layout=cover), facts=wide)


@pytest.mark.parametrize(("count", "warns"), [(16, True), (17, False), (18, False)])
def test_too_few_images_for_a_probe_and_a_grid(count: int, warns: bool) -> None:
    assert ("too_few_images" in warned(design(), facts=images(count))) is warns
    if warns:
        assert mended(design(), "too_few_images", facts=images(count)).blocks[0].n == 12


@pytest.mark.parametrize(("count", "cells"), [(9, 8), (8, 4), (4, 2), (3, 2), (2, 0), (0, 0)])
def test_the_smaller_grid_is_one_that_the_images_fill(count: int, cells: int) -> None:
    fix = warned(design(), facts=images(count))["too_few_images"].fix
    assert (fix.design.blocks[0].n if fix else 0) == cells
    if fix is not None:
        assert not problems(fix.design)


@pytest.mark.parametrize(("count", "warns"), [(5, True), (6, False), (7, False)])
def test_too_few_images_to_keep_equal_probes_apart(count: int, warns: bool) -> None:
    made = design(grid=Grid(2, 2, 2))
    found = warned(made, facts=images(count))
    assert ("probes_close" in found) is warns
    if warns:
        assert "after 4 screens" in found["probes_close"].reason


@pytest.mark.parametrize(("count", "warns"), [(25, True), (26, False), (27, False)])
def test_too_few_images_for_catch_probes_of_their_own(count: int, warns: bool) -> None:
    assert ("probes_again" in warned(design(), facts=images(count))) is warns
    if warns:
        mended(design(), "probes_again", facts=images(count))


def test_only_images_that_the_block_uses_count() -> None:
    made = design(images=BlockImages(("fruit",)))
    labelled = images(40, labels=("fruit", "bread"))
    assert "20 images" in warned(made, facts=labelled)["probes_again"].reason
    left_out = [replace(image, included=False) for image in labelled]
    assert "0 images" in warned(made, facts=left_out)["too_few_images"].reason


@pytest.mark.parametrize(("alike", "warns"), [(4, True), (5, False), (6, False)])
def test_catch_screens_by_label_need_a_label_that_is_shared(alike: int, warns: bool) -> None:
    made = design(catch=Catch("label"))
    labelled = [replace(image, label="fruit" if i < alike else "") for i, image in enumerate(images())]
    assert ("labels_for_catch" in warned(made, facts=labelled)) is warns
    if warns:
        mended(made, "labels_for_catch", facts=labelled)


@pytest.mark.parametrize(("catch", "warns"), [(1, False), (2, False), (3, True)])
def test_a_catch_share_above_10_percent(catch: int, warns: bool) -> None:
    made = design(screens=ScreenCounts(13, 2, 2, catch, 3))  # 18 others: 2 of 20 are 10 %
    assert ("catch_share" in warned(made)) is warns
    if warns:
        assert "14.3 %" in warned(made)["catch_share"].reason
        assert mended(made, "catch_share").blocks[0].screens.catch == 2


@pytest.mark.parametrize(("counts", "code"), [
    (ScreenCounts(20, 2, 2, 0, 3), "no_catch"),
    (ScreenCounts(20, 0, 2, 2, 3), "no_shared"),
    (ScreenCounts(20, 2, 2, 2, 2), "few_repeats"),
    (ScreenCounts(20, 2, 2, 2, 0), "few_repeats"),
])  # fmt: skip
def test_what_cannot_be_measured_is_said(counts: ScreenCounts, code: str) -> None:
    made = design(screens=counts)
    assert set(warned(made)) == {code}
    mended(made, code)


def test_one_catch_one_shared_and_three_repeats_suffice() -> None:
    assert warned(design(screens=ScreenCounts(20, 1, 2, 1, 3))) == {}


@pytest.mark.parametrize(("choose", "warns"), [(7, False), (8, False), (9, True)])
def test_choosing_more_than_half_is_sorting(choose: int, warns: bool) -> None:
    made = design(grid=Grid(4, 4, choose))
    found = warned(made)
    assert ("choose_more_than_half" in found) is warns
    if warns:
        assert "63 triplets" in found["choose_more_than_half"].reason
        assert "8 of 16 gives 64" in found["choose_more_than_half"].reason
        mended(made, "choose_more_than_half")


PLATFORM = Platform("Panel", "a test", minimum_hourly={"GBP": "6.00"}, recommended_hourly={"GBP": "9.00"})


@pytest.mark.parametrize(("reward", "code"), [
    ("0.59", "wage_below_minimum"), ("0.60", "wage_below_recommended"), ("0.61", "wage_below_recommended"),
    ("0.89", "wage_below_recommended"), ("0.90", ""), ("0.91", ""),
])  # fmt: skip
def test_the_wage_beside_what_the_platform_asks_for(reward: str, code: str) -> None:
    made = replace(design(), payment=Payment(reward=reward))
    found = warned(made, terms=PLATFORM, hit_seconds=360.0)
    assert set(found) == ({code} if code else set())
    if code:
        rate = "£6.00" if code == "wage_below_minimum" else "£9.00"
        assert rate in found[code].reason
        assert found[code].fix and found[code].fix.label == ("Set £0.60" if rate == "£6.00" else "Set £0.90")
        mended(made, code, terms=PLATFORM, hit_seconds=360.0)


def test_a_wage_in_a_currency_without_a_rule_is_not_judged() -> None:
    made = replace(design(), payment=Payment(reward="0.01", currency="EUR"))
    assert warned(made, terms=PLATFORM, hit_seconds=360.0) == {}


def asked(question: str, language: str = "en", choose: int = 4, **layout: Any) -> Design:
    made = design(question=question, grid=Grid(4, 4, choose), layout=Layout(probe_size=150, **layout))
    return replace(made, language=language)


@pytest.mark.parametrize(("question", "language", "warns"), [
    ("Choose the 4 images most similar to the framed one.", "en", False),
    ("Choose the four images most similar to the framed one.", "en", False),
    ("Choose the 3 images most similar to the framed one.", "en", True),
    ("Choose the five images most similar to the framed one.", "en-GB", True),
    ("Choose the {choose} images most similar within 30 seconds.", "en", False),
    ("Choose 4 of the 16 images.", "en", False),
    ("Choose 3 of the 16 images.", "en", True),
    ("Which images are most similar to the one shown for 5 seconds?", "en", False),
    ("Choose the image most similar to the framed one.", "en", True),
    ("Which image is most similar to the framed one?", "en", True),
    ("Choose the images most similar to the image on the left.", "en", False),
    ("Wähle die drei ähnlichsten Bilder.", "de", True),
    ("Wähle die vier ähnlichsten Bilder.", "de", False),
    ("Wähle ein ähnliches Bild.", "de", True),
    ("Choisissez les trois images les plus semblables.", "fr", True),
    ("Elige las cinco imágenes más parecidas.", "es", True),
    ("Scegli le quattro immagini più simili.", "it", False),
    ("Kies de drie plaatjes die het meest lijken.", "nl", True),
    ("Escolha as duas imagens mais parecidas.", "pt", True),
    ("Valitse kolme kuvaa.", "fi", False),
])  # fmt: skip
def test_a_question_that_names_another_number(question: str, language: str, warns: bool) -> None:
    made = asked(question, language)
    assert ("question_number" in warned(made)) is warns
    if warns:
        assert "{choose}" in mended(made, "question_number").blocks[0].question


def test_one_image_is_right_where_one_is_chosen() -> None:
    assert "question_number" not in warned(asked("Choose the image most similar to it.", choose=1))
    assert "question_number" not in warned(asked("Choose one image.", choose=1))
    assert "question_number" in warned(asked("Choose one image.", choose=2))


@pytest.mark.parametrize(("question", "language", "probe", "warns"), [
    ("Choose {choose} like the one on the left.", "en", "left", False),
    ("Choose {choose} like the one on the left.", "en", "right", True),
    ("Choose {choose} like the one on the left.", "en", "top", True),
    ("Choose the right images, {choose} of them.", "en", "left", False),
    ("Choose {choose} like the one in the centre.", "en", "left", True),
    ("Choose {choose} like the one at the top.", "en", "top", False),
    ("Choose {choose} on the right like the one on the left.", "en", "left", False),
    ("Wähle {choose} wie das Bild links.", "de", "right", True),
    ("Wähle {choose} wie das Bild in der Mitte.", "de", "left", True),
    ("Choisissez {choose} comme celle de gauche.", "fr", "right", True),
    ("Elige {choose} como la de la izquierda.", "es", "left", False),
    ("Scegli {choose} come quella a destra.", "it", "left", True),
    ("Kies {choose} zoals links.", "nl", "top", True),
    ("Escolha {choose} como a da esquerda.", "pt", "right", True),
])  # fmt: skip
def test_a_question_that_names_another_place(question: str, language: str, probe: str, warns: bool) -> None:
    made = asked(question, language, probe=probe)
    assert ("question_place" in warned(made)) is warns
    if warns:
        mended(made, "question_place")


def test_the_fixed_question_reads_well() -> None:
    made = mended(asked("Choose {choose} like the one on the left.", probe="right"), "question_place")
    assert made.blocks[0].question == "Choose {choose} like the one on the right."
    made = mended(asked("Choose the image most similar to it."), "question_number")
    assert made.blocks[0].question == "Choose the {choose} images most similar to it."


def told(text: str, **parts: Any) -> Design:
    """A design with these instructions of the whole HIT, and other parts in its block."""
    return replace(design(**parts), pages=Pages(instructions=text))


@pytest.mark.parametrize(("text", "code", "right"), [
    (
        "Choose the 4 of the 9 other images that are alike.", "instructions_number",
        "Choose the 4 of the 16 other images that are alike.",
    ),
    (
        "Choose the one of the two other images that is alike.", "instructions_number",
        "Choose the four of the sixteen other images that are alike.",
    ),
    ("A framed image stands on the right.", "instructions_place", "A framed image stands on the left."),
    ("At the top a framed image stands.", "instructions_place", "On the left a framed image stands."),
    ("Look well. You begin with 3 screens for practice. Go.", "instructions_practice",
     "Look well. You begin with 2 screens for practice. Go."),
])  # fmt: skip
def test_instructions_that_say_what_the_design_does_not_do(text: str, code: str, right: str) -> None:
    assert code in warned(told(text))
    assert mended(told(text), code).pages.instructions == right


@pytest.mark.parametrize("text", [
    "Choose the 4 of the 16 other images that are alike.",
    "A framed image stands on the left; the button is below on the right.",
    "The button is on the right.",
    "You begin with 2 screens for practice.",
    "Take part in 3 of 5 sessions. Half of the images are new.",
])  # fmt: skip
def test_instructions_that_are_right_or_speak_of_something_else(text: str) -> None:
    assert not [code for code in warned(told(text)) if code.startswith("instructions")]


def test_practice_that_is_not_there_is_left_out_of_the_instructions() -> None:
    made = told("Look. You begin with 2 screens for practice.", screens=ScreenCounts(20, 2, 0, 2, 3))
    assert mended(made, "instructions_practice").pages.instructions == "Look."


def test_instructions_of_a_hit_may_speak_of_any_of_its_blocks() -> None:
    made = told("Choose the 4 of the 16 other images.")
    (block,) = made.blocks
    two = replace(made, blocks=(replace(block, grid=Grid(2, 2, 1), name="a"), block))
    assert "instructions_number" not in warned(two)
    other = replace(two, blocks=(two.blocks[0], replace(block, grid=Grid(3, 3, 2))))
    viewing = Viewing(1280, 800, False, (28, 28))
    assert warned(other, viewing)["instructions_number"].fix is None
    own = replace(two.blocks[0], instructions="Now the 4 of the 16 other images.")
    fixed = mended(replace(two, blocks=(own, block)), "instructions_number", viewing)
    assert fixed.blocks[0].instructions == "Now the 1 of the 4 other images."


def test_on_a_phone_the_probe_is_no_longer_on_the_left() -> None:
    made = asked("Choose {choose} like the one on the left.", probe="left")
    found = warned(made, PHONE)["question_place"]
    assert "390×844" in found.reason and "above the grid" in found.reason
    fixed = mended(made, "question_place", PHONE)
    assert fixed.blocks[0].question == "Choose {choose} like the framed one."


def test_several_blocks_are_named() -> None:
    made = design()
    one, two = made.blocks[0], replace(made.blocks[0], name="second", grid=Grid(4, 4, 9))
    found = warned(replace(made, blocks=(one, two)))
    assert found["choose_more_than_half"].reason.startswith("second: ")
    assert found["choose_more_than_half"].path == "$.blocks[1].grid.choose"
