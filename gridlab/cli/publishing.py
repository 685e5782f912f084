"""Commands for the HIT on the web: `publish`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from gridlab.app.columns import Column, plain_rows
from gridlab.cli.report import carried_out, print_json, print_message, print_table
from gridlab.cli.values import AsJson, StudyFolder, something
from gridlab.domain.visible import visible

if TYPE_CHECKING:
    from gridlab.app.web.publish import Published
    from gridlab.domain.publication import Codes

_LONGEST = 2000
PublishedFor = Literal["main", "pilot", "test"]

PUBLISHED: tuple[Column[Published], ...] = (
    Column("path", "Folder", value=lambda done: str(done.path)),
    Column("publication", "Publication", value=lambda done: done.publication.id),
    Column("design_id", value=lambda done: done.publication.design_id),
    Column("first_number", "First number", value=lambda done: done.publication.first_number, number=True),
    Column("numbers", "Numbers", value=lambda done: done.publication.numbers, number=True),
    Column("bytes", "Bytes", number=True),
    Column("urls", value=lambda done: list(done.urls)),
    Column("beside", value=lambda done: [str(path) for path in done.beside]),
    Column("warnings", value=lambda done: [str(one) for one in done.warnings]),
)


Sink = Annotated[
    str,
    typer.Option("--sink", metavar="serve|jatos|post:URL|file", help="Where the page sends its answers."),
]
Numbers = Annotated[
    int | None,
    typer.Option(
        "--numbers",
        min=1,
        max=100_000,
        metavar="N",
        help="Max. sessions; default: twice the assignments.",
    ),
]
Given = Annotated[
    list[str] | None,
    typer.Option(
        "--code",
        metavar="WHEN=CODE_OR_URL",
        help="What annotators get at the end, WHEN complete, declined, withdrawn or refused; repeatable.",
    ),
]
Links = Annotated[
    int | None,
    typer.Option("--links", min=1, max=100_000, metavar="N", help="Personal links, in links.csv."),
]
Urls = Annotated[
    list[str] | None, typer.Option("--url", metavar="URL", help="The page's public address; repeatable.")
]


def publish(
    study: StudyFolder,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="WEB", help="The new folder.", readable=False)],
    design: Annotated[
        str | None, typer.Option("--design", metavar="NAME", help="A design of the study.")
    ] = None,
    sink: Sink = "serve",
    purpose: Annotated[PublishedFor, typer.Option("--purpose", help="What its sessions count for.")] = "main",
    numbers: Numbers = None,
    code: Given = None,
    links: Links = None,
    url: Urls = None,
    again: Annotated[
        str | None, typer.Option("--again", metavar="ID", help="Write the folder of a publication once more.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Publish a design as a web page: a folder that shows the HIT in a browser. The design is then frozen.

    Example: gridlab publish my-study --design grid-16-choose-4 -o web --code complete=C1AB23CD
    """
    codes, where = codes_of(code or []), sink_of(sink)
    urls = tuple(url_of(one, "--url") for one in url or [])
    given = {"--numbers": numbers, "--code": code, "--links": links, "--url": url, "--design": design}
    if again is not None and any(given.values()):
        raise typer.BadParameter("--again takes all but --out from the publication")
    if again is None and design is None:
        raise typer.BadParameter("Choose a design of the study: --design NAME", param_hint="'--design'")
    from gridlab.app.study import open_study

    opened = open_study(study)
    if design is None:
        _print(_again(opened, again or "", out), as_json)
        return
    from gridlab.app.designs import load_design
    from gridlab.app.web.publish import PublishWish, publishing
    from gridlab.gui.screen.picture import lines_of

    lines = lines_of(load_design(opened, design))
    wish = PublishWish(design, out, where, purpose, numbers or 0, codes, links or 0, urls)
    _print(carried_out(publishing(opened, wish, lines)), as_json)


def _print(done: Published, as_json: bool) -> None:
    for warning in done.warnings:
        print_message(str(warning))
    if as_json:
        print_json(plain_rows(PUBLISHED, [done])[0])
        return
    print_table([column for column in PUBLISHED if column.head], [done])
    for line in (*map(str, done.beside), *done.urls):
        print(visible(line))
    if done.publication.sink == "serve":
        print_message(f"Hand it out with: gridlab serve {done.path}")


def _again(opened: Any, publication: str, out: Path) -> Published:
    from gridlab.app.web.publish import publishing_again
    from gridlab.store.web.publication_file import read_publication

    something(publication, "--again")
    return carried_out(publishing_again(opened, read_publication(opened.folder, publication), out))


def sink_of(text: str) -> str:
    """A sink as a publication keeps it."""
    from gridlab.domain.publication import SINKS

    kind, _, rest = text.partition(":")
    if text in SINKS and kind != "post":
        return text
    if kind != "post":
        raise _wrong("--sink", f"{text!r} is not serve, jatos, file, or post: and an address.")
    return f"post:{url_of(rest, '--sink')}"


def url_of(text: str, option: str) -> str:
    """A public address, which begins with https:// or http://."""
    from gridlab.domain.publication import ADDRESS

    if not re.fullmatch(ADDRESS, text, re.ASCII):
        raise _wrong(option, f"{text!r} is not an address such as https://example.org/study/.")
    return text


def codes_of(given: list[str]) -> Codes:
    """The codes of several WHEN=CODE_OR_URL."""
    from gridlab.domain.publication import WHENS, Codes

    found: dict[str, str] = {}
    for one in given:
        when, equals, code = one.partition("=")
        if when not in WHENS or not equals or not code.strip():
            listed = ", ".join(WHENS)
            raise _wrong("--code", f"{one!r} is not WHEN=CODE_OR_URL; WHEN is one of {listed}.")
        if when in found:
            raise _wrong("--code", f"{when} has two codes.")
        if len(code) > _LONGEST or not code.isprintable():
            raise _wrong("--code", f"a code has at most {_LONGEST:,} printable characters.")
        found[when] = code.strip()
    return Codes(**found)


def _wrong(option: str, message: str) -> typer.BadParameter:
    return typer.BadParameter(message, param_hint=f"'{option}'")
