"""Commands that make maps of what was answered, here or elsewhere: import, embed, map."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

import typer

from gridlab.app.columns import Column, plain_rows
from gridlab.app.embedding import Method
from gridlab.cli.report import carried_out, print_json, print_message, print_table
from gridlab.cli.values import AsJson, ClusterAddress, PurposeName, WorkerCount, check_picture, workers_of

if TYPE_CHECKING:
    from gridlab.app.embedding.contents import TriedRow
    from gridlab.app.embedding.embed import EmbedReport
    from gridlab.app.importing import ImportReport
    from gridlab.app.map.drawing import DrawnMap

Colour: TypeAlias = Literal["label", "uncertainty"]
AnswersFormat: TypeAlias = Literal["triplets", "salmon", "psiz", "cblearn"]


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _share(key: str, head: str = "") -> Column[Any]:
    """A number that may not be known."""
    return Column(key, head, value=lambda row: _known(getattr(row, key)), number=True, digits=4)


TRIED: tuple[Column[TriedRow], ...] = (
    Column("method", "Method"),
    Column("dims", "Dimensions", number=True),
    _share("penalty", "Penalty"),
    _share("alpha", "Alpha"),
    _share("mu", "Mu"),
    _share("feature_weight", "Features"),
    _share("logloss", "Log-loss"),
    _share("heldout_error", "Held-out error"),
    Column("chosen", "Chosen", text=lambda row: "yes" if row.chosen else "", value=lambda row: row.chosen),
)


def _both(key: str) -> Column[EmbedReport]:
    """The error without or with what is excluded, on the same screens; None where nothing is."""

    def value(done: EmbedReport) -> float | None:
        return None if done.both_ways is None else _known(getattr(done.both_ways, key))

    return Column(f"heldout_error_{key}", value=value)


REPORT: tuple[Column[EmbedReport], ...] = (
    Column("method", "Method"),
    Column("dims", "Dimensions", number=True),
    Column("triplets", "Triplets", number=True),
    Column("screens", "Screens", number=True),
    _share("train_error"),
    _share("heldout_error", "Held-out error"),
    _share("heldout_low", "From"),
    _share("heldout_high", "To"),
    _share("heldout_annotators_error", "On new annotators"),
    _share("noise_ceiling", "Noise ceiling"),
    _share("noise_ceiling_high"),
    _share("seconds"),
    Column("tried", value=lambda done: plain_rows(TRIED, done.tried)),
    Column("heldout_folds"),
    Column("exclusions"),
    _both("excluding"),
    _both("including"),
    Column("path", "Map", value=lambda done: str(done.path)),
)


IMPORTED: tuple[Column[ImportReport], ...] = (
    Column("path", "Dataset", value=lambda done: str(done.path)),
    Column("images", "Images", number=True),
    Column("annotators", "Annotators", number=True),
    Column("screens", "Screens", number=True),
    Column("triplets", "Triplets", number=True),
    Column("sha256", "SHA-256"),
)


def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="Answers that another program kept, or exported datasets.", readable=False
        ),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="OUT.h5", help="Where the dataset goes.", readable=False)
    ],
    kind: Annotated[
        AnswersFormat | None, typer.Option("--format", help="Format of the files; default: told by the file.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a dataset of other programs' answers or of several datasets; what isn't known is marked so.

    Example: gridlab import triplets.csv -o people.h5
    """
    from gridlab.app.importing import importing

    done = carried_out(importing(files, out, kind))
    if done.replaced:
        print_message(
            f"{done.replaced} codes look like e-mail addresses or platform ids: all were numbered instead."
        )
    if as_json:
        print_json(plain_rows(IMPORTED, [done])[0])
    else:
        print_table(IMPORTED, [done])


def dims_of(text: str | None) -> int | Literal["auto"] | None:
    """A number of dimensions, or that it is to be found; None for nothing."""
    if text is None:
        return None
    if text == "auto":
        return "auto"
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= 100):
        raise typer.BadParameter(f"{text!r} is not a number from 1 to 100, nor auto", param_hint="--dims")
    return int(text)


Source = Annotated[
    Path,
    typer.Argument(
        metavar="STUDY_OR_DATASET", help="A study's folder or an exported dataset.", readable=False
    ),
]
MapFile = Annotated[
    Path, typer.Option("-o", "--out", metavar="EMBEDDING.h5", help="Where it goes.", readable=False)
]
MethodName = Annotated[Method, typer.Option("--method", help="How it is fitted; auto chooses.")]
Dims = Annotated[
    str | None, typer.Option("--dims", metavar="D|auto", help="Dimensions; auto: tries 2, 3, 5 and 10.")
]
Penalty = Annotated[
    float | None,
    typer.Option("--penalty", min=0.0, max=1e6, metavar="X", help="What keeps images together."),
]
Alpha = Annotated[
    float | None, typer.Option("--alpha", min=1e-3, max=1e6, metavar="A", help="The tail of t-STE.")
]
Seed = Annotated[
    int, typer.Option("--seed", min=0, max=2**32 - 1, metavar="N", help="Seed of the random starts.")
]
Features = Annotated[
    str | None,
    typer.Option(
        "--features",
        metavar="FILE|colours",
        help="Numbers known of each image: .npy, .npz, .csv or .h5; colours: made of its colours and shape.",
    ),
]
Bootstrap = Annotated[
    int,
    typer.Option(
        "--bootstrap",
        min=0,
        max=10_000,
        metavar="N",
        help="Maps of annotators drawn with replacement: how sure each image is.",
    ),
]
Purpose = Annotated[PurposeName, typer.Option("--purpose", help="Which sessions of a study.")]


def embed(
    source: Source,
    out: MapFile,
    method: MethodName = "auto",
    dims: Dims = None,
    penalty: Penalty = None,
    alpha: Alpha = None,
    seed: Seed = 0,
    purpose: Purpose = "main",
    features: Features = None,
    bootstrap: Bootstrap = 0,
    workers: WorkerCount = None,
    cluster: ClusterAddress = None,
    as_json: AsJson = False,
) -> None:
    """Fit a map of the images to the answers, and say how well it tells answers that it has not seen.

    Example: gridlab embed my-study -o my-study/embeddings/first.h5
    """
    cluster = workers_of(workers, cluster)
    if method == "auto" and (penalty is not None or alpha is not None):
        raise typer.BadParameter("--penalty and --alpha go with a --method by name")
    if alpha is not None and method not in ("tste", "snack"):
        raise typer.BadParameter("--alpha goes with --method tste or snack alone")
    if method == "snack" and features is None:
        raise typer.BadParameter("--method snack needs --features")
    number = dims_of(dims)
    from gridlab.app.embedding.embed import COLOURS, EmbedWish, embedding
    from gridlab.app.embedding.settings import Wanted

    known: Path | Literal["colours"] | None = COLOURS if features == COLOURS else None
    if features is not None and features != COLOURS:
        known = Path(features)
    wanted = Wanted(method, number, penalty, alpha)
    wish = EmbedWish(source, out, wanted, seed, purpose, known, bootstrap, workers, cluster)
    done = carried_out(embedding(wish))
    for note in (done.note(str(source)), done.sample_said):
        if note:
            print_message(note)
    if as_json:
        print_json(plain_rows(REPORT, [done])[0])
        return
    print_table([column for column in REPORT if column.head], [done])
    if len(done.tried) > 1:
        print_table([column for column in TRIED if column.head], done.tried)


DRAWN: tuple[Column[DrawnMap], ...] = (
    Column("path", "Figure", value=lambda done: str(done.path)),
    Column("images", "Images", number=True),
    Column("drawn", "Drawn", number=True),
    Column("missing", value=lambda done: list(done.missing)),
    Column("by_name", value=lambda done: list(done.by_name)),
)
_AXES = re.compile(r"([1-9][0-9]{0,2}),([1-9][0-9]{0,2})", re.ASCII)


def axes_of(text: str) -> tuple[int, int]:
    """Two axes such as 1,2, counted from 0."""
    found = _AXES.fullmatch(text.replace(" ", ""))
    if found is None or found[1] == found[2]:
        raise typer.BadParameter(f"{text!r} is not two axes such as 1,2", param_hint="--axes")
    return int(found[1]) - 1, int(found[2]) - 1


def map_(
    embedding: Annotated[
        Path, typer.Argument(metavar="EMBEDDING.h5", help="What gridlab embed wrote.", readable=False)
    ],
    images: Annotated[
        Path,
        typer.Option(
            "--images", metavar="STUDY_OR_FOLDER", help="Where its images are found.", readable=False
        ),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FILE.svg", help="An SVG, PDF or PNG.", readable=False)
    ],
    axes: Annotated[
        str, typer.Option("--axes", metavar="1,2", help="The horizontal and the vertical axis.")
    ] = "1,2",
    colour: Annotated[
        Colour | None, typer.Option("--colour", help="What the frames of the images say.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Draw the map of thumbnails as a figure.

    Example: gridlab map my-study/embeddings/first.h5 --images my-study -o map.svg --colour label
    """
    check_picture(out, (".svg", ".pdf", ".png"))
    across, up = axes_of(axes)
    from gridlab.app.map.drawing import MapWish, drawing_file, told_missing
    from gridlab.app.map.plane import Orientation
    from gridlab.gui.kit.map.figure import draw_map
    from gridlab.gui.screen.picture import ready_qt

    ready_qt()
    wish = MapWish(out, Orientation(across, up), colour or "")
    done = carried_out(drawing_file(embedding, images, wish, draw_map))
    if as_json:
        print_json(plain_rows(DRAWN, [done])[0])
    else:
        print(done.path)
    missing = told_missing(done)
    if missing:
        print_message(missing)
