"""The sections about the whole HIT: name, blocks, pages, questions, session, payment."""

from __future__ import annotations

from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.form.table import FieldSpec, RowSpec, SectionSpec, choice, number, row


def hit_sections() -> tuple[SectionSpec, ...]:
    """Every section about the HIT as a whole, in the language of the interface."""
    return (_blocks(), _pages(), _questions(), _session(), _payment(), _name())


def _yes_no() -> dict[object, str]:
    return {True: translate("Design", "Yes"), False: translate("Design", "No")}


def _name() -> SectionSpec:
    return SectionSpec(
        "name",
        translate("Design", "Name"),
        (
            row(
                translate("Design", "Name"),
                FieldSpec(("name",), translate("Design", "Name"), "name", "design"),
            ),
        ),
        of_hit=True,
    )


def _blocks() -> SectionSpec:
    return SectionSpec(
        "blocks",
        translate("Design", "Blocks"),
        (
            row(
                translate("Design", "Block’s name"),
                FieldSpec(("name",), translate("Design", "Name of the block"), "text"),
            ),
            row(
                translate("Design", "Order"),
                choice(
                    ("order",),
                    translate("Design", "Order of the blocks"),
                    {"fixed": translate("Design", "As listed"), "rotated": translate("Design", "Rotated")},
                    scope="design",
                ),
            ),
        ),
        items="blocks",
        of_hit=True,
    )


def _page(key: str, says: str) -> RowSpec:
    return row(says, FieldSpec(("pages", key), says, "markdown", "design"))


def _pages() -> SectionSpec:
    return SectionSpec(
        "pages",
        translate("Design", "Pages"),
        (
            _page("consent", translate("Design", "Consent")),
            _page("debrief", translate("Design", "Debriefing")),
            row(
                translate("Design", "Completion code"),
                FieldSpec(
                    ("pages", "completion_code"),
                    translate("Design", "Completion code"),
                    "text",
                    "design",
                    hint=translate("Design", "None"),
                ),
            ),
        ),
        of_hit=True,
    )


def _questions() -> SectionSpec:
    kinds: dict[object, str] = {
        "text": translate("Design", "Text"),
        "number": translate("Design", "Number"),
        "choice": translate("Design", "Choice"),
        "check": translate("Design", "Check"),
    }
    times: dict[object, str] = {
        "before": translate("Design", "Before"),
        "after": translate("Design", "After"),
    }
    return SectionSpec(
        "questions",
        translate("Design", "Questions"),
        (
            row(
                translate("Design", "Id"),
                FieldSpec(("id",), translate("Design", "Id of the question"), "text", "question"),
            ),
            row(
                translate("Design", "Text"),
                FieldSpec(("text",), translate("Design", "Text of the question"), "area", "question"),
            ),
            row(
                translate("Design", "Answer"),
                choice(("kind",), translate("Design", "Kind of answer"), kinds, scope="question"),
            ),
            row(
                translate("Design", "Choices"),
                FieldSpec(
                    ("choices",),
                    translate("Design", "Choices of the question"),
                    "lines",
                    "question",
                    hint=translate("Design", "One a line"),
                ),
            ),
            row(
                translate("Design", "Asked"),
                choice(("when",), translate("Design", "When it is asked"), times, scope="question"),
            ),
            row(
                translate("Design", "Answer needed"),
                choice(("required",), translate("Design", "Answer needed"), _yes_no(), scope="question"),
            ),
            row(
                translate("Design", "In the dataset"),
                choice(
                    ("export",), translate("Design", "Answers in the dataset"), _yes_no(), scope="question"
                ),
            ),
        ),
        items="questions",
        of_hit=True,
    )


def _session() -> SectionSpec:
    return SectionSpec(
        "session",
        translate("Design", "Session"),
        (
            row(
                translate("Design", "Break every"),
                number(
                    ("session", "break_every"),
                    translate("Design", "Screens between breaks"),
                    translate("Design", "screens"),
                    scope="design",
                ),
            ),
            row(
                translate("Design", "Break of"),
                number(
                    ("session", "break_seconds"), translate("Design", "Shortest break"), "s", scope="design"
                ),
            ),
            row(
                translate("Design", "Going back"),
                choice(
                    ("session", "allow_back"),
                    translate("Design", "Going back"),
                    _yes_no(),
                    scope="design",
                ),
            ),
            row(
                translate("Design", "Time left"),
                choice(
                    ("session", "show_time_left"),
                    translate("Design", "Time left"),
                    {True: translate("Design", "Shown"), False: translate("Design", "Hidden")},
                    scope="design",
                ),
            ),
            row(
                translate("Design", "Made for"),
                number(
                    ("session", "viewport", 0), translate("Design", "Width of the display"), scope="design"
                ),
                number(
                    ("session", "viewport", 1),
                    translate("Design", "Height of the display"),
                    "px",
                    scope="design",
                ),
                sign="×",
            ),
        ),
        of_hit=True,
    )


def _money(label: str, key: str, says: str, hint: str = "") -> RowSpec:
    return row(label, FieldSpec(("payment", key), says, "text", "design", unit="¤", hint=hint))


def _percent(label: str, key: str, says: str) -> RowSpec:
    return row(label, FieldSpec(("payment", key), says, "text", "design", unit="%"))


def _seconds(label: str, key: str, says: str, hint: str = "") -> RowSpec:
    return row(label, FieldSpec(("payment", key), says, "decimal", "design", unit="s", hint=hint))


def _payment() -> SectionSpec:
    return SectionSpec(
        "payment",
        translate("Design", "Payment"),
        (
            row(
                translate("Design", "Platform"),
                FieldSpec(("payment", "platform"), translate("Design", "Platform"), "list", "design"),
            ),
            row(
                translate("Design", "Currency"),
                FieldSpec(("payment", "currency"), translate("Design", "Currency"), "text", "design"),
            ),
            _money(translate("Design", "Reward"), "reward", translate("Design", "Reward")),
            row(
                translate("Design", "Assignments"),
                number(("payment", "assignments"), translate("Design", "Assignments"), scope="design"),
            ),
        ),
        more=(
            _money(translate("Design", "Bonus"), "bonus", translate("Design", "Expected bonus")),
            _percent(
                translate("Design", "VAT on the fee"), "vat_percent", translate("Design", "VAT on the fee")
            ),
            _money(
                translate("Design", "Hourly pay"),
                "hourly_pay",
                translate("Design", "Hourly pay in the lab"),
                translate("Design", "By the HIT"),
            ),
            _money(translate("Design", "Show-up fee"), "show_up_fee", translate("Design", "Show-up fee")),
            _percent(
                translate("Design", "Replaced"),
                "replacement_percent",
                translate("Design", "Annotators to be replaced"),
            ),
            _seconds(
                translate("Design", "Time a screen"),
                "seconds_per_screen",
                translate("Design", "Seconds per screen"),
                translate("Design", "Estimated"),
            ),
            _seconds(
                translate("Design", "Overhead"), "overhead_seconds", translate("Design", "Overhead of a HIT")
            ),
        ),
        of_hit=True,
    )
