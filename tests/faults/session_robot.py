"""Runs sessions without a window while the disk fails; the fault tests start it, it is no test itself.

usage: session_robot.py faults|power WORK SHIM OPTIONS_JSON   (with SHIM preloaded); prints JSON lines.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image as Picture

from gridlab.app.session.codes import SessionWish
from gridlab.app.session.runner import SessionRunner
from gridlab.app.session.start import prepare_session
from gridlab.app.study import OpenStudy
from gridlab.app.study_create import create_study
from gridlab.domain.design import Block, Design, Grid, Pages, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import EndPage, ScreenPage
from gridlab.domain.session import Device, Display
from gridlab.store.design_file import write_design
from gridlab.store.sessions.file import SessionWriter, read_session
from gridlab.store.sessions.list import list_sessions

SCREENS = 30
DESIGN = Design(
    name="tiny",
    pages=Pages(instructions="Go."),
    blocks=(Block(grid=Grid(2, 2, 2), screens=ScreenCounts(SCREENS, 0, 0, 0, 0)),),
)


@dataclass
class QuickClock:
    """Goes on by a second whenever it is looked at."""

    ms: int = 0

    def monotonic_ms(self) -> int:
        self.ms += 1000
        return self.ms

    def utc(self) -> datetime:
        return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(milliseconds=self.ms)

    def suspended_ms(self) -> int:
        return 0


def make_study(folder: Path) -> OpenStudy:
    """A study of eight images and one small design."""
    pictures = folder / "pictures"
    pictures.mkdir(parents=True)
    for shade in range(8):
        Picture.new("RGB", (8, 8), (shade * 30, 0, 90)).save(pictures / f"{shade}.png")
    opened, _ = create_study(folder / "study", pictures, designs=())
    write_design(opened.folder / "designs" / f"{DESIGN.name}.json", DESIGN)
    return opened


def begin(
    study: OpenStudy, code: str, *, relaxed: bool = False, verify: bool = True, **wished: object
) -> SessionRunner:
    wish = SessionWish(code, "tiny", **wished)  # type: ignore[arg-type]
    prepared = prepare_session(study, wish, verify=verify)
    return prepared.begin(display=Display(1280, 800), clock=QuickClock(), relaxed=relaxed)


def next_step(runner: SessionRunner, choose: random.Random) -> object:
    """The step that an annotator's next action makes."""
    if not isinstance(runner.page, ScreenPage):
        return runner.proceed()
    runner.shown()
    for cell in choose.sample(range(4), 2):
        runner.choose(cell, Device.MOUSE)
    return runner.submit(Device.MOUSE)


class Shim:
    """The preloaded library."""

    def __init__(self, path: str) -> None:
        self.library = ctypes.CDLL(path)
        self.library.faults_calls.restype = ctypes.c_long

    def watch(self, folder: Path, shadow: Path | None = None) -> None:
        self.library.faults_watch(os.fsencode(folder), os.fsencode(shadow or ""))

    def arm(self, call: int, error: int = 0, *, and_after: bool = False) -> None:
        self.library.faults_arm(ctypes.c_long(call), error, int(and_after))

    def calls(self) -> int:
        return int(self.library.faults_calls())


def swallowing(append: object) -> object:
    """A writer that hides that it could not write: what the tests must notice."""

    def quiet(self: SessionWriter, *rows: object) -> None:
        try:
            append(self, *rows)  # type: ignore[operator]
        except GridLabError:
            return

    return quiet


def one_fault(study: OpenStudy, shim: Shim, call: int, error: int, how: str) -> dict[str, object]:
    """A session in which one call fails (how: retry, quit) or it and all after it (stay)."""
    choose = random.Random(call)
    acknowledged: list[tuple[int, tuple[int, ...]]] = []
    told: list[str] = []
    refused_at = -1
    shutil.rmtree(study.folder / "sessions", ignore_errors=True)
    (study.folder / "sessions").mkdir()
    shim.arm(call, error, and_after=how == "stay")
    try:
        runner = begin(study, "P01", verify=False)
    except GridLabError as failed:
        shim.arm(0)
        left = [row.problem for row in list_sessions(study.folder)]
        return {"call": call, "started": False, "told": [str(failed)], "bad": [p for p in left if p]}
    while not isinstance(runner.page, EndPage):
        page, step = runner.page, next_step(runner, choose)
        chosen = runner.chosen
        try:
            runner.write(step)
        except GridLabError as failed:
            told.append(str(failed))
            shim.arm(0 if how == "retry" else call, error, and_after=how == "stay")
            if how != "retry":
                refused_at = page.position if isinstance(page, ScreenPage) else -2
                break
            runner.write(step)
        if isinstance(page, ScreenPage):
            acknowledged.append((page.position, chosen))
        runner.complete(step)
    runner.close()
    reached = shim.calls()
    shim.arm(0)
    (row,) = list_sessions(study.folder)
    record = read_session(row.path)
    found = [(response.screen, response.chosen) for response in record.responses]
    return {
        "call": call,
        "started": True,
        "told": told,
        "reached": reached,
        "refused_at": refused_at,
        "acknowledged": acknowledged,
        "found": found,
        "status": record.status,
        "left": sorted(path.name.split(".")[-1] for path in (study.folder / "sessions").iterdir()),
    }


def faults(work: Path, shim: Shim, options: dict[str, object]) -> None:
    """One session for each failing call; one line for each."""
    if options.get("swallow"):
        SessionWriter.append = swallowing(SessionWriter.append)  # type: ignore[method-assign, assignment]
    study = make_study(work)
    shim.watch(study.folder / "sessions")
    shim.arm(0)
    print(json.dumps(one_fault(study, shim, 0, 0, "retry")), flush=True)
    for call in options["calls"]:  # type: ignore[attr-defined]
        for error in options["errors"]:  # type: ignore[attr-defined]
            for how in options["hows"]:  # type: ignore[attr-defined]
                print(json.dumps({"how": how, **one_fault(study, shim, call, error, how)}), flush=True)


def power(work: Path, shim: Shim, options: dict[str, object]) -> None:
    """After each acknowledged answer: what a power cut would leave, read; one line for each."""
    study = make_study(work)
    shadow = work / "shadow"
    shadow.mkdir()
    sessions = study.folder / "sessions"
    sessions.mkdir(exist_ok=True)
    shim.watch(sessions, shadow)
    relaxed = bool(options.get("relaxed"))
    purpose = {"purpose": "simulated", "relaxed": True} if relaxed else {}
    runner = begin(study, "sim-001", verify=False, **purpose)
    choose, acknowledged = random.Random(1), []
    while not isinstance(runner.page, EndPage):
        page, step = runner.page, next_step(runner, choose)
        chosen = runner.chosen
        runner.write(step)
        if isinstance(page, ScreenPage):
            acknowledged.append((page.position, chosen))
        print(json.dumps({"acknowledged": acknowledged, "found": survivors(work, shadow)}), flush=True)
        runner.complete(step)
    runner.close()


def survivors(work: Path, shadow: Path) -> list[tuple[int, tuple[int, ...]]] | None:
    """The answers in the session that the power cut leaves; None where it leaves no session."""
    after = work / "after"
    shutil.rmtree(after, ignore_errors=True)
    (after / "sessions").mkdir(parents=True)
    names = shadow / ".names"
    for name in names.read_text().split("\n")[:-1] if names.exists() else []:
        if name.endswith((".gridlab", ".gridlab-journal")):
            kept = shadow / name
            # A renamed file was synced under the name it had before.
            (after / "sessions" / name).write_bytes(kept.read_bytes() if kept.exists() else b"")
    paths = list((after / "sessions").glob("*.gridlab"))
    if not paths or not paths[0].stat().st_size:
        return None
    record = read_session(paths[0])
    return [(response.screen, response.chosen) for response in record.responses]


if __name__ == "__main__":
    mode, place, library, wishes = sys.argv[1:]
    {"faults": faults, "power": power}[mode](Path(place), Shim(library), json.loads(wishes))
