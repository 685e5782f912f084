"""Try GridLab with the lowest and with the newest versions that pyproject.toml allows, each in a fresh venv.

    python tests/try_bounds.py [lowest] [newest] [--quick] [--pin NAME==VERSION]

Both where none is named, with the Python that runs this. --quick: the demo, the start of the window and the
little that hangs on the binding of Qt. --pin, as often as wanted: another version of one package, to find
where a bound lies. What it printed last stands in docs/supported.md.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
QUICK = ("gui/test_qt_is_sound.py", "gui/test_readiness.py", "cli/test_failures.py")
WHOLE = (
    *QUICK,
    *(
        "cli",
        "gui/look",
        "gui/session",
        "gui/test_application.py",
        "gui/test_chart.py",
        "gui/test_documents.py",
    ),
    *(
        "gui/test_whole_path.py",
        "app/test_export.py",
        "app/test_markdown.py",
        "app/prediction",
        "science",
        "store",
    ),
    *("faults/test_hostile_hdf5.py", "faults/test_session_kills.py"),
)
# The program as `gridlab open` starts it, until each page was seen.
START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gridlab.gui.shell import app

def look():
    window = next(one for one in QApplication.topLevelWidgets() if hasattr(one, "actions_by_key"))
    if said or not rest:
        window.close()
        return
    page = window.actions_by_key.get(rest[0])
    if page is not None and page.isEnabled():
        page.trigger()
        assert not window.grab().isNull()
        rest.pop(0)

def met(self, *bug):
    said.append(bug)
    sys.__excepthook__(*bug)

rest, said = ["images", "design", "cost", "sessions", "data"], []
app.Application.met_bug = met
qt = app.styled_application()
timer = QTimer(interval=400)
timer.timeout.connect(look)
timer.start()
app.run(Path(sys.argv[1]))
sys.exit(1 if said or rest else 0)
"""


def made(folder: Path, end: str, pins: list[str]) -> Path:
    """A fresh venv with this checkout and its test tools at this end of the bounds; its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv")
    others = folder / "pins.txt"  # they win over pyproject.toml
    others.write_text("\n".join(pins), encoding="utf-8")
    taken = ["--resolution", "lowest-direct" if end == "lowest" else "highest", "--override", str(others)]
    run(
        python,
        "-m",
        "uv",
        "pip",
        "install",
        "--quiet",
        "--python",
        str(python),
        *taken,
        "-e",
        f"{ROOT}[test]",
    )
    return python


def run(python: Path, *command: str) -> None:
    """Run it from the checkout, without a screen. Raises CalledProcessError, TimeoutExpired."""
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([python, *command], check=True, cwd=ROOT, env=surroundings, timeout=1800)


def versions(python: Path) -> str:
    """What is tried: Python and the packages that GridLab runs on."""
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = dict.fromkeys(re.split(r"[^\w.-]", need)[0] for need in needs)
    told = (
        "import sys; from importlib.metadata import version as of; "
        "print(f'Python {sys.version.split()[0]}', *(f'{one} {of(one)}' for one in sys.argv[1:]), sep=', ')"
    )
    return subprocess.run(
        [python, "-c", told, *names], check=True, capture_output=True, text=True
    ).stdout.strip()


def try_out(end: str, pins: list[str], *, quick: bool) -> bool:
    """Whether everything works at this end of the bounds."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as work:
        try:
            python = made(Path(work, "venv"), end, pins)
            print(f"{end}: {versions(python)}", flush=True)
            study = Path(work, "study")
            run(python, "-m", "gridlab", "demo", "--headless", "--into", str(study))
            run(python, "-c", START, str(study))
            tests = [f"tests/{one}" for one in (QUICK if quick else WHOLE)]
            run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "2", *tests)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            print(f"{end}: {error}")
            return False
        finally:
            print(f"{end}: {time.monotonic() - began:.0f} s", flush=True)
    return True


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("ends", nargs="*", metavar="lowest|newest")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--pin", action="append", default=[], metavar="NAME==VERSION")
    given = parser.parse_args()
    ends = given.ends or ["lowest", "newest"]
    fine = [try_out(end, given.pin, quick=given.quick) for end in ends]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
