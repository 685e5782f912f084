"""The sheet for an ethics board: everything a person sees in a HIT, in its order, as a PDF.

Texts are the design's own and those that the session adds, pictures are painted by the session's own code.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from gridlab.app.markdown import markdown_html
from gridlab.app.study import OpenStudy, check_output_place
from gridlab.domain.cost import hourly_wage, pay_of_assignment
from gridlab.domain.design import Design, Question
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    EndPage,
    FeedbackPage,
    InstructionsPage,
    Page,
    QuestionsPage,
    ScreenPage,
    page_plan,
)
from gridlab.domain.hit_time import hit_time
from gridlab.domain.money import rounded
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import Said, say
from gridlab.domain.screen import Screen, ScreenKind, numbers_of
from gridlab.domain.session_words import SessionWords, is_right_to_left
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import duration, numeral
from gridlab.gui.screen.image_supply import study_reader
from gridlab.gui.screen.sheet import Paper, check_end, kind_words, paper_size
from gridlab.gui.screen.steady_pdf import without_moment
from gridlab.gui.screen.still import Does, Still, photographed, still_of
from gridlab.store.atomic import write_whole
from gridlab.store.design_file import design_id
from gridlab.store.session_words import session_words

_SHOWN_WIDTH = 460
_CSS_DPI = 96
_MARGIN = 72
_STYLE = """
body { color: #1a1f2b; }
h1 { font-size: 22px; margin-bottom: 2px; }
h2 { font-size: 16px; margin-top: 18px; margin-bottom: 4px; color: #2f4b8f; }
h3, h4 { font-size: 14px; }
.soft { color: #5b6472; font-size: 12px; }
"""


def write_ethics(
    path: Path,
    opened: OpenStudy,
    design: Design,
    screens: Sequence[Screen],
    viewport: tuple[int, int],
    *,
    paper: Paper = "A4",
    at_window: Does,
    cancel: Cancel | None = None,
    progress: Progress = no_progress,
) -> Path:
    """Write all pages of a HIT with their texts, one picture of each kind of screen, and the pay; gives the
    path. Whole or not at all. Raises GridLabError, Cancelled.
    """
    check_output_place(path)
    if path.suffix.lower() != ".pdf":
        raise GridLabError(
            say("The sheet for the ethics board is a .pdf, not {name}.", name=path.name),
            safe=say("Nothing was written."),
            todo=say("Give the file this ending."),
        )
    pictures = sheet_pictures(opened, design, screens, viewport, at_window, cancel=cancel, progress=progress)
    text = ethics_html(opened, design, screens, viewport)
    what = say("sheet for the ethics board")
    write_document(path, design.name, text, pictures, paper=paper, what=what)
    return path


def sheet_pictures(
    opened: OpenStudy,
    design: Design,
    screens: Sequence[Screen],
    viewport: tuple[int, int],
    at_window: Does,
    *,
    cancel: Cancel | None = None,
    progress: Progress = no_progress,
) -> dict[str, QImage]:
    """One picture of each kind of screen of each run, by what `ethics_html` calls them. Raises Cancelled."""
    read = study_reader(opened)
    pictures: dict[str, QImage] = {}
    for key, still in one_by_one(list(_stills(design, screens, viewport)), progress, cancel):
        pictures[key] = photographed(still, read, at_window, cancel)
    return pictures


def write_document(
    path: Path, title: str, text: str, pictures: Mapping[str, QImage], *, paper: Paper, what: Said
) -> None:
    """Write HTML with its pictures as a PDF, the same bytes each time. Raises GridLabError."""

    def fill(file: Path) -> None:
        writer = QPdfWriter(str(file))
        writer.setTitle(title)
        writer.setCreator("GridLab")
        size, portrait = QPageSize(paper_size(paper)), QPageLayout.Orientation.Portrait
        writer.setPageLayout(QPageLayout(size, portrait, QMarginsF(0, 0, 0, 0)))
        document = QTextDocument()
        document.setDefaultFont(interface_font(13))
        document.setDefaultStyleSheet(_STYLE)
        for key, picture in pictures.items():
            document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(key), picture)
        document.setHtml(text)
        _print(document, writer)
        file.write_bytes(without_moment(file.read_bytes()))

    write_whole(path, fill, what=what, check=check_end)


def _print(document: QTextDocument, writer: QPdfWriter) -> None:
    """Every page of a document with its number. Raises OSError where the file cannot be painted on."""
    ratio = writer.resolution() / _CSS_DPI
    room = QSizeF(writer.width() / ratio - 2 * _MARGIN, writer.height() / ratio - 2 * _MARGIN)
    document.setPageSize(room)
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError("the file cannot be opened")
    for page in range(document.pageCount()):
        if page:
            writer.newPage()
        painter.save()
        painter.scale(ratio, ratio)
        painter.translate(_MARGIN, _MARGIN - page * room.height())
        document.drawContents(painter, QRectF(0, page * room.height(), room.width(), room.height()))
        foot = QRectF(0, (page + 1) * room.height() + 16, room.width(), 20)
        painter.setFont(interface_font(11))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, f"{page + 1} / {document.pageCount()}")
        painter.restore()
    painter.end()


def ethics_html(
    opened: OpenStudy, design: Design, screens: Sequence[Screen], viewport: tuple[int, int]
) -> str:
    """The sheet's text: a section for each page, one for each run of screens, and the pay."""
    words = session_words(design.language)
    title = html.escape(f"{opened.study.title or opened.folder.name} · {design.name}")
    about = translate("EthicsSheet", "Everything that a person sees in this HIT, in order.")
    parts = [f"<h1>{title}</h1><p class='soft'>{about} Design {design_id(design)}</p>"]
    runs = groupby(page_plan(design, screens), lambda page: isinstance(page, ScreenPage | FeedbackPage))
    number = 0
    for is_run, pages in runs:
        run = list(pages)
        for page in run[:1] if is_run else run:
            number += 1
            body = _screens(design, screens, run, words) if is_run else _page(page, design, screens, words)
            heading = _heading(page, words) if not is_run else translate("EthicsSheet", "Screens")
            parts.append(f"<h2>{number}. {html.escape(heading)}</h2>{body}")
    pay = translate("EthicsSheet", "Pay")
    parts.append(f"<h2>{number + 1}. {pay}</h2>{_pay(design)}")
    width, height = viewport
    shown = translate("EthicsSheet", "Screens are shown as on a display of {width}×{height} pixels.")
    parts.append(f"<p class='soft'>{shown.format(width=width, height=height)}</p>")
    side = " dir='rtl'" if is_right_to_left(design.language) else ""
    return f"<body{side}>{''.join(parts)}</body>"


def _heading(page: Page, words: SessionWords) -> str:
    match page:
        case ConsentPage():
            return words["consent"]
        case QuestionsPage():
            return words["questions"]
        case BreakPage():
            return words["break_title"]
        case EndPage():
            return words["debrief"]
    return words["instructions"]


def _page(page: Page, design: Design, screens: Sequence[Screen], words: SessionWords) -> str:
    from_right = is_right_to_left(design.language)
    match page:
        case ConsentPage(text):
            choice = f"<p>☐ {html.escape(words['agree'])}   ☐ {html.escape(words['decline'])}</p>"
            return markdown_html(text, from_right=from_right) + choice
        case InstructionsPage(text):
            return markdown_html(text, from_right=from_right)
        case QuestionsPage(questions):
            return "".join(_question(one, words) for one in questions)
        case BreakPage(seconds):
            numbers = numbers_of(screens)
            told = words["break_text"].format(answered=numbers[page.after_position], total=numbers[-1])
            least = translate("EthicsSheet", "At least {seconds} seconds.").format(seconds=seconds)
            return f"<p>{html.escape(told)} {least if seconds else ''}</p>"
        case EndPage():
            text = page.text or f"{words['complete_text']}"
            code = html.escape(page.completion_code)
            told = f"<p>{html.escape(words['code_title'])}: <b>{code}</b></p>" if code else ""
            return markdown_html(text, from_right=from_right) + told
    return ""


def _question(question: Question, words: SessionWords) -> str:
    required = f" <i>({html.escape(words['required'])})</i>" if question.required else ""
    choices = "".join(f"<br/>○ {html.escape(choice)}" for choice in question.choices)
    field = {"check": "<br/>☐", "choice": ""}.get(question.kind, "<br/>____________________")
    return f"<p>{html.escape(question.text)}{required}{choices}{field}</p>"


def _screens(design: Design, screens: Sequence[Screen], run: Sequence[Page], words: SessionWords) -> str:
    """What a run of screens asks, how many there are of each kind, and a picture of each."""
    places = [page.position for page in run if isinstance(page, ScreenPage)]
    block = design.blocks[screens[places[0]].block]
    kinds = Counter(screens[place].kind for place in places)
    counts = ", ".join(f"{kinds[kind]} {kind_words(kind)}" for kind in ScreenKind if kinds[kind])
    lines = [counts, *_timing(design, screens[places[0]].block)]
    if any(isinstance(page, FeedbackPage) for page in run):
        right, wrong = html.escape(words["right"]), html.escape(words["not_right"])
        text = translate("EthicsSheet", "After a practice screen: “{right}” or “{wrong}”")
        lines.append(text.format(right=right, wrong=wrong))
    shown = "".join(
        f"<p><img src='{_key(place)}' width='{_SHOWN_WIDTH}'/><br/><span class='soft'>"
        f"{kind_words(screens[place].kind)}</span></p>"
        for place in _samples(screens, places)
    )
    asked = html.escape(block.question.replace("{choose}", numeral(block.grid.choose)))
    return f"<p><b>{asked}</b></p><p>{'<br/>'.join(lines)}</p>{shown}"


def _timing(design: Design, block: int) -> list[str]:
    timing = design.blocks[block].timing
    found = []
    if timing.blank_ms:
        text = translate("EthicsSheet", "{ms} ms of empty display before each screen.")
        found.append(text.format(ms=timing.blank_ms))
    if timing.limit_seconds is not None:
        text = translate("EthicsSheet", "Each screen is submitted after {seconds} seconds as it is.")
        found.append(text.format(seconds=numeral(timing.limit_seconds, "g")))
    return found


def _pay(design: Design) -> str:
    payment, time = design.payment, hit_time(design)
    pay = pay_of_assignment(payment, time.hit_seconds)
    wage = rounded(hourly_wage(pay, time.hit_seconds), payment.currency)
    text = translate(
        "EthicsSheet",
        "{pay} {currency} for about {time}, which is {wage} {currency} an hour. The time is {source}.",
    )
    source = {
        "sessions": translate("EthicsSheet", "that of earlier sessions"),
        "entered": translate("EthicsSheet", "an estimate"),
        "assumed": translate("EthicsSheet", "an estimate"),
    }[time.source]
    return "<p>{}</p>".format(
        text.format(
            pay=numeral(pay, "f"),
            currency=payment.currency,
            time=duration(time.hit_seconds),
            wage=numeral(wage, "f"),
            source=source,
        )
    )


def _samples(screens: Sequence[Screen], places: Sequence[int]) -> list[int]:
    """One screen of practice, and one of all that look alike to a person."""
    practice = next((place for place in places if screens[place].kind is ScreenKind.PRACTICE), None)
    other = next((place for place in places if screens[place].kind is ScreenKind.MAIN), None)
    other = next((place for place in places if screens[place].counts), None) if other is None else other
    return [place for place in (practice, other) if place is not None]


def _stills(
    design: Design, screens: Sequence[Screen], viewport: tuple[int, int]
) -> Iterator[tuple[str, Still]]:
    """The pictures of the sheet, by what its text calls them."""
    numbers = numbers_of(screens)
    runs = groupby(page_plan(design, screens), lambda page: isinstance(page, ScreenPage | FeedbackPage))
    for is_run, pages in runs:
        places = [page.position for page in pages if isinstance(page, ScreenPage)] if is_run else []
        for place in _samples(screens, places):
            still = still_of(design, screens[place], numbers[place], numbers[-1], viewport)
            yield _key(place), still


def _key(place: int) -> str:
    return f"screen-{place}"
