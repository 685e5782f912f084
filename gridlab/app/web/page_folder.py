"""Filling the folder of a publication: pictures, screens, page; the same bytes whenever it is done."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar
from urllib.parse import urlsplit

from gridlab.app.study import OpenStudy, check_image_folder, image_path
from gridlab.app.web.page_text import PageTexts, dealer_of, shown_sample
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.publication import Picture, Publication
from gridlab.domain.said import joined, say
from gridlab.store.disk import read
from gridlab.store.places import shipped
from gridlab.store.web.folder import NewFolder
from gridlab.store.web.pictures import SUFFIX, Sides, web_copies

T = TypeVar("T")
R = TypeVar("R")
_SHIPPED_BYTES = 8 * 2**20
_TOLD = 4
_NOTHING = say("Nothing was published.")


class Steps:
    """Tells one run of progress over several lists of things, and stops between any two."""

    def __init__(self, progress: Progress, cancel: Cancel | None, total: int) -> None:
        self._progress, self._cancel, self._total, self._done = progress, cancel, max(1, total), 0

    def step(self) -> None:
        """One more is done. Raises Cancelled."""
        if self._cancel is not None:
            self._cancel.raise_if_set()
        self._done = min(self._done + 1, self._total)
        self._progress(self._done, self._total)


def shown_rows(publication: Publication, steps: Steps) -> frozenset[int]:
    """The rows of all images that any screen of its numbers shows. Raises GridLabError, Cancelled."""
    rows: set[int] = set()
    blocks, pool = publication.design.blocks, len(publication.images)
    dealer = dealer_of(publication)
    for number in publication.own_numbers:
        steps.step()
        screens = tuple(dealer.session(number))
        samples = [shown_sample(screens, index, block, pool) for index, block in enumerate(blocks)]
        for screen in (*screens, *samples):
            rows.add(screen.probe)
            rows.update(screen.grid)
    return frozenset(rows)


def fill(folder: NewFolder, opened: OpenStudy, publication: Publication, steps: Steps) -> None:
    """Write all files but the manifest. Steps: one for each number and each image that is shown.

    Raises GridLabError, naming every image that cannot be shown, Cancelled, OSError.
    """
    texts = PageTexts(publication)
    _page(folder, publication)
    folder.write("hit.js", texts.hit())
    _pictures(folder, opened, publication, steps)
    for number in publication.own_numbers:
        steps.step()
        folder.write(f"screens/{number}.js", texts.screens(number))


def _page(folder: NewFolder, publication: Publication) -> None:
    """The page's own files, of which index.html alone differs from one publication to the other."""
    web = shipped("resources", "web")
    sink, kind = publication.sink, publication.sink_kind
    connect = "'self'"
    if kind == "post":
        parts = urlsplit(sink[5:])
        connect += f" {parts.scheme}://{parts.netloc}"
    filled = {
        "%LANGUAGE%": publication.design.language,
        "%SCRIPTS%": "'self' 'unsafe-inline'" if kind == "jatos" else "'self'",
        "%CONNECT%": connect,
        "%SINK%": '<script src="jatos.js"></script>\n' if kind == "jatos" else "",
    }
    text = read(web / "index.html", limit_bytes=_SHIPPED_BYTES).decode()
    for token, value in filled.items():
        text = text.replace(token, value)
    folder.write("index.html", text.encode())
    for path in sorted(web.rglob("*")):
        name = path.relative_to(web).as_posix()
        if path.is_file() and name != "index.html" and not name.startswith("."):
            folder.write(name, read(path, limit_bytes=_SHIPPED_BYTES))


def _pictures(folder: NewFolder, opened: OpenStudy, publication: Publication, steps: Steps) -> None:
    """Two copies of each image that is shown, made on all cores, few of them waiting in memory."""
    check_image_folder(opened)
    sides = sides_of(publication.design)
    wanted = [
        (image, picture)
        for image, picture in zip(publication.images, publication.pictures, strict=True)
        if picture.probe
    ]

    def made(one: tuple[Image, Picture]) -> tuple[bytes, bytes] | GridLabError:
        try:
            return web_copies(image_path(opened, one[0]), one[0], sides)
        except GridLabError as error:
            return error

    refused: list[GridLabError] = []
    for (_, picture), copies in zip(wanted, _on_all_cores(made, wanted), strict=True):
        steps.step()
        if isinstance(copies, GridLabError):
            refused.append(copies)
        else:
            folder.write(f"images/{picture.probe}{SUFFIX}", copies[0])
            folder.write(f"images/{picture.cell}{SUFFIX}", copies[1])
    if refused:
        told = joined((error.what for error in refused[:_TOLD]), " ")
        more = len(refused) - _TOLD
        raise GridLabError(
            told if more <= 0 else say("{told} And {more} more.", told=told, more=more),
            safe=_NOTHING,
            todo=say("Put the original files back. GridLab never replaces one image with another."),
        )


def _on_all_cores(work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """What `work` makes of each item, in their order; few results wait at a time."""
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        rest = iter(items)
        waiting = deque(pool.submit(work, item) for item in islice(rest, 2 * workers))
        while waiting:
            found = waiting.popleft().result()
            waiting.extend(pool.submit(work, item) for item in islice(rest, 1))
            yield found


def sides_of(design: Design) -> Sides:
    """The largest sizes of probes and cells of all blocks; a centred probe has the size of a cell."""
    layouts = [block.layout for block in design.blocks]
    return Sides(
        max(one.cell_size if one.probe == "center" else one.probe_size for one in layouts),
        max(one.cell_size for one in layouts),
        any(one.fit == "cover" for one in layouts),
    )
