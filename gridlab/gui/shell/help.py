"""Help in place of the pages: getting started, the glossary, and what the program is and rests on."""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from datetime import date
from importlib import metadata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from gridlab import __version__
from gridlab.gui.kit.boxes import EDGES, Wide, boxed, column, grounded, row, scrolled
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate

WIDEST = 720
Entry = tuple[str, str]
_LIBRARIES: Sequence[tuple[str, str]] = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("numpy", "BSD-3-Clause"),
    ("scipy", "BSD-3-Clause"),
    ("h5py", "BSD-3-Clause"),
    ("pillow", "MIT-CMU"),
    ("pydantic", "MIT"),
    ("typer", "MIT"),
    ("rich", "MIT"),
    ("joblib", "BSD-3-Clause"),
    ("markdown-it-py", "MIT"),
)
METHOD = """@inproceedings{wilber2014grid,
  author    = {Wilber, Michael J. and Kwak, Iljung S. and Belongie, Serge J.},
  title     = {Cost-Effective {HIT}s for Relative Similarity Comparisons},
  booktitle = {Proceedings of the AAAI Conference on Human Computation and Crowdsourcing (HCOMP)},
  year      = {2014}
}"""


def bibtex(year: int | None = None) -> str:
    """How GridLab and its method are cited, for BibTeX."""
    program = f"""@software{{gridlab,
  author  = {{{{The GridLab developers}}}},
  title   = {{GridLab: grid {{HIT}}s for similarity}},
  version = {{{__version__}}},
  year    = {{{year or date.today().year}}}
}}"""
    return f"{program}\n\n{METHOD}"


class HelpView(QWidget):
    """One page of help. left: it is to be closed."""

    left = Signal()

    def __init__(self, title: str, parts: Sequence[QWidget]) -> None:
        super().__init__()
        grounded(self, "page")
        self.setAccessibleName(title)
        close = button(translate("Help", "Close"), shortcut="Esc")
        close.clicked.connect(self.left)
        sheet = boxed(column(*parts, Wide(), spacing=16))
        sheet.setMaximumWidth(WIDEST)
        self.area = scrolled(row(Wide(sheet, 100), Wide(), margins=EDGES))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = row(label(title, "display"), Wide(), close, spacing=24)
        self.setLayout(column(head, Wide(self.area), spacing=24, margins=(40, 32, 40, 24)))


def getting_started() -> HelpView:
    """The way from a folder of images to a dataset."""
    return HelpView(translate("Help", "Getting started"), [_listed(_steps(), numbered=True)])


def glossary() -> HelpView:
    """What the words mean."""
    return HelpView(translate("Help", "Glossary"), [_listed(_words())])


def about() -> HelpView:
    """Versions, licences, and how to cite."""
    versions = [("GridLab", f"{__version__} · MIT"), ("Python", f"{platform.python_version()} · PSF-2.0")]
    versions += [
        (name, f"{version} · {licence}") for name, licence in _LIBRARIES if (version := _version(name))
    ]
    cite = label(bibtex(), wraps=True, selectable=True)
    cite.setObjectName("bibtex")
    copy = button(translate("Help", "Copy BibTeX"), icon_name="copy")
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(bibtex()))
    text = translate(
        "Help",
        "Cite GridLab with its version, and the paper that introduced grids of images for similarity.",
    )
    fonts = translate(
        "Help", "The Inter font is under the SIL Open Font License, the Lucide icons under the ISC licence."
    )
    parts = (
        label(translate("Help", "Versions and licences"), "section"),
        _listed(versions),
        label(fonts, "soft", wraps=True),
        label(translate("Help", "How to cite"), "section"),
        label(text, wraps=True),
        cite,
        boxed(row(copy, Wide())),
    )
    return HelpView(translate("Help", "About GridLab"), parts)


HELP: dict[str, Callable[[], HelpView]] = {
    "getting_started": getting_started,
    "glossary": glossary,
    "about": about,
}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _listed(entries: Sequence[Entry], *, numbered: bool = False) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(10)
    grid.setColumnMinimumWidth(0, 150)
    grid.setColumnStretch(1, 1)
    for number, (word, meaning) in enumerate(entries):
        head = f"{number + 1}. {word}" if numbered else word
        grid.addWidget(label(head, "strong", wraps=True), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(meaning, wraps=True), number, 1, Qt.AlignmentFlag.AlignTop)
    return made


def _steps() -> list[Entry]:
    return [
        (
            translate("Help", "Images"),
            translate(
                "Help",
                "Make a study from a folder of images. Every file is checked. You'll see which ones "
                "can't be used, and why.",
            ),
        ),
        (
            translate("Help", "Design"),
            translate(
                "Help",
                "Start from a template and change what you like. The preview beside the form is what "
                "people will see.",
            ),
        ),
        (
            translate("Help", "Preview"),
            translate("Help", "Walk through the whole HIT as an annotator does. Nothing is recorded."),
        ),
        (
            translate("Help", "Cost"),
            translate(
                "Help", "See what the triplets cost and what error to expect. Compare designs before you pay."
            ),
        ),
        (
            translate("Help", "Sessions"),
            translate(
                "Help",
                "Start a session and hand over the keyboard. Or try the study with simulated annotators "
                "first.",
            ),
        ),
        (
            translate("Help", "Data"),
            translate(
                "Help", "Look at what was collected and at the map of your images. Export one HDF5 file."
            ),
        ),
    ]


def _words() -> list[Entry]:
    return [*_words_of_a_screen(), *_words_of_a_study()]


def _words_of_a_screen() -> list[Entry]:
    return [
        (
            translate("Help", "HIT"),
            translate("Help", "One sitting: the run of screens one person answers for one reward."),
        ),
        (translate("Help", "Screen"), translate("Help", "One probe with one grid, answered once.")),
        (translate("Help", "Probe"), translate("Help", "The image that the others are compared with.")),
        (translate("Help", "Grid"), translate("Help", "The images shown beside the probe.")),
        (
            translate("Help", "Triplet"),
            translate(
                "Help",
                "A statement: the anchor is nearer to the one image than to the other. One screen gives "
                "many.",
            ),
        ),
        (
            translate("Help", "Catch screen"),
            translate("Help", "A screen with a known right answer. It shows who is not looking."),
        ),
        (
            translate("Help", "Repeat screen"),
            translate(
                "Help",
                "An earlier screen shown again in another order. It shows how often people agree with "
                "themselves.",
            ),
        ),
        (
            translate("Help", "Shared screen"),
            translate("Help", "A screen that every annotator answers. It shows how well people agree."),
        ),
        (translate("Help", "Practice screen"), translate("Help", "A screen before the first that counts.")),
    ]


def _words_of_a_study() -> list[Entry]:
    return [
        (
            translate("Help", "Annotator"),
            translate("Help", "The person who answers, known by a code and never by a name."),
        ),
        (
            translate("Help", "Session"),
            translate("Help", "One annotator doing one HIT of one design, and its file."),
        ),
        (
            translate("Help", "Purpose"),
            translate("Help", "What a session counts for: main, pilot, test or simulated."),
        ),
        (translate("Help", "Station"), translate("Help", "One machine of a lab, with a number of its own.")),
        (
            translate("Help", "Design"),
            translate(
                "Help", "Everything that defines a HIT: grid, layout, wording, screens, sampling, pay."
            ),
        ),
        (translate("Help", "Study"), translate("Help", "A folder with everything of one investigation.")),
        (
            translate("Help", "Exclusion"),
            translate("Help", "A rule or decision about what not to count. Nothing is deleted."),
        ),
        (
            translate("Help", "Embedding"),
            translate("Help", "A map: images lie close together where people chose them together."),
        ),
        (translate("Help", "Dataset"), translate("Help", "The HDF5 file that an export writes.")),
    ]
