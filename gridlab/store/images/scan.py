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

from gridlab.domain.errors import failure
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import NOTHING, Said, say
from gridlab.store import disk
from gridlab.store.images.bytes import file_bytes
from gridlab.store.images.headers.read import read_header
from gridlab.store.images.limits import ImageRefused, no_file
from gridlab.store.images.names import raw_name, shown_name, wrong_suffix
from gridlab.store.images.reader import examine
from gridlab.store.images.telling_names import is_of_the_system, likeness_to_copy, twin_key, windows_note
from gridlab.store.images.thumbnails import THUMBNAIL_BOX, Thumbnail, ThumbnailCache, make_thumbnail

_NAMED: Final = 3
_REPORT_SECONDS: Final = 0.05
# Small enough that the last batch of a scan does not leave the other threads idle for long, and that the
# files of a batch need not be counted as memory.
_SMALL_BYTES: Final = 100_000
_BATCH_BYTES: Final = 200_000
_BATCH_FILES: Final = 32


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file (shown name) that is not taken, and why. folder: what the name is relative to, where known."""

    path: str
    reason: Said
    folder: Path | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """Files below a folder: paths relative to it with `/`, in byte order; and what is no file.

    passed_over: hidden files and folders, and those that systems make for themselves: shown names, folders
    with a slash at their end.
    """

    files: tuple[bytes, ...]
    refused: tuple[Refusal, ...]
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth knowing about an image (shown name, in `folder`) that is taken all the same."""

    path: str
    note: Said
    folder: Path | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two files (shown names) with the same content: only the kept one is an image of the set.

    It is the one that is not called as copies are, else the first in byte order.

    folder: what the name of the other is relative to.
    """

    kept: str
    other: str
    folder: Path | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a folder holds: images in byte order of their names, and one row per file that is not taken.

    passed_over: hidden and system files and folders, which are not looked at; as in `Listing`.
    """

    images: tuple[Image, ...]
    refusals: tuple[Refusal, ...]
    duplicates: tuple[Duplicate, ...]
    notes: tuple[Note, ...]
    passed_over: tuple[str, ...] = ()

    @property
    def passed_over_said(self) -> Said:
        """What was passed over, in one line; "" for nothing."""
        count, names = len(self.passed_over), ", ".join(self.passed_over[:_NAMED])
        if not count:
            return NOTHING
        if count == 1:
            return say("1 hidden or system file was skipped: {names}", names=names)
        if count > _NAMED:
            names = say("{names} and {more:,} more", names=names, more=count - _NAMED)
        return say("{count:,} hidden or system files were skipped: {names}", count=count, names=names)


_Outcome: TypeAlias = tuple[Image, tuple[Said, ...]] | Said
"""A sound image and what is worth knowing about it, or the reason of a refusal."""


class _File(NamedTuple):
    name: bytes
    sha256: str
    data: bytes


def scan(
    folder: Path,
    listing: Listing | None = None,
    *,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
    thumbnails: ThumbnailCache | None = None,
    workers: int | None = None,
) -> ScanReport:
    """Check all files in a folder and below it; bad ones become refusals and never end the scan.

    listing: the files to check instead, already listed; names relative to `folder` and in byte order.
    thumbnails: filled with a thumbnail of each image; an image that it knows is not decoded again.
    workers: threads, as many as cores when left out; hashing and decoding leave Python's lock free.
    progress is called from the calling thread alone. Raises Cancelled, and GridLabError when the folder
    itself cannot be read.
    """
    cancel = cancel if cancel is not None else Cancel()
    listing = listing if listing is not None else list_images(folder, cancel=cancel)
    outcomes: dict[bytes, _Outcome] = {}
    total = len(listing.files)
    progress(0, total)
    count = workers or os.cpu_count() or 1
    # All threads take the next name from the one iterator, which Python's lock makes safe.
    work = partial(_check_some, os.fsencode(folder) + b"/", iter(listing.files), thumbnails, cancel)
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


def _report(folder: Path, listing: Listing, outcomes: dict[bytes, _Outcome]) -> ScanReport:
    refusals = list(listing.refused)
    notes: list[Note] = []
    same: dict[str, list[Image]] = {}
    for raw in listing.files:
        outcome = outcomes[raw]
        if isinstance(outcome, str):
            refusals.append(Refusal(shown_name(raw), outcome, folder))
            continue
        image, said = outcome
        notes.extend(Note(image.name, note, folder) for note in said)
        same.setdefault(image.sha256, []).append(image)
    refusals.sort(key=lambda refusal: refusal.path)
    kept = {
        images[0].sha256: min(images, key=lambda one: likeness_to_copy(one.name)) for images in same.values()
    }
    sound = [outcome[0] for raw in listing.files if not isinstance(outcome := outcomes[raw], str)]
    images = tuple(image for image in sound if image is kept[image.sha256])
    return ScanReport(
        images,
        tuple(refusals),
        tuple(
            Duplicate(kept[image.sha256].name, image.name, folder)
            for image in sound
            if image is not kept[image.sha256]
        ),
        (*notes, *_notes_on_names(images, folder)),
        listing.passed_over,
    )


def _notes_on_names(images: Sequence[Image], folder: Path) -> Iterator[Note]:
    """What other systems make of the names of images."""
    first: dict[str, str] = {}
    for image in images:
        problem = windows_note(raw_name(image.name))
        if problem:
            yield Note(image.name, problem, folder)
        other = first.setdefault(twin_key(image.name), image.name)
        if other != image.name:
            twin = say("Windows or macOS cannot hold this name beside {other}.", other=other)
            yield Note(image.name, twin, folder)


def _check_some(
    folder: bytes, names: Iterator[bytes], thumbnails: ThumbnailCache | None, cancel: Cancel
) -> dict[bytes, _Outcome]:
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
        self.outcomes: dict[bytes, _Outcome] = {}
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
            if sound is None or not _fits(sound, data):
                try:
                    checked = examine(data, box=THUMBNAIL_BOX)
                except ImageRefused as refusal:
                    self.outcomes[name] = refusal.reason
                    continue
                sound = make_thumbnail(checked)
                self.fresh.append((sha256, sound))
            image = Image(shown_name(name), sha256, sound.width, sound.height)
            self.outcomes[name] = wrong_suffix(name, sound.kind) or (image, sound.notes)


def _fits(sound: Thumbnail, data: bytes) -> bool:
    """Whether what the cache says of a file is what the file's own header says."""
    try:
        header = read_header(data)
    except ImageRefused:
        return False
    return header.kind == sound.kind and {header.width, header.height} == {sound.width, sound.height}


def list_images(folder: Path, *, cancel: Cancel | None = None) -> Listing:
    """All files in a folder and the folders in it, whatever their suffix: the content decides later.

    No link is followed (so there are no loops and no way out), and nothing but folders is opened: links,
    pipes, devices and sockets are refused, as are folders that cannot be read. What is hidden, and what
    systems and network disks make for themselves (Thumbs.db, $RECYCLE.BIN, @eaDir), is passed over.
    Raises GridLabError when the folder itself cannot be read, Cancelled on request.
    """
    root = os.fsencode(folder)
    files: list[bytes] = []
    refused: list[Refusal] = []
    passed_over: list[str] = []
    waiting = [b""]
    while waiting:
        if cancel is not None:
            cancel.raise_if_set()
        below = waiting.pop()
        try:
            with os.scandir(root + b"/" + below) as entries:
                for entry in entries:
                    name = below + entry.name
                    is_file = entry.is_file(follow_symlinks=False)
                    if is_of_the_system(entry.name, folder=not is_file):
                        passed_over.append(shown_name(name if is_file else name + b"/"))
                    elif is_file:
                        files.append(name)
                    elif entry.is_dir(follow_symlinks=False):
                        waiting.append(name + b"/")
                    else:
                        refused.append(
                            Refusal(shown_name(name), no_file(link=entry.is_symlink()).reason, folder)
                        )
        except OSError as error:
            if not below:
                raise failure(
                    "The image folder {folder} cannot be read: {reason}.",
                    folder=disk.shown(folder),
                    reason=disk.reason(error),
                    safe=say("Nothing was changed."),
                    todo=say("Make it readable, then try again."),
                ) from error
            why = say("the folder cannot be read: {reason}", reason=disk.reason(error))
            refused.append(Refusal(shown_name(below), why, folder))
    return Listing(tuple(sorted(files)), tuple(refused), tuple(sorted(passed_over)))
