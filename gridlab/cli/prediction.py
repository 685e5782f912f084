"""The command that says what error to expect: `predict`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gridlab.app.columns import chosen, plain_rows
from gridlab.cli.report import print_json, print_table, progress, say
from gridlab.cli.values import scheduler_of
from gridlab.cli.words import AsJson

TABLE = (
    *("design", "assignments", "screens", "triplets", "unique_triplets", "contradicted", "currency", "cost"),
    *("error", "error_low"),
)
Sources = Annotated[
    list[str], typer.Argument(metavar="STUDY_OR_DESIGN...", help="Studies, design files or gallery names.")
]
Images = Annotated[
    int, typer.Option("--images", min=3, max=100_000, metavar="N", help="Images of a design without a study.")
]
Dims = Annotated[
    int,
    typer.Option(
        "--dims", min=1, max=100, metavar="D", help="Dimensions of the embedding, and of a made-up truth."
    ),
]
TruthFile = Annotated[
    Path | None,
    typer.Option(
        "--truth",
        metavar="FILE",
        help="Embedding or features of a study's images (.h5, .npy, .csv); left out: labels, or points.",
        readable=False,
    ),
]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Another seed, other simulated studies.")]
Seeds = Annotated[
    int, typer.Option("--seeds", min=2, max=1_000, metavar="N", help="Simulated studies at each point.")
]
WorkerCount = Annotated[
    int | None,
    typer.Option("--workers", min=1, max=1_000, metavar="N", help="Processes; left out: one for each core."),
]
ClusterAddress = Annotated[
    str | None,
    typer.Option(
        "--cluster", metavar="ADDRESS", help="A dask scheduler in their place, such as tcp://10.0.0.5:8786."
    ),
]


def predict(
    sources: Sources,
    images: Images = 100,
    dims: Dims = 3,
    truth: TruthFile = None,
    seed: Seed = 1,
    seeds: Seeds = 5,
    workers: WorkerCount = None,
    cluster: ClusterAddress = None,
    as_json: AsJson = False,
) -> None:
    """Expected embedding error against cost, by simulation.

    Example: gridlab predict my-study --workers 4
    """
    if workers is not None and cluster is not None:
        raise typer.BadParameter("--workers and --cluster exclude each other")
    cluster = scheduler_of(cluster)
    from gridlab.app.prediction.asked import COLUMNS, Asked
    from gridlab.app.prediction.predict import predict as run
    from gridlab.app.prediction.sources import sources_of

    asked = Asked(dims=dims, seed=seed, seeds=seeds, images=images, truth=truth)
    with progress("Simulating studies") as report:
        found = run(sources_of(sources), asked, workers=workers, cluster=cluster, progress=report)
    if as_json:
        rows = plain_rows(COLUMNS, found.rows)
        print_json({"rows": rows, "assumptions": list(found.assumptions)})
        return
    print_table(chosen(COLUMNS, TABLE), found.rows)
    for sentence in found.assumptions:
        say(sentence)
