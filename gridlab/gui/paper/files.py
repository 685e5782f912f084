"""All that a paper needs of a study in one folder: the Methods text, references, and figures for print."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from gridlab.app.collected import Collected, collecting
from gridlab.app.map.drawing import MapWish, drawing_file
from gridlab.app.map.keeping import SUFFIX, kept_names
from gridlab.app.outlook import looking_ahead
from gridlab.app.paper.facts import facts_in
from gridlab.app.paper.methods import FORMS, Form, sections_of, written
from gridlab.app.paper.references import bibtex
from gridlab.app.quality.answers import quality_answers
from gridlab.app.study import EMBEDDINGS, OpenStudy, check_output_folder, check_output_place, part_of
from gridlab.app.thumbnails import picture_of
from gridlab.app.uses import Outcome, Use
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import Said, say
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.screen import ScreenKind
from gridlab.gui.kit.chart.painter import Figure, figure_bytes
from gridlab.gui.kit.chart.place import Axis, Bars, Chart, Floats
from gridlab.gui.kit.map.atlas import small_image
from gridlab.gui.kit.map.figure import draw_map
from gridlab.gui.kit.printing import POINTS, printed
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import LIGHT
from gridlab.gui.paper.outlook import outlook_chart
from gridlab.gui.paper.sequence import write_sequence
from gridlab.gui.screen.still import Does, at_once
from gridlab.science.embedding.ceiling import noise_ceiling
from gridlab.science.quality.agreement import agreement
from gridlab.store.atomic import write_whole
from gridlab.store.disk import make_folder, shown

_ENDINGS: Mapping[Form, str] = {"text": ".txt", "markdown": ".md", "latex": ".tex"}
_LONGEST_SECONDS = 60
_ELIDE = Qt.TextElideMode.ElideMiddle
_PER_ROW, _MOST_STIMULI = 10, 1_000
_CELL, _NAME_HIGH, _MARGIN = 66.0, 14.0, 12.0


@dataclass(frozen=True, slots=True)
class PaperWish:
    """What is wanted of which sessions, and where. suffix: of the figures, ".pdf", ".svg" or ".png".
    at_window: has screens painted on the window's thread, needed on any other."""

    folder: Path
    purpose: str = "main"
    suffix: str = ".pdf"
    at_window: Callable[[Cancel], Does] = lambda _cancel: at_once


@dataclass(frozen=True, slots=True)
class Paper:
    """The files that were written. skipped: what could not be made, and why."""

    files: tuple[Path, ...]
    skipped: tuple[tuple[str, Said], ...]


def writing_paper(study: OpenStudy, wish: PaperWish) -> Use[Paper]:
    """Writing Methods, references and figures into a folder, as a use."""
    return Use(
        say("Writing what the paper needs"),
        lambda cancel, progress: write_paper(study, wish, progress=progress, cancel=cancel),
        _told,
    )


def write_paper(
    study: OpenStudy, wish: PaperWish, *, progress: Progress = no_progress, cancel: Cancel | None = None
) -> Paper:
    """Write every file whole or not at all; a figure that cannot be made is named, and the rest is written.

    Raises GridLabError where nobody has answered, Cancelled.
    """
    check_output_folder(wish.folder)
    cancel = cancel or Cancel()
    found = collecting(study, wish.purpose).work(cancel, no_progress)
    facts = facts_in(study, wish.purpose, found)
    make_folder(wish.folder)
    files = [wish.folder / f"methods{_ENDINGS[form]}" for form in FORMS]
    for form, path in zip(FORMS, files, strict=True):
        write_whole(path, written(sections_of(facts), form).encode(), what=say("Methods text"))
    files.append(wish.folder / "references.bib")
    write_whole(files[-1], bibtex().encode(), what=say("references"))
    skipped: list[tuple[str, Said]] = []
    designs = [one.design for one in facts.designs]
    makers = list(_figures(study, found, designs, wish, cancel))
    for done, (name, make) in enumerate(makers):
        progress(done, len(makers))
        cancel.raise_if_set()
        path = wish.folder / f"{name}{wish.suffix}"
        try:
            make(path)
        except GridLabError as error:
            cancel.raise_if_set()
            skipped.append((name, error.what))
        else:
            files.append(path)
    progress(len(makers), len(makers))
    return Paper(tuple(files), tuple(skipped))


Make = Callable[[Path], object]


def _figures(
    study: OpenStudy, found: Collected, designs: list[Design], wish: PaperWish, cancel: Cancel
) -> Iterator[tuple[str, Make]]:
    """Each figure's name and what writes it."""
    yield "stimuli", lambda path: _write(path, _stimuli(study, wish.suffix))
    for design in designs:
        yield f"sequence-{design.name}", partial(_sequence, study, design, wish, cancel)
    yield "times", lambda path: _write(path, figure_bytes(_times(found), wish.suffix))
    yield "agreement", lambda path: _write(path, figure_bytes(_agreement(found), wish.suffix))
    yield "error", lambda path: _write(path, figure_bytes(_error(found, cancel), wish.suffix))
    for name in kept_names(study):
        kept = part_of(study, EMBEDDINGS, f"{name}{SUFFIX}")
        yield f"map-{name}", partial(_map, study, kept, cancel)


def _write(path: Path, data: bytes) -> None:
    check_output_place(path)
    write_whole(path, data, what=say("figure"))


def _map(study: OpenStudy, kept: Path, cancel: Cancel, path: Path) -> None:
    drawing_file(kept, study.folder, MapWish(path), draw_map).work(cancel, no_progress)


def _sequence(study: OpenStudy, design: Design, wish: PaperWish, cancel: Cancel, path: Path) -> None:
    screens, viewport = session_screens(design, study.study.images, 0), design.session.viewport
    write_sequence(path, study, design, screens, viewport, at_window=wish.at_window(cancel), cancel=cancel)


def _times(found: Collected) -> Figure:
    """How long screens took: all but practice, in whole seconds."""
    seconds = found.ints("screen/response_ms")[found.ints("screen/kind") != ScreenKind.PRACTICE] / 1000
    seconds = seconds[seconds >= 0]
    longest = int(min(max(math.ceil(float(np.quantile(seconds, 0.99))), 5), _LONGEST_SECONDS))
    counts = np.bincount(np.minimum(seconds.astype(np.int64), longest), minlength=longest + 1)
    across = Axis("seconds per screen", longest + 1.0, longest + 1.0, _whole)
    up = Axis("screens", float(counts.max()) * 1.08, float(counts.max()) * 1.08, _whole)
    bars = Bars("", "accent", tuple(counts.astype(float).tolist()))
    note = (
        f"{numeral(len(seconds))} screens; median {numeral(float(np.median(seconds)), '.1f')} s; "
        "the last bar holds all longer ones"
    )
    return Figure(Chart(across, up, bars=(bars,)), note)


def _agreement(found: Collected) -> Figure:
    """How far each annotator agrees with the others on shared screens, from the least to the most."""
    measured = quality_answers(found.stored.values, len(found.images))
    each = agreement(measured, measured.annotator, len(found.texts("annotator/code"))).kappa
    kappas = np.sort(each[np.isfinite(each)]).tolist()
    if not kappas:
        raise failure(
            "No two annotators answered the same screens.",
            safe=say("All other figures are written."),
            todo=say("Give the design shared screens."),
        )
    people = float(len(kappas))
    across = Axis(f"{len(kappas)} annotators, from the least to the most agreement", people, people, _none)
    up = Axis("agreement with others on shared screens (κ)", 1.0, 1.0, _tenths)
    middle = float(np.median(kappas))
    level = _Level(f"median {numeral(middle, '.2f')}", np.array([0.0, people]), np.full(2, middle))
    bars = Bars("", "accent", tuple(max(kappa, 0.0) for kappa in kappas))
    notes = ["0: as chance would have it"]
    if kappas[0] < 0:
        notes.append("κ below 0 is drawn as 0")
    answers = found.answers
    ceiling = noise_ceiling(answers.screens, answers.annotator, answers.shared)
    if ceiling is not None:
        low, high = (numeral(end, ".3f") for end in (ceiling.low, ceiling.high))
        notes.append(f"two people disagree on {high} of the triplets; best possible error {low} to {high}")
    return Figure(Chart(across, up, lines=(level,), marks=(None,), bars=(bars,)), "; ".join(notes))


@dataclass(frozen=True, slots=True)
class _Level:
    """A line across a chart."""

    name: str
    x: Floats
    y: Floats
    index: int = 1
    band: tuple[Floats, Floats] | None = None


def _error(found: Collected, cancel: Cancel) -> Figure:
    """The held-out error of maps of so many screens, and where more would lead."""
    outlook = looking_ahead(found).work(cancel, no_progress)
    if outlook.ahead is None:
        raise failure(
            "There are too few screens to say how the error falls.",
            safe=say("All other figures are written."),
            todo=say("Collect more answers."),
        )
    screens = numeral(outlook.screens)
    note = f"{outlook.people} annotators, {screens} screens; band: 80 % interval of the forecast"
    if not math.isnan(outlook.ceiling.low):
        low, high = (numeral(end, ".3f") for end in (outlook.ceiling.low, outlook.ceiling.high))
        note += f"; best possible between {low} and {high}"
    return Figure(outlook_chart(outlook), note)


def _none(ticks: Sequence[float]) -> list[str]:
    return [""] * len(ticks)


def _tenths(ticks: Sequence[float]) -> list[str]:
    return [numeral(tick, ".1f") for tick in ticks]


def _whole(ticks: Sequence[float]) -> list[str]:
    return [numeral(round(tick)) for tick in ticks]


def _stimuli(study: OpenStudy, suffix: str) -> bytes:
    """Every included image with its name, in the study's order."""
    images = [image for image in study.study.images if image.included][:_MOST_STIMULI]
    left = sum(image.included for image in study.study.images) - len(images)
    pictures = [small_image(picture_of(study, image, 256)) for image in images]
    rows = math.ceil(len(images) / _PER_ROW)
    wide = 2 * _MARGIN + _PER_ROW * _CELL
    high = 2 * _MARGIN + rows * (_CELL + _NAME_HIGH) + (_NAME_HIGH if left else 0)

    def paint(painter: QPainter) -> None:
        painter.setFont(interface_font(7))
        painter.setPen(LIGHT.colour("soft"))
        for place, (image, picture) in enumerate(zip(images, pictures, strict=True)):
            row, column = divmod(place, _PER_ROW)
            left_edge, top = _MARGIN + column * _CELL, _MARGIN + row * (_CELL + _NAME_HIGH)
            side = _CELL - 8
            scale = side / max(picture.width(), picture.height(), 1)
            size = QSizeF(picture.width() * scale, picture.height() * scale)
            corner = QPointF(left_edge + (side - size.width()) / 2, top + (side - size.height()) / 2)
            painter.drawImage(QRectF(corner, size), picture)
            name = painter.fontMetrics().elidedText(Path(image.name).stem, _ELIDE, int(_CELL - 4))
            below = QRectF(left_edge - 4, top + side + 2, _CELL, _NAME_HIGH)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, name)
        if left:
            painter.drawText(QPointF(_MARGIN, high - _MARGIN), f"and {numeral(left)} more")

    return printed(suffix, QSizeF(wide, high) * POINTS, "Stimuli", paint)


def _told(done: Paper) -> Outcome:
    what = say("{count} files are written.", count=len(done.files))
    if not done.skipped:
        return Outcome("ok", what, shown(done.files[0].parent))
    name, why = done.skipped[0]
    return Outcome("warn", what, say("{name} is skipped: {why}", name=name, why=why))
