"""The demo: a study made from the sample image set, walked from design to dataset."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gridlab.app.columns import plain_rows
from gridlab.app.cost.table import COLUMNS, cost_of_study
from gridlab.app.export import ExportWish, export
from gridlab.app.simulate import simulate
from gridlab.app.study import DESIGNS as DESIGNS_FOLDER
from gridlab.app.study import OpenStudy
from gridlab.app.study_create import create_study
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import say
from gridlab.store.csv_text import write_table
from gridlab.store.design_file import read_design, write_design
from gridlab.store.places import shipped

DESIGNS = ("grid-16-choose-4", "grid-12-choose-4", "grid-25-choose-4", "triplet")
ANNOTATORS = (("noisy", 5), ("spammer", 1), ("noisy", 4), ("random", 1), ("noisy", 1))
SHARED = 5


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


def answer_demo(study: OpenStudy, *, progress: Progress = no_progress, cancel: Cancel | None = None) -> None:
    """Twelve simulated annotators answer the first design, of whom two do not look at the images.

    The design first gets shared screens, so that it can be seen how far they agree.
    """
    design = read_design(study.folder / DESIGNS_FOLDER / f"{DESIGNS[0]}.json")
    main, *rest = design.blocks
    shared = replace(main, screens=replace(main.screens, shared=SHARED))
    write_design(
        study.folder / DESIGNS_FOLDER / f"{DESIGNS[0]}.json", replace(design, blocks=(shared, *rest))
    )
    done = 0
    for model, count in ANNOTATORS:
        before = done

        def counted(some: int, _: int, before: int = before) -> None:
            progress(before + some, sum(count for _, count in ANNOTATORS))

        simulate(study, DESIGNS[0], count, model=model, relaxed=True, progress=counted, cancel=cancel)
        done += count


def walk_demo(study: OpenStudy) -> tuple[Path, Path]:
    """Price the designs and export what was answered; the table and the dataset."""
    exports = study.folder / "exports"
    exports.mkdir(exist_ok=True)
    table = exports / "cost.csv"
    rows = plain_rows(COLUMNS, cost_of_study(study).rows)
    write_table(table, rows[0], (row.values() for row in rows), what=say("file"))
    dataset = exports / "food-study.h5"
    export(study, ExportWish(dataset, "simulated"))
    return table, dataset
