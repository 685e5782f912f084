"""Commands that plan a study: new, designs, preview, cost, predict."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gridlab.app.columns import Column, chosen, plain_rows
from gridlab.cli.report import print_json, print_message, print_rows, print_table, progress
from gridlab.cli.values import (
    AsJson,
    ClusterAddress,
    DesignName,
    StudyFolder,
    WorkerCount,
    budget_of,
    check_picture,
    only_with,
    something,
    viewport_of,
    workers_of,
)
from gridlab.domain.visible import visible

if TYPE_CHECKING:
    from gridlab.app.cost.pricing import CostRow
    from gridlab.app.study import OpenStudy
    from gridlab.domain.design import Design


SCANNED: dict[str, tuple[Column[Any], ...]] = {
    "refused": (Column("path", "Can't be used"), Column("reason", "Reason")),
    "duplicates": (Column("kept", "Kept"), Column("other", "Same content, left out")),
    "notes": (Column("path", "Image"), Column("note", "Note")),
}
COST_TABLE = (
    *(
        "design",
        "assignments",
        "triplets",
        "unique_triplets",
        "bits_per_screen",
        "currency",
        "cost",
        "reward",
    ),
    *("fee", "hourly_wage", "hit_seconds", "cost_per_1000_triplets", "seconds_per_screen", "seconds_source"),
)
MOST_TRIPLETS = 10**15
"""More than any design gives for the most assignments that can be priced."""


def new(
    study: StudyFolder,
    images: Annotated[
        Path, typer.Option("--images", metavar="DIR", help="The folder of images.", readable=False)
    ],
    link: Annotated[bool, typer.Option("--link", help="Link to the images instead of copying them.")] = False,
    labels: Annotated[
        Path | None,
        typer.Option("--labels", metavar="CSV", help="Columns: file, label (and alt).", readable=False),
    ] = None,
    design: Annotated[
        list[str] | None,
        typer.Option(
            "--design", metavar="NAME_OR_FILE", help="A gallery design or a design file; repeatable."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a study folder from a folder of images.

    Example: gridlab new my-study --images photos --labels labels.csv --design grid-16-choose-4
    """
    from gridlab.app.study_create import DEFAULT_DESIGNS, create_study

    with progress("Checking images") as report:
        made, scan = create_study(
            study,
            images,
            link=link,
            labels_csv=labels,
            designs=design or DEFAULT_DESIGNS,
            progress=report,
        )
    found = {"refused": scan.refusals, "duplicates": scan.duplicates, "notes": scan.notes}
    if as_json:
        told = {what: plain_rows(SCANNED[what], rows) for what, rows in found.items()}
        head = {"path": str(made.folder), "images": len(made.study.images)}
        print_json(head | told | {"passed_over": list(scan.passed_over)})
        return
    print(f"{made.folder}: {len(made.study.images):,} images")
    for what, rows in found.items():
        if rows:
            print_table(SCANNED[what], rows)
    if scan.passed_over:
        print(visible(scan.passed_over_said))


def designs(
    study: Annotated[
        Path | None,
        typer.Argument(metavar="[STUDY]", help="A study's folder; default: the gallery.", readable=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the gallery's designs, or a study's.

    Example: gridlab designs my-study
    """
    from gridlab.app.designs import design_names, load_design
    from gridlab.app.study import open_study
    from gridlab.domain.cost import triplets_of_assignment, triplets_of_screen
    from gridlab.store.design_file import design_id, gallery

    if study is None:
        found = list(gallery())
    else:
        opened = open_study(study)
        found = [load_design(opened, name) for name in design_names(opened)]
    columns: tuple[Column[Design], ...] = (
        Column("name", "Design"),
        Column("id", value=design_id),
        Column("blocks", "Blocks", value=lambda design: len(design.blocks), number=True),
        Column("n", "n", value=lambda design: design.blocks[0].n, number=True),
        Column("choose", "Choose", value=lambda design: design.blocks[0].grid.choose, number=True),
        Column("screens", "Screens", value=_counted_screens, number=True),
        Column(
            "triplets_per_screen",
            "Triplets a screen",
            value=lambda design: triplets_of_screen(design.blocks[0]),
            number=True,
        ),
        Column("triplets_per_hit", "Triplets a HIT", value=triplets_of_assignment, number=True),
    )
    print_rows(columns, found, as_json)


def _counted_screens(design: Design) -> int:
    """Those of all blocks but practice."""
    return sum(block.screens.yielding + block.screens.catch + block.screens.repeat for block in design.blocks)


SheetOption = Annotated[
    bool, typer.Option("--sheet", help="All screens of the HIT, as one PNG or on the pages of a PDF.")
]
EthicsOption = Annotated[
    bool, typer.Option("--ethics", help="All that a person sees, in order, for an ethics board; a PDF.")
]
SequenceOption = Annotated[
    bool, typer.Option("--sequence", help="The trial sequence with its times, as SVG, PDF or PNG.")
]
PreregistrationOption = Annotated[
    bool,
    typer.Option(
        "--preregistration",
        help="Design, planned answers, error to expect, rules and all that a person sees: PDF or folder.",
    ),
]
DateOption = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="With --preregistration: its date.")
]
LetterOption = Annotated[
    bool,
    typer.Option("--letter", help="US Letter pages, not A4: of sheets and a preregistration."),
]
MarkedOption = Annotated[
    bool, typer.Option("--marked", help="With --sheet: mark right cells of catch and practice screens.")
]


def preview(
    study: StudyFolder,
    design: DesignName,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FILE.png", help="Where the picture goes.", readable=False)
    ],
    viewport: Annotated[
        str, typer.Option("--viewport", metavar="WxH", help="Size of the display in CSS pixels.")
    ] = "1366x768",
    screen: Annotated[
        int, typer.Option("--screen", min=1, help="Which screen of the HIT, without practice.")
    ] = 1,
    number: Annotated[
        int | None, typer.Option("--number", min=0, max=9_999_999, help="Of which session number.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, help="Other images than the design's own seed gives.")
    ] = None,
    sheet: SheetOption = False,
    ethics: EthicsOption = False,
    sequence: SequenceOption = False,
    preregistration: PreregistrationOption = False,
    date: DateOption = None,
    letter: LetterOption = False,
    marked: MarkedOption = False,
    as_json: AsJson = False,
) -> None:
    """Save the annotator's screen as a picture, or the sheets of a HIT: all screens, ethics, trial sequence.

    Example: gridlab preview my-study --design grid-16-choose-4 -o screen.png --viewport 1920x1080
    """
    kinds = {"--sheet": sheet, "--ethics": ethics, "--sequence": sequence}
    kinds["--preregistration"] = preregistration
    size, what = viewport_of(viewport), _kind_of_sheet(kinds, out, letter=letter, marked=marked)
    only_with("--preregistration", preregistration, {"--date": date is not None})
    only_with("a screen or sheet", not preregistration, {"--seed": seed is not None})
    only_with("a single screen", not what, {"--json": as_json, "--number": number is not None})
    from gridlab.app.study import open_study
    from gridlab.gui.screen.picture import preview_boxes, save_preview

    opened = open_study(study)
    if what:
        if preregistration:
            print(_preregistration(opened, design, out, size, letter=letter, date=date or ""))
        else:
            print(_sheet(opened, design, out, what, size, seed, letter=letter, marked=marked))
        return
    path = save_preview(opened, design, out, viewport=size, screen=screen, number=number or 0, seed=seed)
    if not as_json:
        print(path)
        return
    boxes = preview_boxes(opened, design, viewport=size, screen=screen, number=number or 0)
    print_json({"path": str(path), "boxes": boxes})


_ENDINGS = {"--sheet": (".png", ".pdf"), "--ethics": (".pdf",), "--sequence": (".svg", ".pdf", ".png")}


def _kind_of_sheet(kinds: Mapping[str, bool], out: Path, *, letter: bool, marked: bool) -> str:
    """Which sheet of a HIT is asked for, "" for none, once all options fit it."""
    asked = [option for option, is_asked in kinds.items() if is_asked]
    if len(asked) > 1:
        raise typer.BadParameter("--sheet, --ethics, --sequence and --preregistration exclude each other")
    what = asked[0] if asked else ""
    if what != "--preregistration":  # a folder's name may end in anything
        check_picture(out, _ENDINGS.get(what, (".png",)))
    only_with("--sheet", what == "--sheet", {"--marked": marked})
    papers = ("--sheet", "--ethics", "--preregistration")
    only_with("--sheet, --ethics or --preregistration", what in papers, {"--letter": letter})
    return what


def _sheet(
    opened: OpenStudy,
    design: str,
    out: Path,
    what: str,
    size: tuple[int, int],
    seed: int | None,
    *,
    letter: bool,
    marked: bool,
) -> Path:
    from gridlab.gui.screen.picture import save_contact_sheet, save_ethics_sheet

    if what == "--sequence":
        from gridlab.gui.paper.sequence import save_sequence

        return save_sequence(opened, design, out, size, seed)
    if what == "--ethics":
        return save_ethics_sheet(opened, design, out, viewport=size, seed=seed, letter=letter)
    return save_contact_sheet(opened, design, out, viewport=size, seed=seed, letter=letter, marked=marked)


def _preregistration(
    opened: OpenStudy, design: str, out: Path, size: tuple[int, int], *, letter: bool, date: str
) -> Path:
    if date and not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", date):
        raise typer.BadParameter("a date is written YYYY-MM-DD", param_hint="--date")
    from gridlab.gui.paper.preregistration import Preregistered, save_preregistration

    return save_preregistration(
        opened, design, out, size, Preregistered("Letter" if letter else "A4", day=date)
    )


Sources = Annotated[
    list[str], typer.Argument(metavar="STUDY_OR_DESIGN...", help="Studies, design files or gallery names.")
]


def cost(
    sources: Sources,
    triplets: Annotated[
        int | None,
        typer.Option("--triplets", min=1, max=MOST_TRIPLETS, metavar="N", help="What do N triplets cost?"),
    ] = None,
    budget: Annotated[
        str | None, typer.Option("--budget", metavar="AMOUNT", help="What does this amount buy?")
    ] = None,
    assignments: Annotated[
        int | None, typer.Option("--assignments", min=1, max=10_000_000, help="HITs bought.")
    ] = None,
    platform: Annotated[
        str | None, typer.Option("--platform", metavar="NAME", help="Another platform than the design's.")
    ] = None,
    seconds_per_screen: Annotated[
        float | None, typer.Option("--seconds-per-screen", min=0.05, max=86_400, help="Measured or expected.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Cost against the triplets collected, for studies, design files and gallery designs.

    Without --triplets, --budget or --assignments: for as many HITs as each design says.

    Example: gridlab cost my-study --budget 200.00
    """
    if sum(value is not None for value in (triplets, budget, assignments)) > 1:
        raise typer.BadParameter("--triplets, --budget and --assignments exclude each other")
    money, platform = budget_of(budget), something(platform, "--platform")
    from gridlab.app.cost.pricing import Asked
    from gridlab.app.cost.table import COLUMNS, cost_of_sources, sources_of

    asked = Asked(triplets, money, assignments, platform, seconds_per_screen)
    with progress("Counting different questions") as report_progress:
        report = cost_of_sources(sources_of(sources), asked, progress=report_progress)
    for sentence in report.left_out:
        print_message(sentence)
    print_rows(COLUMNS, report.rows, as_json, chosen(COLUMNS, COST_TABLE))
    if as_json:
        return
    for line in _fees(report.rows):
        print(visible(line))
    for note in report.notes:
        print_message(note)


def _fees(rows: Sequence[CostRow]) -> list[str]:
    """One line for each platform: whose fees, how high, as of when."""
    lines = []
    for row in rows:
        terms = row.pricing.terms
        vat = "" if terms.vat_percent is None else f", VAT {terms.vat_percent} %"
        dated = f"as of {terms.as_of}" if terms.as_of else "without a date"
        stale = " (stale)" if row.fees_stale else ""
        if terms.has_figures:
            more = ""
            if terms.many_from is not None:
                more += f", {terms.many_percent} % more from {terms.many_from:,} assignments on"
            if terms.minimum_fee.strip("0."):
                more += f", at least {terms.minimum_fee} each"
            lines.append(f"Fees: {terms.name}: {terms.fee_percent} %{more}{vat}, {dated}{stale}.")
        else:
            lines.append(f"Fees: {terms.name}: none.")
    return list(dict.fromkeys(lines))


TABLE = (
    *("design", "assignments", "screens", "triplets", "unique_triplets", "contradicted", "currency", "cost"),
    *("error", "error_low"),
)
Images = Annotated[
    int | None,
    typer.Option(
        "--images", min=3, max=100_000, metavar="N", help="Images of a design without a study; default: 100."
    ),
]
Dims = Annotated[
    int | None,
    typer.Option(
        "--dims",
        min=1,
        max=100,
        metavar="D",
        help="Dimensions of the embedding and of a made-up truth; default: those of `embed`, and 3.",
    ),
]
TruthFile = Annotated[
    Path | None,
    typer.Option(
        "--truth",
        metavar="FILE",
        help="Embedding or features of a study's images (.h5, .npy, .csv); default: labels, or points.",
        readable=False,
    ),
]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Another seed, other simulated studies.")]
Seeds = Annotated[
    int, typer.Option("--seeds", min=2, max=1_000, metavar="N", help="Simulated studies at each point.")
]


_WORTH_TELLING = 20.0


def _tell_estimate(seconds: float, some: bool) -> None:
    """How long it will take, where a person waits for it or it is of very many images."""
    if some or (seconds >= _WORTH_TELLING and sys.stderr.isatty()):
        shown = f"{seconds / 60:.0f} minutes" if seconds >= 90 else f"{seconds:.0f} seconds"
        print_message(f"This takes about {shown}. Ctrl+C stops it, and what is done by then is kept.")


def predict(
    sources: Sources,
    images: Images = None,
    dims: Dims = None,
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
    cluster = workers_of(workers, cluster)
    from gridlab.app.cost.table import sources_of
    from gridlab.app.prediction.asked import COLUMNS, IMAGES, Asked
    from gridlab.app.prediction.predict import predict as run

    designs = sources_of(sources)
    if images is not None and all(source.study is not None for source in designs):
        raise typer.BadParameter("--images says nothing of a study, which has images of its own.")
    asked = Asked(dims=dims, seed=seed, seeds=seeds, images=images or IMAGES, truth=truth)
    with progress("Simulating studies") as report:
        found = run(
            designs, asked, workers=workers, cluster=cluster, estimate=_tell_estimate, progress=report
        )
    if as_json:
        rows = plain_rows(COLUMNS, found.rows)
        print_json({"rows": rows, "assumptions": list(found.assumptions)})
        return
    print_table(chosen(COLUMNS, TABLE), found.rows)
    for sentence in found.assumptions:
        print_message(sentence)
