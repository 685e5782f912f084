"""Publishing a design: frozen, with numbers of its own, as a folder that shows the HIT in a browser."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import secrets
import string
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from gridlab.app.designs import load_design
from gridlab.app.session.clock import Clock, SystemClock
from gridlab.app.session.start import generator
from gridlab.app.study import OpenStudy, check_output_place
from gridlab.app.uses import Changed, Outcome, Use, plain
from gridlab.app.web.addresses import LINKS, link_rows, links_path, pasted_urls
from gridlab.app.web.page_folder import Steps, fill, shown_rows
from gridlab.app.web.web_warnings import web_warnings
from gridlab.domain.design import Design
from gridlab.domain.errors import failure
from gridlab.domain.images import set_digest
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.publication import LINK_LENGTH, Codes, Lines, Picture, Publication
from gridlab.domain.said import Said, say
from gridlab.domain.sampling.session_screens import check_images
from gridlab.store.csv_text import write_table
from gridlab.store.design_file import design_id
from gridlab.store.disk import shown
from gridlab.store.sessions.numbers import NumbersGiven, check_left, claimed_numbers, next_number
from gridlab.store.settings import read_settings
from gridlab.store.web.codes_file import codes_beside, keep_codes, write_codes
from gridlab.store.web.folder import MANIFEST, NewFolder, check_free, manifest_bytes, new_folder, put
from gridlab.store.web.jatos import jzip_of, write_jzip
from gridlab.store.web.publication_file import (
    parse_publication,
    publication_bytes,
    publication_path,
    write_publication,
)
from gridlab.store.web.sealing import check_installed, keep_private_key, new_key_pair, private_key_path

_LINK_LETTERS = string.ascii_letters + string.digits
_TRIES = 3
_NO_DAY = "2000-01-01"
_NOTHING = say("Nothing was published.")

QuestionLines = tuple[tuple[Lines, ...], ...]


@dataclass(frozen=True, slots=True)
class PublishWish:
    """What is to be published where. numbers: 0 for twice the assignments. codes: an empty `complete` is the
    design's completion code. links: of persons."""

    design: str
    out: Path
    sink: str = "serve"
    purpose: Literal["main", "pilot", "test"] = "main"
    numbers: int = 0
    codes: Codes = field(default_factory=Codes)
    links: int = 0
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """What came of it. bytes: of the folder. beside: files that were written beside it. urls: to paste."""

    path: Path
    publication: Publication
    bytes: int
    urls: tuple[str, ...]
    beside: tuple[Path, ...] = ()
    warnings: tuple[Said, ...] = ()


def publish(
    opened: OpenStudy,
    wish: PublishWish,
    lines: QuestionLines,
    *,
    clock: Clock | None = None,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> Published:
    """Write the folder and what lies beside it, and keep the publication in the study.

    lines: how many lines the questions of the design's blocks take, by Qt. Raises GridLabError, Cancelled;
    then nothing was published, no number was given out, and the study is as before.
    """
    design = load_design(opened, wish.design)
    _check(opened, wish, design)
    draft = _draft(opened, wish, design, lines, (clock or SystemClock()).utc().date().isoformat())
    for attempt in range(_TRIES):
        first = next_number(
            opened.folder, opened.study.id, draft.design_id, wish.purpose, read_settings().station
        )
        check_left(first, draft.numbers)
        try:
            return _published(opened, wish, replace(draft, first_number=first), progress, cancel)
        except NumbersGiven:  # others were quicker than the pictures were made
            if attempt == _TRIES - 1:
                raise
    raise AssertionError("unreachable")


def publish_again(
    opened: OpenStudy,
    publication: Publication,
    out: Path,
    *,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> Published:
    """Write the folder of a publication of the study once more: the same bytes.

    Raises GridLabError where this program and its libraries, or the images, would make others; Cancelled.
    """
    check_output_place(out)
    check_free(out)
    steps = _steps(publication, progress, cancel)
    with new_folder(out) as folder:
        fill(folder, opened, publication, steps)
        if folder.listed() != publication.files:
            known = {one.path: one.sha256 for one in publication.files}
            other = [one.path for one in folder.listed() if known.get(one.path) != one.sha256]
            raise failure(
                "This program makes other files than those that were published: {listed}.",
                listed=", ".join([*other[:3], *["…"][: len(other) > 3]]),
                safe=say("Nothing was written."),
                todo=say("Use the versions that published: {generator}.", generator=publication.generator),
            )
        with _beside(folder, publication, out, replaced=True):
            put(folder, publication, out)
    return _told(publication, out)


def _check(opened: OpenStudy, wish: PublishWish, design: Design) -> None:
    """Whatever can be known beforehand is. Raises GridLabError."""
    check_installed()
    check_output_place(wish.out)
    check_images(design, opened.study.images)
    numbers = wish.numbers or 2 * design.payment.assignments
    if wish.links > numbers:
        raise failure(
            "{links:,} links were asked for, and there are {numbers:,} numbers.",
            links=wish.links,
            numbers=numbers,
            safe=_NOTHING,
            todo=say("Ask for at least as many numbers as links."),
        )


def _draft(
    opened: OpenStudy, wish: PublishWish, design: Design, lines: QuestionLines, day: str
) -> Publication:
    codes = wish.codes
    if not codes.complete:
        codes = replace(codes, complete=design.pages.completion_code)
    images = opened.study.images
    return Publication(
        id=secrets.token_hex(16),
        study=opened.study.id,
        design_id=design_id(design),
        purpose=wish.purpose,
        first_number=0,
        numbers=wish.numbers or 2 * design.payment.assignments,
        set_digest=set_digest(image.sha256 for image in images),
        sink=wish.sink,
        returning=opened.study.returning,
        public_key="A" * 87 + "=",
        day=day,
        generator=generator(),
        codes=codes,
        urls=wish.urls,
        links=tuple(_link() for _ in range(wish.links)),
        lines=lines,
        design=design,
        pictures=(Picture(),) * len(images),
        images=images,
    )


def _published(
    opened: OpenStudy, wish: PublishWish, draft: Publication, progress: Progress, cancel: Cancel | None
) -> Published:
    """All that is slow or may fail comes before a number is given out."""
    out = wish.out
    for path in (out, *beside_of(out, draft)):
        check_free(path)
    parse_publication(publication_bytes(draft))  # an address or a code that cannot be kept is told at once
    steps = _steps(draft, progress, cancel)
    draft = replace(draft, pictures=_named(draft, shown_rows(draft, steps)))
    public, private = new_key_pair()
    draft = replace(draft, public_key=public)
    with new_folder(out) as folder:
        fill(folder, opened, draft, steps)
        publication = replace(draft, files=folder.listed())
        with claimed_numbers(
            opened.folder,
            opened.study.id,
            publication.design_id,
            publication.purpose,
            publication.first_number,
            publication.numbers,
        ):
            kept = (
                private_key_path(publication.study, publication.id),
                publication_path(opened.folder, publication.id),
            )
            try:
                keep_private_key(publication.study, publication.id, private)
                publication = write_publication(opened.folder, publication)
                with _beside(folder, publication, out):
                    put(folder, publication, out)
            except BaseException:
                for path in kept:
                    path.unlink(missing_ok=True)
                raise
    return _told(publication, out)


@contextlib.contextmanager
def _beside(
    folder: NewFolder, publication: Publication, out: Path, *, replaced: bool = False
) -> Iterator[None]:
    """Write what lies beside the folder; it goes again where what is done inside fails.

    replaced: files that are there are of this publication, and written anew.
    """
    made: list[Path] = []
    try:
        for path in beside_of(out, publication):
            if not replaced:
                check_free(path)
            _write_beside(path, folder, publication, out)
            made.append(path)
        yield
    except BaseException:
        for path in made if not replaced else ():
            path.unlink(missing_ok=True)
        raise


def beside_of(out: Path, publication: Publication) -> tuple[Path, ...]:
    """The files that lie beside the folder of a publication, not in it: who has the folder has no codes."""
    kind, found = publication.sink_kind, []
    if kind == "jatos":
        found.append(jzip_of(out))
    if kind == "serve":
        found.append(codes_beside(out))
    if publication.links:
        found.append(links_path(out, publication))
    return tuple(found)


def _write_beside(path: Path, folder: NewFolder, publication: Publication, out: Path) -> None:
    if path.name.endswith(LINKS):
        rows = link_rows(publication)
        write_table(path, ("code", "number", "URL"), rows, what=say("list of links"), private=True)
    elif path == jzip_of(out):
        folder.write(MANIFEST, manifest_bytes(publication.id, publication.files))
        write_jzip(folder.place, publication.files, publication, path)
    else:
        write_codes(out, publication.id, publication.codes)
        keep_codes(publication.study, publication.id, publication.codes)


def _named(publication: Publication, rows: frozenset[int]) -> tuple[Picture, ...]:
    """Opaque names of the copies of the images in these rows, under a secret that is kept nowhere."""
    secret = secrets.token_bytes(32)

    def name(role: str, sha256: str) -> str:
        return hmac.digest(secret, f"{role} {sha256}".encode(), hashlib.sha256).hex()[:32]

    return tuple(
        Picture(name("probe", image.sha256), name("cell", image.sha256)) if row in rows else Picture()
        for row, image in enumerate(publication.images)
    )


def _link() -> str:
    return "".join(secrets.choice(_LINK_LETTERS) for _ in range(LINK_LENGTH))


def _steps(publication: Publication, progress: Progress, cancel: Cancel | None) -> Steps:
    shown = sum(image.included for image in publication.images)
    return Steps(progress, cancel, 2 * publication.numbers + shown)


def _told(publication: Publication, out: Path) -> Published:
    return Published(
        out,
        publication,
        sum(one.bytes for one in publication.files),
        pasted_urls(publication),
        beside_of(out, publication),
        tuple(web_warnings(publication)),
    )


def foreseeing(
    opened: OpenStudy, wish: PublishWish, design: Design, lines: QuestionLines
) -> Use[tuple[Said, ...]]:
    """What is worth knowing before a design is published so, as a use. All images count as shown."""

    def work() -> tuple[Said, ...]:
        one_link = replace(wish, links=min(wish.links, 1))  # whether there are any is all that counts
        draft = _draft(opened, one_link, design, lines, _NO_DAY)
        shown = tuple(
            Picture(f"{row:032x}", f"{row:032x}") if image.included else Picture()
            for row, image in enumerate(draft.images)
        )
        return tuple(web_warnings(replace(draft, pictures=shown)))

    return Use("", plain(work))


def publishing_again(opened: OpenStudy, publication: Publication, out: Path) -> Use[Published]:
    """Writing the folder of a publication once more, as a use."""
    return Use(
        say("Publishing"),
        lambda cancel, progress: publish_again(opened, publication, out, progress=progress, cancel=cancel),
    )


def publishing(opened: OpenStudy, wish: PublishWish, lines: QuestionLines) -> Use[Published]:
    """Publishing as a use."""

    def told(done: Published) -> Outcome:
        what = say(
            "Published {design} with {numbers:,} numbers, {size:.1f} MB: {path}",
            design=done.publication.design.name,
            numbers=done.publication.numbers,
            size=done.bytes / 1e6,
            path=shown(done.path.name),
        )
        return Outcome("ok", what)

    return Use(
        say("Publishing"),
        lambda cancel, progress: publish(opened, wish, lines, progress=progress, cancel=cancel),
        told,
        frozenset((Changed.DESIGNS, Changed.SESSIONS)),
    )
