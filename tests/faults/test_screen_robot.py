"""A robot that has only the display, keyboard and mouse answers a session, killed now and then, to its end.

It reads pictures of the display and knows the documented keys; what it pressed must be what is exported.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import h5py
import pytest
from PIL import Image as Picture

from gridlab.app.study_create import create_study
from gridlab.domain.design import Block, Design, Grid, Layout, Pages, ScreenCounts, SessionRules, Timing
from tests.designs import save_design
from tests.faults.screen_eyes import COLOURS, Hands, Seen, look, own_display

NEEDED = ("Xvfb", "openbox", "xdotool")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(
    bool(MISSING) or sys.platform != "linux", reason=f"needs {', '.join(MISSING) or 'Linux'}"
)
PATIENCE = 30.0
DESIGN = Design(
    name="tiny",
    pages=Pages("# Consent\n\nDo you agree?", "# Look", "# Thanks", "CODE"),
    blocks=(
        Block(
            grid=Grid(3, 3, 3),
            layout=Layout(cell_size=120, probe_size=200),
            screens=ScreenCounts(10, 0, 1, 1, 1),
            timing=Timing(minimum_ms=50),
        ),
    ),
    session=SessionRules(break_every=6),
)
SCREENS = 13


@pytest.fixture
def study(tmp_path: Path) -> Path:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for name, colour in COLOURS.items():
        Picture.new("RGB", (120, 120), colour).save(pictures / name)
    opened, _ = create_study(tmp_path / "study", pictures, designs=())
    save_design(opened, DESIGN)
    return opened.folder


@pytest.fixture
def display() -> Iterator[str]:
    with own_display() as made:
        yield made


@dataclass
class Robot:
    """Sees, presses, and keeps its answer to each screen: probe, cells, and chosen names in their order."""

    study: Path
    display: str
    home: Path
    chance: random.Random
    killed_before: set[int]
    killed_after: set[int]
    back_at: set[int]
    answers: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    retaken: int = 0
    was_over: bool = False
    program: subprocess.Popen[bytes] | None = None
    before: Seen | None = None

    def run(self) -> None:
        """From the consent to the window's end."""
        self.hands = Hands(self.display)
        self.start(resume=False)
        while self.program is not None and self.program.poll() is None:
            seen = self.wait_for_a_page()
            if seen is None:
                break
            if not seen.probe:
                self.pass_text(seen)
            elif seen.chosen:
                self.leave(seen, lambda: self.hands.press("Return"))  # feedback shows what was chosen
            else:
                self.answer(seen)
        # Killed after the last answer was saved, a session is complete, and there is none to resume.
        expected = 1 if self.was_over else 0
        assert self.program is not None and self.program.wait(timeout=PATIENCE) == expected

    def start(self, *, resume: bool) -> None:
        """The program, as it is started at a station."""
        how = ["--resume"] if resume else []
        words = ["annotate", str(self.study), "--design", "tiny", "--annotator", "P01", *how]
        self.program = subprocess.Popen(
            [sys.executable, "-m", "gridlab", *words],
            env={
                **os.environ,
                "DISPLAY": self.display,
                "QT_QPA_PLATFORM": "xcb",
                "GRIDLAB_HOME": str(self.home),
            },
        )
        self.before = None

    def wait_for_a_page(self) -> Seen | None:
        """The next page, once two looks in a row show the same; None when the window is gone."""
        end, last = time.monotonic() + PATIENCE, None
        while time.monotonic() < end:
            if self.program is None or self.program.poll() is not None:
                return None
            seen = look(self.display)
            there = seen.button is not None or seen.probe
            if there and last is not None and seen.digest == last.digest and self.is_new(seen):
                return seen
            last = seen
            time.sleep(0.03)
        raise AssertionError(f"nothing new came on view after {len(self.answers)} answers: {last}")

    def come_back(self) -> Seen | None:
        """The screen that is shown once the words for who comes back are read; None where there is none."""
        seen = self.wait_for_a_page()
        if seen is not None and not seen.probe:
            self.pass_text(seen)
            seen = self.wait_for_a_page()
        return seen

    def is_new(self, seen: Seen) -> bool:
        return self.before is None or seen.digest != self.before.digest

    def leave(self, seen: Seen, act: Callable[[], None]) -> None:
        """Do what ends a page."""
        self.before = seen
        act()

    def pass_text(self, seen: Seen) -> None:
        """The main button of a page without pictures: by Enter, which on the consent alone does nothing."""
        self.leave(seen, lambda: self.hands.press("Return"))
        end = time.monotonic() + 1.0
        while time.monotonic() < end:
            if (self.program is not None and self.program.poll() is not None) or (
                look(self.display).digest != seen.digest
            ):
                return
            time.sleep(0.03)
        assert seen.button is not None
        self.hands.click(seen.button)

    def answer(self, seen: Seen) -> None:
        """Choose three cells and submit, now and then go back first, and now and then be killed."""
        place = next((at for at, one in enumerate(self.answers) if one[:2] == seen.screen), None)
        number = len(self.answers)
        if place is None and number in self.back_at:
            self.back_at.remove(number)
            self.go_back(seen)
            return
        wanted = self.chance.sample(range(len(seen.cells)), 3)
        if place is None and number in self.killed_before:
            self.killed_before.remove(number)
            self.choose(seen, wanted[: self.chance.randint(0, 3)])
            self.kill()
            again = self.come_back()
            assert again is not None and again.screen == seen.screen and not again.chosen
            seen = again
        self.choose(seen, wanted)
        given = (*seen.screen, tuple(seen.cells[at] for at in wanted))
        self.leave(look(self.display), lambda: self.hands.press("Return"))
        if place is not None:
            self.answers[place] = given
            self.retaken += 1
        else:
            self.answers.append(given)
            if number in self.killed_after:
                self.killed_after.remove(number)
                time.sleep(self.chance.uniform(0.0, 0.05))
                self.kill()
                again = self.come_back()
                self.was_over = again is None and len(self.answers) == SCREENS
                if again is not None and again.screen == seen.screen and not again.chosen:
                    self.answers.pop()  # it was not saved, and is asked again

    def choose(self, seen: Seen, wanted: list[int]) -> None:
        """By key, by mouse or with the arrows; then every chosen cell must be seen to be chosen."""
        way = self.chance.choice(("keys", "mouse", "arrows"))
        for at in wanted:
            if way == "keys":
                self.hands.press(str(at + 1))
            elif way == "mouse":
                self.hands.click(seen.centres[at])
            else:  # from the upper left corner, where the arrows stop
                corner = ["Left", "Left", "Left", "Up", "Up", "Up"]
                self.hands.press(*corner, *["Right"] * (at % 3), *["Down"] * (at // 3), "space")
        end = time.monotonic() + 5
        while look(self.display).chosen != frozenset(wanted):
            assert time.monotonic() < end, (way, wanted, look(self.display))
            time.sleep(0.03)

    def go_back(self, seen: Seen) -> None:
        """The screen before comes empty; only a break or nothing may lie between."""
        self.leave(seen, lambda: self.hands.press("BackSpace"))
        earlier = self.wait_for_a_page()
        assert earlier is not None and earlier.screen in [one[:2] for one in self.answers]
        assert earlier.screen == self.answers[-1][:2] and not earlier.chosen
        self.answer(earlier)

    def kill(self) -> None:
        """As a power cut would, and start anew."""
        assert self.program is not None
        self.program.kill()
        self.program.wait(timeout=PATIENCE)
        self.start(resume=True)


def exported(study: Path, home: Path, out: Path) -> tuple[list[object], int]:
    """The screens of the dataset as the robot tells them, and how many responses were taken back."""
    command = [sys.executable, "-m", "gridlab", "export", str(study), "-o", str(out)]
    environment = {**os.environ, "GRIDLAB_HOME": str(home)}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
    with h5py.File(out) as file:
        names = [name.decode() for name in file["image/name"][:]]
        rows = []
        for probe, grid, order in zip(
            file["screen/probe"][:], file["screen/grid"][:], file["screen/choice_order"][:], strict=True
        ):
            cells = tuple(names[row] for row in grid)
            chosen = sorted((rank, cells[at]) for at, rank in enumerate(order) if rank > 0)
            rows.append((names[probe], cells, tuple(name for _, name in chosen)))
        return rows, int((file["response/retracted"][:] == 1).sum())


@pytest.mark.slow
def test_what_a_robot_presses_at_the_real_window_is_what_is_exported(
    study: Path, display: str, tmp_path: Path, count: Callable[[int, int], int]
) -> None:
    chance, home = random.Random(5), tmp_path / "home"
    places = chance.sample(range(1, SCREENS), count(3, SCREENS - 1))
    robot = Robot(study, display, home, chance, set(places[::2]), set(places[1::2]), back_at={5, 9})
    try:
        robot.run()
    finally:
        if robot.program is not None:
            robot.program.kill()
            robot.program.wait(timeout=PATIENCE)
    assert not robot.killed_before | robot.killed_after | robot.back_at
    rows, retracted = exported(study, tmp_path / "home", tmp_path / "out.h5")
    assert len(robot.answers) == SCREENS
    assert rows == robot.answers
    assert retracted == robot.retaken
