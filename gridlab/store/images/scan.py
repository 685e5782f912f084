"""The scan of an image folder: every file is read once, known by its SHA-256, and decoded in full."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import Said
from gridlab.store.images.bytes import file_bytes
from gridlab.store.images.limits import ImageRefused
from gridlab.store.images.listing import Listing, Refusal, list_images
from gridlab.store.images.names import shown_name, wrong_suffix
from gridlab.store.images.reader import examine
from gridlab.store.images.thumbnails import THUMBNAIL_BOX, Thumbnail, ThumbnailCache, make_thumbnail

_REPORT_SECONDS: Final = 0.05
# Small enough that the last batch of a scan does not leave the other threads idle for long, and that the
# files of a batch need not be counted as memory.
_SMALL_BYTES: Final = 100_000
_BATCH_BYTES: Final = 200_000
_BATCH_FILES: Final = 32


class Found(NamedTuple):
    """A sound image: its SHA-256, its size in pixels turned, and what is worth knowing about it."""

    sha256: str
    width: int
    height: int
    notes: tuple[Said, ...]


Outcome: TypeAlias = Found | Said
"""A sound image, or the reason of a refusal."""


class _File(NamedTuple):
    name: bytes
    sha256: str
    data: bytes


def check_some(
    folder: bytes, names: Iterator[bytes], thumbnails: ThumbnailCache | None, cancel: Cancel
) -> dict[bytes, Outcome]:
    """Outcomes by name for the next names, of which several threads may take; none where there are no more.

    folder: with a slash at its end. Ends after about 50 ms, so that progress can be told.
    """
    share = _Share(folder, thumbnails, cancel)
    until = time.monotonic() + _REPORT_SECONDS
    while share.check_next(names) and time.monotonic() < until:
        pass
    if thumbnails is not None:
        thumbnails.put_all(share.fresh)
    return share.outcomes


class _Share:
    def __init__(self, folder: bytes, thumbnails: ThumbnailCache | None, cancel: Cancel) -> None:
        self._folder = folder
        self._thumbnails = thumbnails
        self._cancel = cancel
        self.outcomes: dict[bytes, Outcome] = {}
        self.fresh: list[tuple[str, Thumbnail]] = []

    def check_next(self, names: Iterator[bytes]) -> bool:
        """Check one large file, or several small ones; whether there may be more."""
        small: list[_File] = []
        held, full = 0, False
        for name in names:
            try:
                with file_bytes(self._folder + name) as data:
                    file = _File(name, hashlib.sha256(data).hexdigest(), data)
                    full = len(data) > _SMALL_BYTES
                    if full:
                        self._judge([file])
                    else:
                        small.append(file)
                        held += len(data)
            except ImageRefused as refusal:
                self.outcomes[name] = refusal.reason
            if full or held >= _BATCH_BYTES or len(small) >= _BATCH_FILES:
                full = True
                break
        self._judge(small)
        return full and not self._cancel.is_set()

    def _judge(self, files: Sequence[_File]) -> None:
        known = self._thumbnails.get_all([file.sha256 for file in files]) if self._thumbnails else {}
        for name, sha256, data in files:
            if self._cancel.is_set():
                return
            sound = known.get(sha256)
            if sound is None:
                try:
                    checked = examine(data, box=THUMBNAIL_BOX)
                except ImageRefused as refusal:
                    self.outcomes[name] = refusal.reason
                    continue
                sound = make_thumbnail(checked)
                self.fresh.append((sha256, sound))
            found = Found(sha256, sound.width, sound.height, sound.notes)
            self.outcomes[name] = wrong_suffix(name, sound.kind) or found


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth knowing about an image (shown name, in `folder`) that is taken all the same."""

    path: str
    note: Said
    folder: Path | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two files (shown names) with the same content: only the first in byte order is an image of the set.

    folder: what the name of the other is relative to.
    """

    kept: str
    other: str
    folder: Path | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a folder holds: images in byte order of their names, and one row per file that is not taken.

    passed_over: number of hidden and system files, which are not looked at.
    """

    images: tuple[Image, ...]
    refusals: tuple[Refusal, ...]
    duplicates: tuple[Duplicate, ...]
    notes: tuple[Note, ...]
    passed_over: int = 0


def scan(
    folder: Path,
    *,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
    thumbnails: ThumbnailCache | None = None,
    workers: int | None = None,
) -> ScanReport:
    """Check all files in a folder and below it; bad ones become refusals and never end the scan.

    thumbnails: filled with a thumbnail of each image; an image that it knows is not decoded again.
    workers: threads, as many as cores when left out; hashing and decoding leave Python's lock free.
    progress is called from the calling thread alone. Raises Cancelled, and GridLabError when the folder
    itself cannot be read.
    """
    listing = list_images(folder, cancel=cancel)
    return scan_listed(
        folder, listing, progress=progress, cancel=cancel, thumbnails=thumbnails, workers=workers
    )


def scan_listed(
    folder: Path,
    listing: Listing,
    *,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
    thumbnails: ThumbnailCache | None = None,
    workers: int | None = None,
) -> ScanReport:
    """As `scan`, for files already listed; their names are relative to `folder` and in byte order."""
    cancel = cancel if cancel is not None else Cancel()
    outcomes: dict[bytes, Outcome] = {}
    total = len(listing.files)
    progress(0, total)
    count = workers or os.cpu_count() or 1
    # All threads take the next name from the one iterator, which Python's lock makes safe.
    work = partial(check_some, os.fsencode(folder) + b"/", iter(listing.files), thumbnails, cancel)
    with ThreadPoolExecutor(count, thread_name_prefix="gridlab-scan") as pool:
        # One that waits for each thread, so that none is idle while this one reports.
        running = {pool.submit(work) for _ in range(2 * count)}
        try:
            while running:
                finished, running = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    found = future.result()
                    outcomes.update(found)
                    if found:
                        running.add(pool.submit(work))
                cancel.raise_if_set()
                progress(len(outcomes), total)
        except BaseException:
            cancel.set()
            raise
    return _report(folder, listing, outcomes)


def _report(folder: Path, listing: Listing, outcomes: dict[bytes, Outcome]) -> ScanReport:
    images: dict[str, Image] = {}
    refusals = list(listing.refused)
    duplicates: list[Duplicate] = []
    notes: list[Note] = []
    for raw in listing.files:
        outcome, name = outcomes[raw], shown_name(raw)
        if isinstance(outcome, str):
            refusals.append(Refusal(name, outcome, folder))
            continue
        notes.extend(Note(name, note, folder) for note in outcome.notes)
        kept = images.setdefault(outcome.sha256, Image(name, outcome.sha256, outcome.width, outcome.height))
        if kept.name != name:
            duplicates.append(Duplicate(kept.name, name, folder))
    refusals.sort(key=lambda refusal: refusal.path)
    return ScanReport(
        tuple(images.values()), tuple(refusals), tuple(duplicates), tuple(notes), listing.passed_over
    )
