"""What every test gets: a home of its own, no screen, and small counts unless the full ones are asked for."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # What a shell starts in the background ignores Ctrl+C and hands that on; the programs under test may not.
    signal.signal(signal.SIGINT, signal.default_int_handler)

try:
    from hypothesis import settings

    settings.register_profile("gridlab", deadline=None, print_blob=True)
    settings.load_profile("gridlab")
except ImportError:  # the benchmarks run without hypothesis
    pass


WORKER_BYTES = 3 * 2**30
"""What a worker may come to hold, with what it starts."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--release-counts",
        action="store_true",
        help="run the kill, fuzz and soak tests with their full counts",
    )
    parser.addoption("--renew-pictures", action="store_true", help="write the golden pictures anew")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """Three workers for every two processors, where there is memory for them.

    A quarter of a test's time goes by waiting: for a disk, a timer, another program, a browser.
    """
    if os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS"):
        return None
    import psutil

    processors = psutil.cpu_count() or 1
    roomy = psutil.virtual_memory().available // WORKER_BYTES
    return max(min(processors * 3 // 2, roomy), processors)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that have full counts, so that one command runs them all."""
    for item in items:
        own = getattr(item, "callspec", None)  # a parameter may be called count as well
        fixtures = set(getattr(item, "fixturenames", ())) - set(own.params if own is not None else ())
        if fixtures & {"count", "release_counts"}:
            item.add_marker("counted")


@pytest.fixture(scope="session")
def release_counts(request: pytest.FixtureRequest) -> bool:
    """Whether the full counts are asked for."""
    return bool(request.config.getoption("--release-counts"))


@pytest.fixture(scope="session")
def count(release_counts: bool) -> Callable[[int, int], int]:
    """count(small, full): how often a long test repeats in this run."""
    return lambda small, full: full if release_counts else small


def settle_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder the home of this process and of what it starts."""
    monkeypatch.setenv("HOME", str(home))
    for variable, folder in (
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
    ):
        monkeypatch.setenv(variable, str(home / folder))
    return home


@pytest.fixture(scope="session", autouse=True)
def home_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The home of what is made once a run; thumbnails of its images lie there."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield settle_in(tmp_path_factory.mktemp("home"), monkeypatch)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test, so that no test sees this machine's settings or another test's."""
    return settle_in(tmp_path_factory.mktemp("home"), monkeypatch)
