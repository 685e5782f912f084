"""The demo: a study made from the sample image set, walked from design to dataset."""

from __future__ import annotations

from pathlib import Path

from gridlab.app.columns import plain_rows
from gridlab.app.cost.table import COLUMNS, cost_of_study
from gridlab.app.export import ExportWish, export
from gridlab.app.simulate import simulate
from gridlab.app.study import OpenStudy
from gridlab.app.study_create import create_study
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Progress, no_progress
from gridlab.domain.said import say
from gridlab.store.csv_text import write_table
from gridlab.store.places import shipped

DESIGNS = ("grid-16-choose-4", "grid-12-choose-4", "grid-25-choose-4", "triplet")
ANNOTATORS = 6


def free_folder(wished: Path) -> Path:
    """The wished folder, or the first of wished-2, wished-3, … that is not there yet."""
    candidates = (wished, *(wished.with_name(f"{wished.name}-{i}") for i in range(2, 10_000)))
    for folder in candidates:
        if not folder.exists():
            return folder
    raise GridLabError(
        say("There are too many demo studies beside {wished}.", wished=wished),
        todo=say("Name a folder with --into."),
        safe=say("Nothing was written."),
    )


def make_demo(folder: Path, *, progress: Progress = no_progress) -> OpenStudy:
    """Make the demo study in `folder`, which must be new or empty."""
    samples = shipped("resources", "samples", "food-100")
    study, _ = create_study(
        folder,
        samples / "images",
        labels_csv=samples / "labels.csv",
        designs=DESIGNS,
        title="Food study (demo)",
        progress=progress,
    )
    return study


def walk_demo(study: OpenStudy, *, progress: Progress = no_progress) -> tuple[Path, Path]:
    """Simulate six annotators of the first design, price the designs, export; the table and the dataset."""
    exports = study.folder / "exports"
    exports.mkdir(exist_ok=True)
    simulate(study, DESIGNS[0], ANNOTATORS, progress=progress)
    table = exports / "cost.csv"
    rows = plain_rows(COLUMNS, cost_of_study(study).rows)
    write_table(table, rows[0], (row.values() for row in rows), what=say("file"))
    dataset = exports / "food-study.h5"
    export(study, ExportWish(dataset, "simulated"))
    return table, dataset
