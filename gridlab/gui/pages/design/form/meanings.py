"""What the fields of a design mean, for the form's language; the domain says it beside each field."""

from __future__ import annotations

from gridlab.gui.look.language import QT_TRANSLATE_NOOP, translate

# The same texts as in gridlab/domain/design.py; a test holds the two together.
MEANINGS = (
    QT_TRANSLATE_NOOP("Meanings", "The name of the design and of its file."),
    QT_TRANSLATE_NOOP("Meanings", "BCP 47 tag of the wordings."),
    QT_TRANSLATE_NOOP("Meanings", "Markdown; an empty page is not shown."),
    QT_TRANSLATE_NOOP("Meanings", "Shown with the debrief, to claim the reward."),
    QT_TRANSLATE_NOOP("Meanings", "Questions to the annotator."),
    QT_TRANSLATE_NOOP("Meanings", "Names the answer in files; unique in the design."),
    QT_TRANSLATE_NOOP("Meanings", "What the annotator reads."),
    QT_TRANSLATE_NOOP("Meanings", "How it is answered."),
    QT_TRANSLATE_NOOP("Meanings", "What can be chosen; for kind `choice` only, at least two, all different."),
    QT_TRANSLATE_NOOP("Meanings", "Whether the session goes on only with an answer."),
    QT_TRANSLATE_NOOP("Meanings", "Before or after the screens."),
    QT_TRANSLATE_NOOP("Meanings", "Whether the answers go into the dataset."),
    QT_TRANSLATE_NOOP("Meanings", "Blocks as written, or rotated over session numbers."),
    QT_TRANSLATE_NOOP("Meanings", "Answered in `order`."),
    QT_TRANSLATE_NOOP("Meanings", "Tells blocks apart."),
    QT_TRANSLATE_NOOP("Meanings", "Above the grid; {choose} is replaced."),
    QT_TRANSLATE_NOOP("Meanings", "Markdown, shown before the block."),
    QT_TRANSLATE_NOOP("Meanings", "Only images with one of these labels; empty: all images."),
    QT_TRANSLATE_NOOP("Meanings", "Rows of cells."),
    QT_TRANSLATE_NOOP("Meanings", "Columns of cells."),
    QT_TRANSLATE_NOOP("Meanings", "k: how many cells the annotator picks."),
    QT_TRANSLATE_NOOP("Meanings", "The fewest that may be submitted; left out: as many as `choose`."),
    QT_TRANSLATE_NOOP("Meanings", "Whether the order of choosing counts."),
    QT_TRANSLATE_NOOP("Meanings", "Where the probe stands."),
    QT_TRANSLATE_NOOP("Meanings", "A size in CSS (device-independent) pixels."),
    QT_TRANSLATE_NOOP("Meanings", "Between cells."),
    QT_TRANSLATE_NOOP("Meanings", "Around everything, and between probe and grid."),
    QT_TRANSLATE_NOOP("Meanings", "Whole image in its cell, or the cell filled."),
    QT_TRANSLATE_NOOP("Meanings", "Colour behind the screen, #rrggbb."),
    QT_TRANSLATE_NOOP("Meanings", "Colour of what is chosen, #rrggbb."),
    QT_TRANSLATE_NOOP("Meanings", "Whether each cell shows its key."),
    QT_TRANSLATE_NOOP("Meanings", "On a display smaller than needed: shrink, or do not start."),
    QT_TRANSLATE_NOOP("Meanings", "Main screens, different for every annotator."),
    QT_TRANSLATE_NOOP("Meanings", "Shared screens, the same for every annotator."),
    QT_TRANSLATE_NOOP("Meanings", "Practice screens before the first that counts."),
    QT_TRANSLATE_NOOP("Meanings", "Catch screens."),
    QT_TRANSLATE_NOOP("Meanings", "Repeat screens; at most as many as main ones."),
    QT_TRANSLATE_NOOP(
        "Meanings",
        "`identical`: the probe is one cell; `label`: exactly `choose` cells share the probe's label.",
    ),
    QT_TRANSLATE_NOOP("Meanings", "How images are picked."),
    QT_TRANSLATE_NOOP("Meanings", "Another seed, other screens."),
    QT_TRANSLATE_NOOP("Meanings", "For method `listed` only: the screens."),
    QT_TRANSLATE_NOOP("Meanings", "Name of the probe."),
    QT_TRANSLATE_NOOP("Meanings", "Names of the grid images in display order."),
    QT_TRANSLATE_NOOP("Meanings", "Input before this is ignored."),
    QT_TRANSLATE_NOOP("Meanings", "Empty time before a screen."),
    QT_TRANSLATE_NOOP("Meanings", "Then the screen is submitted as it is; null: no limit."),
    QT_TRANSLATE_NOOP("Meanings", "A break after this many screens; 0: none."),
    QT_TRANSLATE_NOOP("Meanings", "How long a break lasts at least."),
    QT_TRANSLATE_NOOP("Meanings", "Whether the annotator may go back."),
    QT_TRANSLATE_NOOP("Meanings", "Whether the time left is shown."),
    QT_TRANSLATE_NOOP("Meanings", "The display the design is made for, width and height in CSS pixels."),
    QT_TRANSLATE_NOOP("Meanings", "Key of a platform."),
    QT_TRANSLATE_NOOP("Meanings", "ISO 4217 code."),
    QT_TRANSLATE_NOOP("Meanings", "Paid for one HIT."),
    QT_TRANSLATE_NOOP("Meanings", "HITs bought."),
    QT_TRANSLATE_NOOP("Meanings", "Expected bonus for one HIT."),
    QT_TRANSLATE_NOOP("Meanings", "VAT on the fee."),
    QT_TRANSLATE_NOOP("Meanings", "Pay by the hour in the lab; null: by the HIT."),
    QT_TRANSLATE_NOOP("Meanings", "Paid for coming to the lab."),
    QT_TRANSLATE_NOOP("Meanings", "Share of annotators to be replaced."),
    QT_TRANSLATE_NOOP("Meanings", "Entered by the researcher; null: not known."),
    QT_TRANSLATE_NOOP("Meanings", "Reading, questions, debrief."),
)


def meaning_of(text: str) -> str:
    """What a field means, in the language of the interface."""
    return translate("Meanings", text) if text else ""
