"""The panel that starts a session: annotator, design, purpose, display, and the study's list of codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from gridlab.app.session.codes import CodesAlike, PathForCode, SessionWish, planned
from gridlab.app.session.columns import PURPOSE_NAMES
from gridlab.app.session.start import UnfinishedSession
from gridlab.domain.errors import GridLabError
from gridlab.domain.visible import visible
from gridlab.gui.kit.boxes import Wide, boxed, column, row
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.entries import ChoiceEntry, Field, SeveralEntry
from gridlab.gui.kit.fields import ChoiceField, TextField
from gridlab.gui.kit.form_table import Fields, Row, Section
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told

if TYPE_CHECKING:
    from gridlab.app.session.codes import Proposal
    from gridlab.domain.session import Purpose

ASSIGNED = ""


class NewSession(QScrollArea):
    """A panel beside the table. Nothing starts before Start; what is in the way is said right here."""

    start_requested = Signal(SessionWish)
    cancelled = Signal()
    stop_requested = Signal()
    list_requested = Signal()
    list_forgotten = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Sessions", "New session"))
        self.setFixedWidth(360)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fields = Fields((_section(),), label_width=88, indent=0)
        self.fields.entered.connect(self._entered)
        self.annotator = cast(TextField, self.fields.widget("annotator"))
        self.design = cast(ChoiceField, self.fields.widget("design"))
        self.purpose = cast(SegmentedButtons, self.fields.widget("purpose"))
        self.display = cast(ChoiceField, self.fields.widget("display"))
        self.among = cast(SeveralEntry, self.fields.entry("among"))
        self._wrong: dict[str, str] = {}
        self.messages = MessageBar(closable=False, stacked=True)
        self.progress = ProgressRow()
        self.start_button = button(translate("Sessions", "Start session"), kind="primary", icon_name="play")
        self.start_button.clicked.connect(self._start)
        self.annotator.returnPressed.connect(self._start)
        self.list_button = button(translate("Sessions", "Load list of codes…"), icon_name="list")
        self.list_button.clicked.connect(self.messages.clear)  # it may be said of the list before
        self.list_button.clicked.connect(self.list_requested)
        self.forget_button = button(translate("Sessions", "Remove list"), kind="quiet")
        self.forget_button.clicked.connect(self.list_forgotten)
        self._list_text = label("", "small", wraps=True)
        self._lay_out()
        self._wish: SessionWish | None = None
        self._proposal: Proposal | None = None
        self._is_open = True  # no design was asked for or chosen yet

    def _lay_out(self) -> None:
        cancel = button(translate("Sessions", "Cancel"), shortcut="Esc")
        cancel.clicked.connect(self.cancelled)
        hint = translate("Sessions", "This code is stored with the data. Don't use a name or e-mail address.")
        inner = column(
            label(translate("Sessions", "New session"), "strong"),
            self.fields,
            label(hint, "small", wraps=True),
            row(self.start_button, Wide(), cancel),
            self.progress,
            self.messages,
            8,
            self._list_text,
            row(self.list_button, self.forget_button, Wide()),
            Wide(),
            spacing=16,
            margins=(24, 24, 24, 24),
        )
        self.setWidget(boxed(inner, "panel"))

    def begin(
        self, designs: Sequence[str], displays: Sequence[str], design: str = "", purpose: str = ""
    ) -> None:
        """Offer designs and displays; the code is proposed by `show_proposal`."""
        self.messages.clear()
        self._proposal = None
        self.annotator.setText("")  # one that was typed for the session before would stay
        self._say_wrong("annotator", "")
        choices: list[tuple[object, str]] = [(name, name) for name in designs]
        if len(designs) > 1:
            choices.append((ASSIGNED, translate("Sessions", "Assigned at random, balanced")))
        self.design.set_choices(choices)
        self._is_open = not design
        if design:
            self.design.set_value(design)
        if purpose:
            self.purpose.set_value(purpose)
        self.display.set_choices(_display_choices(displays))
        self.among.offer([(name, visible(name)) for name in designs])
        self.among.show(designs)
        self._show_among()
        self.start_button.setEnabled(bool(designs))
        self.annotator.setFocus()
        self.annotator.selectAll()

    def leave(self, then: QWidget) -> None:
        """Go away. then: has the keyboard next, if the panel had it; else it would go wherever Tab leads."""
        focused = self.window().focusWidget()
        if self.isVisible() and focused is not None and self.isAncestorOf(focused):
            then.setFocus()
        self.hide()

    def show_proposal(self, proposal: Proposal) -> None:
        """Put in the code that comes next, unless one was typed meanwhile."""
        self._proposal = proposal
        if not self.annotator.isModified() or not self.annotator.text():
            self.annotator.setText(proposal.code)
            self.annotator.selectAll()
        if self._is_open and proposal.design:
            self.design.set_value(proposal.design)
            self._is_open = False
        self.forget_button.setVisible(bool(proposal.listed))
        self._follow_list()
        if proposal.told:
            self.messages.say("warn", told(proposal.told))

    def _follow_list(self) -> None:
        """Offer what the list says of the code at hand: its group, and its design unless it is a test."""
        proposal = self._proposal
        if proposal is None:
            return
        known = planned(proposal.listed, self.annotator.text().strip())
        design = known.design if known is not None and self.purpose.value != "test" else ""
        self.design.set_value(design or self.design.value)
        lacking = bool(design) and self.design.value != design
        self._show_among()
        text = translate("Sessions", "The list names {design}, but this study doesn't have it.")
        self._say_wrong("design", text.format(design=design) if lacking else "")
        group = known.group if known is not None else ""
        group = translate("Sessions", "Group {group}. ").format(group=group) if group else ""
        left = translate("Sessions", "{group}{count} codes on the list are still to come.")
        self._list_text.setText(
            left.format(group=group, count=proposal.left)
            if proposal.listed
            else translate("Sessions", "Have a participant list? Load a CSV with code, group and design.")
        )

    def _entered(self, field: Field) -> None:
        if field.key == "annotator":
            self.messages.clear()  # it was said of another code
            self._follow_list()
        elif field.key == "purpose":
            self._follow_list()
        elif field.key == "design":
            self._is_open = False
            self._say_wrong("design", "")
            self._show_among()

    def _say_wrong(self, key: str, problem: str) -> None:
        self._wrong[key] = problem
        self.fields.mark({key: text for key, text in self._wrong.items() if text})

    def show_error(self, error: GridLabError, *, unfinished: bool = False) -> None:
        """Why nothing was started, with resuming offered where that is what is in the way."""
        wish = self._wish
        actions: tuple[tuple[str, Callable[[], object]], ...] = ()
        if isinstance(error, CodesAlike) and wish is not None:
            same, other = replace(wish, annotator=error.other), replace(wish, new=True)
            actions = (
                (translate("Sessions", "Use {code}").format(code=error.other), lambda: self._ask(same)),
                (translate("Sessions", "Start {code}").format(code=error.code), lambda: self._ask(other)),
            )
        if isinstance(error, PathForCode) and wish is not None:
            meant = replace(wish, new=True)
            actions = (
                (translate("Sessions", "Start {code}").format(code=error.code), lambda: self._ask(meant)),
            )
        if unfinished and wish is not None:
            resumed, fresh = replace(wish, resume=True, new=False), replace(wish, new=True, resume=False)
            actions = ((translate("Sessions", "Resume"), lambda: self._ask(resumed)),)
            if not isinstance(error, UnfinishedSession) or error.allows_new:
                actions += ((translate("Sessions", "Start a new one"), lambda: self._ask(fresh)),)
        self.messages.say_error(error, actions=actions)

    def show_list_error(self, error: GridLabError, anyway: Callable[[], object]) -> None:
        """Why a list of codes was not taken, with taking it all the same where it is asked about."""
        take = (translate("Sessions", "Use list"), anyway)
        self.messages.say_error(error, actions=(take,) if isinstance(error, CodesAlike) else ())

    def _show_among(self) -> None:
        made = self.fields.made("among")
        if made is not None:
            made.row.set_visible(self.design.value == ASSIGNED)

    def _start(self) -> None:
        code = self.annotator.text().strip()
        self._say_wrong("annotator", "" if code else translate("Sessions", "Enter a code for the annotator."))
        among: tuple[str, ...] = self.fields.value("among")
        assigned = self.design.value == ASSIGNED
        few = assigned and not among
        self._say_wrong("design", translate("Sessions", "Choose at least one design.") if few else "")
        if code and self.design.value is not None and not few:
            windowed, screen = cast("tuple[bool, str]", self.display.value)
            wish = SessionWish(
                code,
                str(self.design.value),
                cast("Purpose", self.purpose.value),
                windowed=windowed,
                among=among if assigned else (),
                screen=screen,
            )
            self._ask(wish)

    def _ask(self, wish: SessionWish) -> None:
        self._wish = wish
        self.start_requested.emit(wish)


def _section() -> Section:
    purposes = tuple((purpose, told(PURPOSE_NAMES[purpose])) for purpose in ("main", "pilot", "test"))
    design = translate("Sessions", "Session design")
    purpose = translate("Sessions", "Session purpose")
    rows = (
        Row(
            translate("Sessions", "Annotator"),
            (Field("annotator", translate("Sessions", "Annotator code")),),
        ),
        Row(translate("Sessions", "Design"), (Field("design", design, "list"),)),
        Row("", (Field("among", design, "several"),), under=True),
        Row(
            translate("Sessions", "Purpose"),
            (Field("purpose", purpose, choices=purposes, make=partial(ChoiceEntry, many=3)),),
        ),
        Row(
            translate("Sessions", "Display"),
            (Field("display", translate("Sessions", "Session display"), "list"),),
        ),
    )
    return Section("session", translate("Sessions", "New session"), rows)


def _display_choices(displays: Sequence[str]) -> list[tuple[object, str]]:
    full = translate("Sessions", "Full screen")
    choices: list[tuple[object, str]] = [((False, ""), full)]
    if len(displays) > 1:
        on = translate("Sessions", "Full screen on {display}")
        choices = [((False, name), on.format(display=name)) for name in displays]
    return [*choices, ((True, ""), translate("Sessions", "In a window"))]
