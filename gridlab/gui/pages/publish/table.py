"""The rows of the Publish page's form, and what its choices mean."""

from __future__ import annotations

from gridlab.app.session.columns import PURPOSE_NAMES
from gridlab.app.web.addresses import WAYS, Channel
from gridlab.app.web.pasting import when_called
from gridlab.domain.publication import MOST_NUMBERS, WHENS, When
from gridlab.gui.kit.choosers import Choose
from gridlab.gui.kit.entries import Field
from gridlab.gui.kit.form_table import Row, Section
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told

LABELS = 160
USUAL_SINK: dict[Channel, str] = {"jatos": "jatos"}
"""Where answers usually go, by channel; others: to the program's own server."""


def sections(way_text: Row, sink_text: Row, choose: Choose) -> tuple[Section, ...]:
    """The whole form. way_text, sink_text: rows that say what is chosen. choose: asks for a folder."""
    return (
        Section("who", "", (*_who(), way_text, *_answers(), sink_text)),
        Section("sessions", "", _sessions()),
        Section("codes", "", _codes()),
        Section("place", "", _place(choose)),
    )


def way_texts() -> dict[Channel, str]:
    """What a channel needs, by its key."""
    return {
        "prolific": translate(
            "Publish",
            "Prolific sends people to your page and pays them when they bring the code back. Its ids are "
            "sealed in the browser, and only this machine can open them.",
        ),
        "connect": translate(
            "Publish",
            "Connect sends people to your page with its own ids and pays them when they bring the code back.",
        ),
        "sona": translate(
            "Publish", "SONA sends students to your page. Use the completion URL that SONA gives you as code."
        ),
        "jatos": translate(
            "Publish", "You import one file into JATOS. It hands the page out and keeps the answers."
        ),
        "server": translate(
            "Publish",
            "You run “gridlab serve” on a machine that people can reach, behind a proxy with https.",
        ),
        "lab": translate(
            "Publish",
            "One computer in the lab runs “gridlab serve”, and the tablets open its address on the same "
            "network. Nothing leaves the lab.",
        ),
        "other": translate("Publish", "Any page can link to this one, and any web server can hand it out."),
    }


def sink_texts() -> dict[str, str]:
    """What becomes of answers, by the sink's key."""
    return {
        "serve": translate(
            "Publish",
            "Every answer is on the server's disk before the next screen takes input. Numbers are given out "
            "once, and codes only after the last answer.",
        ),
        "jatos": translate("Publish", "JATOS keeps the answers. Export its results, then collect them here."),
        "post": translate(
            "Publish",
            "Answers are sent to a program of your own. Nobody counts the sessions: use personal links to "
            "keep images balanced.",
        ),
        "file": translate(
            "Publish",
            "Each annotator saves a file at the end and hands it in. Use personal links to keep images "
            "balanced.",
        ),
    }


def _who() -> tuple[Row, ...]:
    ways = tuple((way.key, told(way.called)) for way in WAYS)
    design = translate("Publish", "Design")
    return (
        Row(design, (Field("design", design, "list"),)),
        Row(
            translate("Publish", "Annotators come from"),
            (Field("way", translate("Publish", "Where annotators come from"), "list", choices=ways),),
        ),
    )


def _answers() -> tuple[Row, ...]:
    sinks = (
        ("serve", translate("Publish", "GridLab's own server")),
        ("jatos", translate("Publish", "JATOS")),
        ("post", translate("Publish", "An address of your own")),
        ("file", translate("Publish", "A file that annotators hand in")),
    )
    goes = translate("Publish", "Answers go to")
    return (
        Row(goes, (Field("sink", goes, "list", choices=sinks),)),
        Row(
            translate("Publish", "Their address"),
            (Field("post", translate("Publish", "Address that answers are sent to"), hint="https://…"),),
        ),
    )


def _sessions() -> tuple[Row, ...]:
    purposes = tuple((key, told(PURPOSE_NAMES[key])) for key in ("main", "pilot", "test"))
    counts = translate("Publish", "Counts as")
    most = translate("Publish", "Max. sessions")
    links = translate("Publish", "Personal links")
    return (
        Row(translate("Publish", "Sessions")),
        Row(counts, (Field("purpose", counts, "choice", choices=purposes),)),
        Row(
            most,
            (Field("numbers", most, "number", low=1, high=MOST_NUMBERS),),
            note=translate(
                "Publish",
                "Twice as many as you pay for leaves room for people who stop early. Each number belongs to "
                "this page from now on.",
            ),
        ),
        Row(
            links,
            (Field("links", links, "number", high=MOST_NUMBERS),),
            note=translate(
                "Publish", "Each link has a number of its own, for people you invite yourself. 0: no links."
            ),
        ),
    )


def _codes() -> tuple[Row, ...]:
    hints: dict[When, str] = {
        "complete": translate("Publish", "Code or address, shown once all answers are saved"),
        "declined": translate("Publish", "So that nobody blocks a place for days"),
        "withdrawn": "",
        "refused": "",
    }
    rows = []
    for when in WHENS:
        says = told(when_called(when))
        rows.append(Row(says, (Field(f"code.{when}", says, hint=hints[when]),)))
    return (Row(translate("Publish", "Codes at the end")), *rows)


def _place(choose: Choose) -> tuple[Row, ...]:
    address, folder = translate("Publish", "Public address"), translate("Publish", "New folder")
    return (
        Row(translate("Publish", "Where the page goes")),
        Row(
            address,
            (Field("url", address, hint="https://…"),),
            note=translate(
                "Publish", "Where annotators will open the page. Leave it empty if you don't know it yet."
            ),
        ),
        Row(folder, (Field("out", folder, choose=choose),)),
    )
