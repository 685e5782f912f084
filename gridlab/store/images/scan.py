"""The scan of an image folder: every file is read once, known by its SHA-256, and decoded in full."""

from __future__ import annotations

import os
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import Said
from gridlab.store.images.batches import Outcome, check_some
from gridlab.store.images.listing import Listing, Refusal, list_images
from gridlab.store.images.names import shown_name
from gridlab.store.images.thumbnails import ThumbnailCache


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
