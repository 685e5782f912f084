"""The application, run from the command line."""

from __future__ import annotations

from pathlib import Path


def run_window(study: Path | None) -> int:
    """Run the application on a study or on none; the exit code.

    Raises GridLabError where the study cannot be read, or there is no screen for a window.
    """
    from gridlab.gui.readiness import check_screen

    if study is not None:
        from gridlab.store.study_file import read_study

        read_study(study)
    check_screen()
    from gridlab.gui.shell.app import run

    return run(study)
