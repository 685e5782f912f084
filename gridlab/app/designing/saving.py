"""What of the designs is to be saved, one file after the other, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from gridlab.app.designing.desk import DesignDesk
from gridlab.app.designing.files import put
from gridlab.app.designing.kept import Put, ReadDesigns, State, Track, same_file
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import verbatim

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy


@dataclass(frozen=True, slots=True)
class SaveJob:
    """One change of one file: from what it holds to what it is to hold."""

    key: int
    old: State
    new: State

    def work(self, opened: OpenStudy) -> Callable[[], Put]:
        """The change as a function for the background."""
        return partial(put, opened, self.old, self.new)


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save: the design as it was to be called, and the next version made for its edits."""

    name: str
    track: Track | None
    version: str = ""


class Saving:
    """Keeps the files behind a desk. The caller runs one job at a time and never reads beside it.

    count: how many jobs came back; what was read before the last of them tells nothing of the files now.
    """

    def __init__(self, desk: DesignDesk) -> None:
        self._desk = desk
        self.count = 0

    @property
    def dirty(self) -> list[Track]:
        """The designs whose files are not known to hold their states, in the order they were made."""
        return [track for track in self._desk.tracks.values() if track.is_dirty]

    @property
    def stuck(self) -> list[Track]:
        """Those of them that cannot be saved without being told how: the last save failed."""
        return [track for track in self.dirty if track.failure is not None or track.changed]

    def next_job(self, *, again: bool = False) -> SaveJob | None:
        """The next change to make; again: also what failed before.

        What frees a name goes first: designs that were removed, then those that were renamed.
        """
        ready = [track for track in self.dirty if not track.changed and (again or track.failure is None)]
        if not ready:
            return None
        track = min(ready, key=_order)
        return SaveJob(track.key, track.kept, track.state)

    def finish(self, job: SaveJob, put: Put) -> Saved:
        """Take in what came of a job."""
        self.count += 1
        track = self._desk.tracks.get(job.key)
        name = job.new.name if job.new is not None else job.old.name if job.old is not None else ""
        if track is None:
            return Saved(name, None)
        track = replace(
            track,
            kept=track.kept if put.changed else put.kept,
            found=put.found,
            failure=put.failure,
            is_unsure=put.failure is not None and same_file(put.kept, job.new) and job.new is not None,
            changed=put.changed,
        )
        self._desk.put(track)
        version = self._desk.split(track) if put.frozen else ""
        return Saved(name, self._desk.tracks.get(job.key), version)

    def take_other(self, track: Track, step: str) -> None:
        """Take what another program wrote, as a step that can be undone."""
        found = track.found
        history = track.history.edited(step, found).sealed()
        self._desk.put(
            replace(track, history=history, kept=found, failure=None, is_unsure=False, changed=False)
        )
        if found is not None and found.design is not None:
            self._desk.choose(found.name)

    def keep_mine(self, track: Track, step: str, other: str) -> str:
        """Keep the edits as a copy under the next free name beside what another program wrote.

        Where the other removed the file there is nothing in the way: it is written again. Returns the name.
        """
        mine = track.state
        if track.found is None:
            self._desk.put(replace(track, kept=None, failure=None, is_unsure=False, changed=False))
            return track.name
        self.take_other(track, other)
        if mine is None or mine.design is None:
            return track.name
        return self._desk.add(mine.design, step)

    def is_news(self, read: ReadDesigns) -> bool:
        """Whether the files hold something else than was found last."""
        known = {
            track.kept.name: track.found for track in self._desk.tracks.values() if track.kept is not None
        }
        there = {kept.name: kept for kept in read.designs}
        return known.keys() != there.keys() or any(_differs(there[name], known[name]) for name in known)

    def reconcile(self, read: ReadDesigns, changed: str, removed: str) -> None:
        """Compare with what was found in the study: changes of other programs become steps.

        A design with edits that are not saved keeps them; its file is not written over.
        """
        self._desk.held = read.held
        left = {kept.name: kept for kept in read.designs}
        for track in list(self._desk.tracks.values()):
            if track.kept is None:
                continue
            there = left.pop(track.kept.name, None)
            if not _differs(there, track.found):
                continue
            if track.is_dirty or track.changed:
                self._desk.put(replace(track, found=there, changed=True))
            else:
                history = track.history.edited(changed if there is not None else removed, there).sealed()
                self._desk.put(replace(track, history=history, kept=there, found=there))
        for kept in left.values():
            self._desk.take_file(kept)


def _differs(one: State, other: State) -> bool:
    return one != other or (one is not None and other is not None and one.text != other.text)


def _order(track: Track) -> tuple[int, int]:
    gone = track.state is None
    renamed = track.state is not None and track.kept is not None and track.state.name != track.kept.name
    return (0 if gone else 1 if renamed else 2, track.key)


class DesignsPending:
    """The designs of a desk as what waits to be written, one file after the other.

    versioned(origin, name): sessions were run meanwhile, the edits became the next version.
    """

    def __init__(self, opened: OpenStudy, desk: DesignDesk, versioned: Callable[[str, str], None]) -> None:
        self.files = Saving(desk)
        self._opened = opened
        self._versioned = versioned
        self._job: SaveJob | None = None

    @property
    def dirty(self) -> bool:
        """Whether a design is not known to be in its file."""
        return bool(self.files.dirty)

    @property
    def problem(self) -> GridLabError | None:
        """Why a design cannot be saved without being told how."""
        stuck = self.files.stuck
        return (stuck[0].failure or GridLabError(verbatim(stuck[0].name))) if stuck else None

    def next_job(self, *, again: bool) -> Callable[[], Put] | None:
        """The next file to change."""
        self._job = self.files.next_job(again=again)
        return self._job.work(self._opened) if self._job is not None else None

    def finish(self, result: Put) -> None:
        """Take in what came of the job."""
        assert self._job is not None
        saved = self.files.finish(self._job, result)
        if saved.version:
            self._versioned(saved.name, saved.version)

    def fail(self, error: GridLabError) -> None:
        """Nothing came of the job: the file is as it was."""
        assert self._job is not None
        self.finish(Put(self._job.old, self._job.old, error))
