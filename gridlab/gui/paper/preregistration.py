"""A preregistration: what is planned of a design and all that a person will see, as a PDF or a folder."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from gridlab.app.designs import load_design
from gridlab.app.paper.methods import Section, written
from gridlab.app.paper.plan import plan_of, plan_sections
from gridlab.app.paper.references import bibtex
from gridlab.app.study import OpenStudy, check_output_place
from gridlab.domain.design import Design
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import say
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.screen import Screen
from gridlab.gui.screen.ethics import ethics_html, sheet_pictures, write_document
from gridlab.gui.screen.picture import ready_qt
from gridlab.gui.screen.sheet import Paper
from gridlab.gui.screen.still import Does, at_once
from gridlab.store.atomic import write_whole
from gridlab.store.design_file import design_bytes
from gridlab.store.disk import make_folder
from gridlab.store.exclusions_file import exclusions_bytes

PDF = "preregistration.pdf"


@dataclass(frozen=True, slots=True)
class Preregistered:
    """What is wanted of a preregistration. is_predicted: with the error to expect, which is simulated first.
    day: when it was planned, "" for not said: nothing else in it tells of a time."""

    paper: Paper = "A4"
    is_predicted: bool = True
    day: str = ""


def write_preregistration(
    path: Path,
    opened: OpenStudy,
    design: Design,
    screens: Sequence[Screen],
    viewport: tuple[int, int],
    wish: Preregistered | None = None,
    *,
    at_window: Does,
    cancel: Cancel | None = None,
    progress: Progress = no_progress,
) -> Path:
    """Write it as one PDF where the path ends so, else as a folder with the PDF, its text, the design, the
    rules, BibTeX, a picture of each kind of screen, and the SHA-256 of each file; gives the path.

    The same study gives the same bytes. Raises GridLabError, Cancelled.
    """
    wish = wish or Preregistered()
    is_file = path.suffix.lower() == ".pdf"
    check_output_place(path if is_file else path / PDF)
    plan = plan_of(
        opened, design, is_predicted=wish.is_predicted, day=wish.day, progress=progress, cancel=cancel
    )
    pictures = sheet_pictures(opened, design, screens, viewport, at_window, cancel=cancel)
    sections = plan_sections(plan)
    text = _html(sections, ethics_html(opened, design, screens, viewport))
    if not is_file:
        make_folder(path)
    pdf = path if is_file else path / PDF
    write_document(pdf, design.name, text, pictures, paper=wish.paper, what=say("preregistration"))
    if is_file:
        return path
    parts = {
        "preregistration.md": written(sections, "markdown").encode(),
        f"{design.name}.json": design_bytes(design),
        "exclusions.json": exclusions_bytes(plan.exclusions),
        "references.bib": bibtex().encode(),
        **{f"{key}.png": _png(picture) for key, picture in pictures.items()},
    }
    for name, data in parts.items():
        write_whole(path / name, data, what=say("preregistration"))
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}
    sums[PDF] = hashlib.sha256(pdf.read_bytes()).hexdigest()
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    write_whole(path / "SHA256SUMS", lines.encode(), what=say("preregistration"))
    return path


def _html(sections: Sequence[Section], everything: str) -> str:
    """The plan, then the sheet of all that a person sees."""
    parts = ["<h1>Preregistration</h1>"]
    for section in sections:
        parts.append(f"<h2>{html.escape(section.heading)}</h2>")
        parts += [f"<p>{html.escape(text)}</p>" for text in section.paragraphs]
    plan = f"<div>{''.join(parts)}</div>"
    head, end = everything.split(">", 1)
    return f"{head}>{plan}<div style='page-break-before: always'></div>{end}"


def _png(picture: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def save_preregistration(
    opened: OpenStudy, design_name: str, out: Path, viewport: tuple[int, int], wish: Preregistered
) -> Path:
    """Write the preregistration of a design in a study; gives the path. Raises GridLabError."""
    design = load_design(opened, design_name)
    ready_qt()
    screens = session_screens(design, opened.study.images, 0)
    return write_preregistration(out, opened, design, screens, viewport, wish, at_window=at_once)
