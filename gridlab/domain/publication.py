"""A publication: one design made into a page on the web, with its numbers, codes, sink and pictures."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from gridlab.domain.design import Design
from gridlab.domain.geometry import QUESTION_WIDEST
from gridlab.domain.images import SHA256, Image
from gridlab.domain.limits import Between, Says, Several, Text, closed
from gridlab.domain.said import NOTHING, Said, say
from gridlab.domain.session import STATION_SIZE
from gridlab.domain.study import ID, MAX_IMAGES

When = Literal["complete", "declined", "withdrawn", "refused"]
WHENS: tuple[When, ...] = get_args(When)
"""When a page gives a code, or leads to an address."""
SINKS = ("serve", "jatos", "post", "file")
ADDRESS = (
    r"https?://([A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:]{2,45}\])(:[0-9]{1,5})?"
    r"(/[^\s\"'<>\\#?]{0,1000})?(\?[^\s\"'<>\\#]{0,1000})?"
)
"""An address as it may stand in a page's policy: no name and password, and no sign that ends anything."""
SINK = rf"^(serve|jatos|file|post:{ADDRESS})$"
PUBLIC_KEY = r"^[A-Za-z0-9+/]{87}=$"
PICTURE = r"^([0-9a-f]{32})?$"
LINK_LENGTH = 16
LINK = r"^[A-Za-z0-9]{16}$"
MOST_NUMBERS = STATION_SIZE
MOST_FILES = 2 * MAX_IMAGES + MOST_NUMBERS + 100
Code = Annotated[str, Text("A code, or the address that the page leads to; empty: none.", 2000)]


@closed
@dataclass(frozen=True, slots=True)
class Codes:
    """What an annotator is given at the end, by how it ended: a code, or an address to go on to."""

    complete: Code = ""
    declined: Code = ""
    withdrawn: Code = ""
    refused: Code = ""

    def of(self, when: When) -> str:
        """The code of one ending, "" for none."""
        return str(getattr(self, when))

    def said(self) -> Mapping[str, str]:
        """Those that there are, by when they are given."""
        return {when: self.of(when) for when in WHENS if self.of(when)}


@closed
@dataclass(frozen=True, slots=True)
class Picture:
    """The opaque names of an image's two copies, without suffix; "" where no screen shows it."""

    probe: Annotated[str, Text("Name of the copy that is shown as probe.", 32, PICTURE, form="kept")] = ""
    cell: Annotated[str, Text("Name of the copy that is shown in a cell.", 32, PICTURE, form="kept")] = ""


@closed
@dataclass(frozen=True, slots=True)
class Lines:
    """How many lines a question takes where it wraps at this width or a greater one, up to the next step."""

    width: Annotated[int, Between("In which the question wraps.", 1, QUESTION_WIDEST, "px")]
    lines: Annotated[int, Between("Lines of 28 pixels.", 1, 5000)]


@closed
@dataclass(frozen=True, slots=True)
class PageFile:
    """One file of the published folder."""

    path: Annotated[str, Text("In the folder, with /.", 200, r"^[A-Za-z0-9._/-]+$", 1, form="kept")]
    sha256: Annotated[str, Text("Of the file.", 64, SHA256, form="kept")]
    bytes: Annotated[int, Between("Its size.", 0, 2**31)] = 0


@closed
@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a publication shows, whole: its screens can be dealt again from it whatever becomes of the study.

    design, images: as they were published; the images in study order, each with its `pictures`.
    """

    id: Annotated[str, Text("Made at random; never changes.", 32, ID, form="kept")]
    study: Annotated[str, Text("The study's id.", 32, ID, form="kept")]
    design_id: Annotated[str, Text("The design's id.", 64, SHA256, form="kept")]
    purpose: Annotated[Literal["main", "pilot", "test"], Says("What its sessions count for.")] = "main"
    first_number: Annotated[int, Between("The first of its session numbers.", 0, 100 * STATION_SIZE - 1)]
    numbers: Annotated[int, Between("How many session numbers it has.", 1, MOST_NUMBERS)]
    set_digest: Annotated[str, Text("Digest of the ordered image set.", 64, SHA256, form="kept")]
    sink: Annotated[
        str, Text("Where answers go: serve, jatos, file, or post: and an address.", 2100, SINK, form="kept")
    ] = "serve"
    returning: Annotated[
        Literal["resume", "new", "refuse"], Says("What holds for someone who has taken part already.")
    ] = "resume"
    public_key: Annotated[
        str, Text("Seals platform ids: point of P-256, uncompressed, Base64.", 88, PUBLIC_KEY, form="kept")
    ]
    day: Annotated[str, Text("When it was published, UTC.", 10, r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", form="kept")]
    generator: Annotated[str, Text("The programs that made it.", 1000)] = ""
    codes: Codes = Codes()
    urls: Annotated[
        tuple[Annotated[str, Text("An address.", 2100, rf"^{ADDRESS}$", form="kept")], ...],
        Several("Where the page is reached from outside.", 0, 100),
    ] = ()
    links: Annotated[
        tuple[Annotated[str, Text("What tells a link from others.", 16, LINK, form="kept")], ...],
        Several("Links of persons: the first has the first number, and so on.", 0, MOST_NUMBERS),
    ] = ()
    lines: Annotated[
        tuple[tuple[Lines, ...], ...], Several("Of each block's question, the narrowest first.", 0, 50)
    ] = ()
    files: Annotated[tuple[PageFile, ...], Several("All of the folder but its manifest.", 0, MOST_FILES)] = ()
    design: Annotated[Design, Says("As it was published.")]
    pictures: Annotated[tuple[Picture, ...], Several("Of each image.", 0, MAX_IMAGES)] = ()
    images: Annotated[tuple[Image, ...], Several("The image set, in its order.", 0, MAX_IMAGES)] = ()

    @property
    def own_numbers(self) -> range:
        """Its session numbers."""
        return range(self.first_number, self.first_number + self.numbers)

    @property
    def sink_kind(self) -> str:
        """One of SINKS."""
        return self.sink.partition(":")[0]

    def number_of(self, link: str) -> int | None:
        """The session number of a person's link, None for no link of this publication."""
        return self.first_number + self.links.index(link) if link in self.links else None


def publication_problem(publication: Publication) -> Said:
    """What is wrong between the fields, "" where nothing is."""
    station, end = divmod(publication.first_number, STATION_SIZE)
    if end + publication.numbers > STATION_SIZE:
        return say("its numbers go beyond those of station {station}", station=station)
    if len(publication.pictures) != len(publication.images):
        return say("not every image has its pictures")
    if len(publication.links) > publication.numbers:
        return say("it has more links than numbers")
    if len(publication.lines) != len(publication.design.blocks):
        return say("not every block has its lines")
    named = [name for one in publication.pictures for name in dataclasses.astuple(one) if name]
    if len(set(named)) != len(named):
        return say("two pictures have one name")
    return NOTHING
