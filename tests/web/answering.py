"""What a published page records when someone answers it by the rules, without a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from gridlab.app.study import OpenStudy
from gridlab.domain.design import Block, Design, Grid, Pages, Question, ScreenCounts, SessionRules
from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    EndPage,
    FeedbackPage,
    InstructionsPage,
    Page,
    QuestionsPage,
    ScreenPage,
    page_key,
    page_plan,
)
from gridlab.domain.images import set_digest
from gridlab.domain.publication import Lines, PageFile, Picture, Publication
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.session import Device, Event, EventKind, Response
from gridlab.store.design_file import design_id
from gridlab.store.sessions import rows
from gridlab.store.sessions.rows import Entry, LogRow, chained
from gridlab.store.web import sealing
from gridlab.store.web.publication_file import write_publication
from gridlab.store.web.record import line_bytes

DESIGN = Design(
    name="page",
    pages=Pages(consent="May we?", instructions="Choose.", debrief="Thanks."),
    questions=(Question("age", "How old are you?", "number", required=True, when="before"),),
    blocks=(Block(grid=Grid(2, 2, 2), screens=ScreenCounts(6, 1, 1, 1, 1)),),
    session=SessionRules(break_every=4),
)
SAYS = {"number": "31", "text": "Nothing.", "check": "yes"}
START = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)


def publish(opened: OpenStudy, design: Design = DESIGN, **changes: Any) -> Publication:
    """A publication of the study, as if its folder had been written: each number's screens have a digest."""
    name = secrets.token_hex(16)
    images = opened.study.images
    public, private = sealing.new_key_pair()
    sealing.keep_private_key(opened.study.id, name, private)
    publication = Publication(
        id=name,
        study=opened.study.id,
        design_id=design_id(design),
        first_number=0,
        numbers=40,
        set_digest=set_digest(image.sha256 for image in images),
        public_key=public,
        day="2026-12-01",
        lines=((Lines(1, 1),),) * len(design.blocks),
        files=tuple(PageFile(f"screens/{number}.js", deal(number), 1) for number in range(40)),
        design=design,
        pictures=tuple(Picture() for _ in images),
        images=images,
    )
    return write_publication(opened.folder, replace(publication, **changes))


def deal(number: int, publication: Publication | None = None) -> str:
    """The digest of a number's screens file: of one that was published, else of nothing."""
    for file in publication.files if publication is not None else ():
        if file.path == f"screens/{number}.js":
            return file.sha256
    return hashlib.sha256(f"screens of {number}".encode()).hexdigest()


def sealed(publication: Publication, session: str, ids: Mapping[str, str]) -> str:
    """Platform ids as the page seals them."""
    own = ec.generate_private_key(ec.SECP256R1())
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(
        ec.SECP256R1(), base64.b64decode(publication.public_key)
    )
    key = HKDF(SHA256(), 32, salt=None, info=b"gridlab-who-1").derive(own.exchange(ec.ECDH(), theirs))
    form = serialization
    point = own.public_key().public_bytes(form.Encoding.X962, form.PublicFormat.UncompressedPoint)
    iv = secrets.token_bytes(12)
    closed = AESGCM(key).encrypt(iv, json.dumps(dict(ids)).encode(), session.encode())
    return base64.urlsafe_b64encode(point + iv + closed).decode().rstrip("=")


@dataclass
class Annotator:
    """Someone who answers a published page; every answer takes a while, none the same as another's."""

    publication: Publication
    number: int = 0
    session: str = field(default_factory=lambda: secrets.token_hex(16))
    ms: int = 0
    entries: list[Entry] = field(default_factory=list)
    since: int = -1

    def __post_init__(self) -> None:
        one = self.publication
        self.screens = session_screens(one.design, one.images, self.number)
        self.plan = list(page_plan(one.design, self.screens))
        web = {"format": "gridlab-web", "version": 1, "publication": one.id}
        web |= {"number": self.number, "deal": deal(self.number, one)}
        self.entries.append(Entry("web", json.dumps(web)))
        if not isinstance(self.plan[0], ConsentPage):
            self.person()

    @property
    def utc(self) -> str:
        return (START + timedelta(milliseconds=self.ms)).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def log(self) -> list[LogRow]:
        return chained((), self.entries)

    @property
    def lines(self) -> list[bytes]:
        return [line_bytes(self.session, seq, row) for seq, row in enumerate(self.log)]

    def wait(self, most: int = 2000) -> int:
        self.ms += 400 + secrets.randbelow(most)
        return self.ms

    def person(self) -> None:
        display = {"width": 1280, "height": 720, "scale": 1.5, "refresh_hz": 60}
        said = {"t": self.ms, "display": display, "started_utc": self.utc, "language": "en"}
        said |= {"system": "Chrome 156 on Linux", "generator": "GridLab 0.1.0"}
        self.entries.append(Entry("person", json.dumps(said)))

    def step(self) -> Page:
        """Pass the next page; returns it."""
        page = self.plan.pop(0)
        match page:
            case ConsentPage(text):
                self.entries.append(rows.consent_entry(self.wait(), self.utc, text))
                self.person()
            case QuestionsPage(questions, when):
                given = [(one.id, SAYS.get(one.kind) or one.choices[0]) for one in questions]
                self.entries.append(rows.answers_entry(self.wait(), when, given))
            case InstructionsPage() | FeedbackPage() | BreakPage():
                self.entries.append(rows.page_entry(self.wait(), page_key(page)))
            case ScreenPage(position):
                self.answer(position)
            case EndPage():
                if self.entries[-1].kind != "end":
                    self.entries.append(rows.end_entry(self.ms, self.utc, "complete"))
        return page

    def answer(self, position: int, attempt: int = 0) -> None:
        k = self.publication.design.blocks[self.screens[position].block].grid.choose
        onset, first = self.wait(300), 500 + secrets.randbelow(1500)
        choices = [first + 210 * at + secrets.randbelow(200) for at in range(k)]
        took = choices[-1] + 300 + secrets.randbelow(400)
        self.ms = onset + took
        events = [Event(onset, EventKind.ONSET, position)]
        events += [
            Event(onset + at, EventKind.CHOOSE, position, cell, Device.TOUCH)
            for cell, at in enumerate(choices)
        ]
        self.entries.append(rows.events_entry(events))
        if attempt:
            self.entries.append(rows.retraction_entry(self.ms, position, attempt - 1))
        chosen = tuple(range(k))
        response = Response(position, attempt, chosen, tuple(choices), onset, took)
        self.entries.append(rows.response_entry(self.ms, self.utc, response))

    def go(self, pages: int) -> Annotator:
        for _ in range(pages):
            self.step()
        return self

    def finish(self) -> Annotator:
        while self.plan:
            self.step()
        return self

    def end(self, status: str, *, keep: bool = True) -> Annotator:
        self.entries.append(rows.end_entry(self.wait(), self.utc, status, keep=keep))
        return self

    def change(self, at: int, **said: Any) -> Annotator:
        """Let the row say something else, the chain made anew."""
        kind, body = self.entries[at]
        self.entries[at] = Entry(kind, json.dumps(json.loads(body) | said, separators=(",", ":")))
        return self

    def rows_of(self, kind: str) -> list[int]:
        return [at for at, entry in enumerate(self.entries) if entry.kind == kind]


def write_lines(path: Path, *who: Annotator, extra: Sequence[bytes] = ()) -> Path:
    """A file with the records of these annotators."""
    path.write_bytes(b"".join([*all_lines(who), *(line + b"\n" for line in extra)]))
    return path


def all_lines(who: Sequence[Annotator]) -> Iterator[bytes]:
    for one in who:
        yield from one.lines
