"""The scan of an image folder: every file is read once, known by its SHA-256, and decoded in full."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.store.image_bytes import file_bytes
from gridlab.store.image_limits import ImageRefused
from gridlab.store.image_listing import Listing, Refusal, list_images
from gridlab.store.image_names import shown_name, wrong_suffix
from gridlab.store.image_reader import Checked, check_image
from gridlab.store.thumbnails import THUMBNAIL_BOX, Thumbnail, ThumbnailCache, make_thumbnail

_FILES_PER_TASK = 8
_TASKS_PER_WORKER = 4


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth knowing about an image (shown name) that is taken all the same."""

    path: str
    note: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two files (shown names) with the same content: only the first in byte order is an image of the set."""

    kept: str
    other: str


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


@dataclass(frozen=True, slots=True)
class _Sound:
    sha256: str
    width: int
    height: int
    notes: tuple[str, ...]


_Outcome: TypeAlias = _Sound | str
"""A sound image, or the reason of a refusal."""


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
    outcomes: dict[bytes, _Outcome] = {}
    total = len(listing.files)
    progress(0, total)
    count = workers or os.cpu_count() or 1
    with ThreadPoolExecutor(count, thread_name_prefix="gridlab-scan") as pool:
        running: set[Future[dict[bytes, _Outcome]]] = set()
        tasks = _tasks(listing.files, count)
        try:
            while True:
                for task in tasks:
                    running.add(pool.submit(_check_some, os.fsencode(folder), task, thumbnails, cancel))
                    if len(running) >= count * _TASKS_PER_WORKER:
                        break
                if not running:
                    break
                finished, running = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    outcomes.update(future.result())
                cancel.raise_if_set()
                progress(len(outcomes), total)
        except BaseException:
            cancel.set()
            raise
    return _report(listing, outcomes)


def _tasks(files: tuple[bytes, ...], workers: int) -> Iterator[tuple[bytes, ...]]:
    """Several small files per task save time, but the last ones must not leave the other threads idle."""
    size = max(1, min(_FILES_PER_TASK, len(files) // (workers * 8)))
    return (files[start : start + size] for start in range(0, len(files), size))


def _check_some(
    folder: bytes, names: tuple[bytes, ...], thumbnails: ThumbnailCache | None, cancel: Cancel
) -> dict[bytes, _Outcome]:
    outcomes: dict[bytes, _Outcome] = {}
    fresh: list[tuple[str, Thumbnail]] = []
    for name in names:
        if cancel.is_set():
            break
        try:
            sha256, checked = _checked(folder + b"/" + name, thumbnails)
        except ImageRefused as refusal:
            outcomes[name] = refusal.reason
            continue
        if thumbnails is not None and isinstance(checked, Checked):
            fresh.append((sha256, make_thumbnail(checked)))
        sound = _Sound(sha256, checked.width, checked.height, checked.notes)
        outcomes[name] = wrong_suffix(name, checked.kind) or sound
    if thumbnails is not None:
        thumbnails.put_all(fresh)
    return outcomes


def _checked(path: bytes, thumbnails: ThumbnailCache | None) -> tuple[str, Checked | Thumbnail]:
    """SHA-256 of the file, and what is known of it or a check has found. Raises ImageRefused."""
    with file_bytes(path) as data:
        sha256 = hashlib.sha256(data).hexdigest()
        known = thumbnails.get(sha256) if thumbnails is not None else None
        return sha256, known if known is not None else check_image(data, box=THUMBNAIL_BOX)


def _report(listing: Listing, outcomes: dict[bytes, _Outcome]) -> ScanReport:
    images: dict[str, Image] = {}
    refusals = list(listing.refused)
    duplicates: list[Duplicate] = []
    notes: list[Note] = []
    for raw in listing.files:
        outcome, name = outcomes[raw], shown_name(raw)
        if isinstance(outcome, str):
            refusals.append(Refusal(name, outcome))
            continue
        notes.extend(Note(name, note) for note in outcome.notes)
        kept = images.setdefault(outcome.sha256, Image(name, outcome.sha256, outcome.width, outcome.height))
        if kept.name != name:
            duplicates.append(Duplicate(kept.name, name))
    refusals.sort(key=lambda refusal: refusal.path)
    return ScanReport(
        tuple(images.values()), tuple(refusals), tuple(duplicates), tuple(notes), listing.passed_over
    )
