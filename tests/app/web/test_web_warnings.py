"""What is worth knowing before a page is shown to people is said, and nothing where all is well."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridlab.app.web.addresses import pasted_urls, way_of, way_of_platform, with_query
from gridlab.app.web.pasting import back_to, pastes
from gridlab.app.web.web_warnings import web_warnings
from gridlab.domain.design import Block, Design, Grid, Layout, Pages, Payment, ScreenCounts, Timing
from gridlab.domain.images import Image, set_digest
from gridlab.domain.publication import Codes, Lines, Picture, Publication
from gridlab.store.design_file import design_id

GOOD = Block(grid=Grid(2, 2, 1), layout=Layout(probe_size=100, cell_size=100), screens=ScreenCounts(main=6))


def published(alts: tuple[str, ...] = ("a", "b", "c"), **changes: Any) -> Publication:
    design = changes.pop("design", Design(blocks=(GOOD,)))
    images = tuple(Image(f"{at}.png", f"{at:064x}", 200, 200, "cat", alt) for at, alt in enumerate(alts))
    return Publication(
        id="0" * 32,
        study="1" * 32,
        design_id=design_id(design),
        first_number=7,
        numbers=3,
        set_digest=set_digest(image.sha256 for image in images),
        public_key="A" * 87 + "=",
        day="2026-12-01",
        codes=changes.pop("codes", Codes(complete="C1")),
        lines=((Lines(1, 1),),),
        design=design,
        images=images,
        pictures=tuple(Picture(f"{at:032x}", f"{at + 99:032x}") for at in range(len(images))),
        **changes,
    )


def told(publication: Publication) -> str:
    return "\n".join(map(str, web_warnings(publication)))


def test_where_all_is_well_nothing_is_said() -> None:
    assert told(published()) == ""


@pytest.mark.parametrize(
    ("publication", "said"),
    [
        (published(("Cat ", "b", "c")), "1 of 3 descriptions equal the image's label and give it away"),
        (published(("a dog", "A  dog", "c")), "2 images share their description"),
        (published(("", "b", "c")), "1 of 3 images have no description"),
        (published(sink="file"), "draws one of 3 numbers"),
        (published(sink="post:https://x/"), "a number may come twice"),
        (published(sink="file"), "until they hand the file in"),
        (published(sink="jatos"), "can read the codes in this page's source"),
        (published(codes=Codes()), "Without a completion code"),
        (published(urls=("http://example.org/",)), "only taken over https"),
        (
            published(design=Design(blocks=(GOOD,), pages=Pages(consent="Ok?"))),
            "Without a code for those who decline",
        ),
        (
            published(design=Design(blocks=(replace(GOOD, timing=Timing(limit_seconds=9)),))),
            "A screen is submitted after 9 s",
        ),
        (
            published(
                design=Design(blocks=(replace(GOOD, layout=Layout(cell_size=400, small_display="refuse")),))
            ),
            "On a phone: Sessions don't start on 390×844",
        ),
    ],
)
def test_each_trouble_is_said(publication: Publication, said: str) -> None:
    assert said in told(publication)


def test_links_for_persons_keep_the_balance() -> None:
    linked = published(sink="file", links=("a" * 16, "b" * 16, "c" * 16))
    assert "number may come twice" not in told(linked)


def test_addresses_are_pasted_as_each_platform_fills_them_in() -> None:
    url = "https://example.org/hit/?a=1"
    one = published(urls=(url,))
    assert pasted_urls(one) == (
        f"{url}&PROLIFIC_PID={{{{%PROLIFIC_PID%}}}}&STUDY_ID={{{{%STUDY_ID%}}}}&SESSION_ID={{{{%SESSION_ID%}}}}",
    )
    assert pasted_urls(one, way_of("sona")) == (f"{url}&survey_code=%SURVEY_CODE%",)
    assert pasted_urls(one, way_of("connect")) == (url,)
    assert with_query("https://example.org", "a=b") == "https://example.org?a=b"
    for platform, way in (("prolific-academic", "prolific"), ("connect", "connect"), ("lab", "lab")):
        assert way_of_platform(platform).key == way
    assert way_of_platform("mturk").key == "other"


def test_a_bare_code_of_prolific_leads_back_by_itself() -> None:
    assert back_to(way_of("prolific"), "C1") == "https://app.prolific.com/submissions/complete?cc=C1"
    assert back_to(way_of("prolific"), "https://x/") == "https://x/" and back_to(way_of("prolific"), "") == ""
    assert back_to(way_of("connect"), "C1") == "C1"


def test_what_is_copied_names_the_command_the_codes_and_nothing_of_this_machine() -> None:
    design = Design(blocks=(GOOD,), payment=Payment(platform="lab"))
    one = published(design=design, urls=("https://example.org/x y/".replace(" ", ""),))
    texts = {str(paste.called): paste.text for paste in pastes(one, way_of("lab"), Path("/home/me/a b/web"))}
    assert texts["Copy to the server"] == "web web.codes.json"
    assert (
        texts["Command that hands the page out"]
        == "gridlab serve web --host 0.0.0.0 --url https://example.org/xy/"
    )
    assert texts["Code: Completed"] == "C1" and not any("/home" in text for text in texts.values())
    jatos = {str(one.called) for one in pastes(published(sink="jatos"), way_of("jatos"), Path("web"))}
    assert "Study archive" in jatos
