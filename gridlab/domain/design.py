"""A design: everything that defines a HIT, as immutable values with the defaults of the contract."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from gridlab.domain.limits import NO_KEY, Between, Says, Several, Text, closed

MONEY = r"^[0-9]{1,9}(\.[0-9]{1,4})?$"
PERCENT = r"^[0-9]{1,3}(\.[0-9]{1,4})?$"
COLOUR = r"^#[0-9A-Fa-f]{6}$"
CURRENCY = r"^[A-Z]{3}$"
LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
DESIGN_NAME = r'^[^\x00-\x1f\x7f/\\:*?"<>|. ]([^\x00-\x1f\x7f/\\:*?"<>|]*[^\x00-\x1f\x7f/\\:*?"<>|. ])?$'
QUESTION_ID = r"^[A-Za-z][A-Za-z0-9_-]{0,63}$"
MAX_CELLS = 144
MAX_SCREENS = 10_000
"""Screens of a HIT, of all kinds and blocks together."""
MAX_ALL_CELLS = 500_000
"""Images in the grids of all screens of a HIT together."""

Page = Annotated[str, Text("Markdown. An empty page isn't shown.", 100_000)]
Pixels = Annotated[int, Between("A size in CSS (device-independent) pixels.", 1, 4096, "px")]


@closed
@dataclass(frozen=True, slots=True)
class Pages:
    """The pages around the screens, Markdown."""

    consent: Page = ""
    instructions: Page = ""
    debrief: Page = ""
    completion_code: Annotated[
        str, Text("Shown on the last page. Annotators paste it to claim their reward.", 1000)
    ] = ""


@closed
@dataclass(frozen=True, slots=True)
class Question:
    """A question to the annotator before or after the screens."""

    id: Annotated[str, Text("Names the answer in files. Unique in the design.", 64, QUESTION_ID, 1)]
    text: Annotated[str, Text("What the annotator reads.", 5000, shortest=1)]
    kind: Annotated[Literal["text", "number", "choice", "check"], Says("How it is answered.")] = "text"
    choices: Annotated[
        tuple[Annotated[str, Text("One choice.", 500, shortest=1)], ...],
        Several("The options, for kind `choice` only: at least two, all different.", 0, 100),
    ] = ()
    required: Annotated[bool, Says("Whether annotators must answer before they go on.")] = False
    when: Annotated[Literal["before", "after"], Says("Before or after the screens.")] = "before"
    export: Annotated[
        bool, Says("Whether the answers are exported with the dataset. Leave out what could identify people.")
    ] = False


@closed
@dataclass(frozen=True, slots=True)
class BlockImages:
    """Which images of the set a block uses."""

    labels: Annotated[
        tuple[Annotated[str, Text("A label.", 500)], ...],
        Several("Use only images with one of these labels. Empty: all images.", 0, 1000),
    ] = ()


@closed
@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of cells and how many of them the annotator chooses."""

    rows: Annotated[int, Between("Rows of cells.", 1, MAX_CELLS)] = 4
    columns: Annotated[int, Between("Columns of cells.", 1, MAX_CELLS)] = 4
    choose: Annotated[
        int,
        Between(
            "k: how many images people choose. More give more triplets per screen and take longer.",
            1,
            MAX_CELLS - 1,
        ),
    ] = 4
    choose_min: Annotated[
        int,
        Between(
            "The fewest that can be submitted. 0 lets people say that none is similar. Default: "
            "as many as `choose`.",
            0,
            MAX_CELLS - 1,
            follows="choose",
        ),
    ] = -1
    ranked: Annotated[
        bool, Says("Whether the order of choosing counts. It adds triplets and takes longer.")
    ] = False

    def __post_init__(self) -> None:
        # The contract's default follows `choose`; -1 is "left out" and can never be read from a file.
        if self.choose_min == -1:
            object.__setattr__(self, "choose_min", self.choose)

    @property
    def cells(self) -> int:
        """Rows × columns, the middle one included."""
        return self.rows * self.columns


@closed
@dataclass(frozen=True, slots=True)
class Layout:
    """Where the probe stands, how large everything is and how it looks."""

    probe: Annotated[
        Literal["left", "right", "top", "center"],
        Says("Where the probe is shown: the image that the others are compared with."),
    ] = "left"
    probe_size: Pixels = 220
    cell_size: Pixels = 150
    gap: Annotated[int, Between("Between cells.", 0, 512, "px")] = 8
    margin: Annotated[int, Between("Around everything, and between probe and grid.", 0, 512, "px")] = 24
    fit: Annotated[Literal["contain", "cover"], Says("Show the whole image, or fill the cell and crop.")] = (
        "contain"
    )
    background: Annotated[str, Text("Colour behind the screen, #rrggbb.", 7, COLOUR, form="lower")] = (
        "#ffffff"
    )
    accent: Annotated[str, Text("Colour of what is chosen, #rrggbb.", 7, COLOUR, form="lower")] = "#2f62d9"
    show_keys: Annotated[
        bool, Says("Whether each cell shows the key that chooses it. It speeds up practised people.")
    ] = True
    key_layout: Annotated[
        Literal["numbered", "grid"],
        Says("Keys of the cells: numbered, or laid out like the cells (up to 4 rows of 10).", since=2),
    ] = "numbered"
    footer: Annotated[
        Literal["bottom", "near"],
        Says("Counter and button at the foot of the display, or close below the grid.", since=2),
    ] = "bottom"
    small_display: Annotated[
        Literal["shrink", "refuse"],
        Says("On a display that is too small: shrink the screen, or don't start."),
    ] = "shrink"


@closed
@dataclass(frozen=True, slots=True)
class ScreenCounts:
    """How many screens of each kind one HIT has in a block."""

    main: Annotated[int, Between("Different for every annotator. They give the triplets.", 0, 10_000)] = 20
    shared: Annotated[
        int,
        Between(
            "The same for every annotator. They show how well people agree. 2 to 5 are usual.", 0, 10_000
        ),
    ] = 0
    practice: Annotated[int, Between("Come first, with feedback, and don't count. 2 are usual.", 0, 1000)] = 2
    catch: Annotated[
        int,
        Between(
            "Catch screens have a known right answer. They show who is not looking. 1 in 12 is usual.",
            0,
            1000,
        ),
    ] = 2
    repeat: Annotated[
        int,
        Between(
            "An earlier screen shown again, to see how well people agree with themselves. At "
            "most as many as main screens.",
            0,
            10_000,
        ),
    ] = 3

    @property
    def yielding(self) -> int:
        """The screens that yield triplets: main and shared ones."""
        return self.main + self.shared

    @property
    def total(self) -> int:
        """The screens of all kinds."""
        return self.yielding + self.practice + self.catch + self.repeat


@closed
@dataclass(frozen=True, slots=True)
class Catch:
    """What makes the right answer of catch screens known."""

    kind: Annotated[
        Literal["identical", "label"],
        Says("`identical`: the probe is one cell. `label`: exactly `choose` cells share the probe's label."),
    ] = "identical"


@closed
@dataclass(frozen=True, slots=True)
class ListedScreen:
    """One screen that the researcher has listed, by image names."""

    probe: Annotated[str, Text("Name of the probe.", 20_000, shortest=1, form="kept")]
    grid: Annotated[
        tuple[Annotated[str, Text("Name of a grid image.", 20_000, shortest=1, form="kept")], ...],
        Several("Names of the grid images in display order.", 1, MAX_CELLS),
    ]


@closed
@dataclass(frozen=True, slots=True)
class Sampling:
    """How the images of the screens are picked."""

    method: Annotated[
        Literal["balanced", "random", "listed"],
        Says("How images are drawn. Balanced shows each one equally often."),
    ] = "balanced"
    seed: Annotated[int, Between("Another seed gives other screens.", 0, 2**53 - 1)] = 1
    screens: Annotated[
        tuple[ListedScreen, ...], Several("For method `listed` only: the screens.", 0, 100_000)
    ] = ()


@closed
@dataclass(frozen=True, slots=True)
class Timing:
    """Times of a screen."""

    minimum_ms: Annotated[
        int,
        Between(
            "Input is ignored for this long, so that nobody answers before looking. 300 ms is usual.",
            0,
            60_000,
            "ms",
        ),
    ] = 300
    blank_ms: Annotated[
        int,
        Between(
            "A blank before each screen, so that people notice the change. 100 ms is usual.", 0, 60_000, "ms"
        ),
    ] = 0
    limit_seconds: (
        Annotated[float, Between("The screen is then submitted as it is. null: no limit.", 0.1, 86_400, "s")]
        | None
    ) = None


@closed
@dataclass(frozen=True, slots=True)
class Block:
    """A run of screens of one HIT with its own grid, question and sampling."""

    name: Annotated[str, Text("Tells the blocks apart.", 200)] = "main"
    question: Annotated[str, Text("Stands above the grid. {choose} becomes the number to choose.", 5000)] = (
        "Choose the {choose} images most similar to the framed one."
    )
    instructions: Annotated[str, Text("Markdown, shown before the block.", 100_000)] = ""
    images: BlockImages = BlockImages()
    grid: Grid = Grid()
    layout: Layout = Layout()
    screens: ScreenCounts = ScreenCounts()
    catch: Catch = Catch()
    sampling: Sampling = Sampling()
    timing: Timing = Timing()

    @property
    def n(self) -> int:
        """How many images stand in the grid: cells, less the middle one that holds a centred probe."""
        return self.grid.cells - (self.layout.probe == "center")


@closed
@dataclass(frozen=True, slots=True)
class SessionRules:
    """What holds for the whole session."""

    break_every: Annotated[int, Between("A break after this many screens. 0: no breaks.", 0, 10_000)] = 0
    break_seconds: Annotated[int, Between("The break lasts at least this long.", 0, 3600, "s")] = 0
    allow_back: Annotated[bool, Says("Whether annotators can go back and answer again.")] = True
    show_time_left: Annotated[bool, Says("Whether the time left is shown.")] = False
    auto_submit: Annotated[
        bool,
        Says(
            "Whether a screen is submitted 600 ms after the last allowed choice. Practice screens never are.",
            since=2,
        ),
    ] = False
    feedback: Annotated[
        Literal["none", "map", "agreement"],
        Says(
            "Shown at the end: nothing, the person's rough map, or how often they agreed with themselves.",
            since=2,
        ),
    ] = "none"
    viewport: Annotated[
        tuple[
            Annotated[int, Between("Width.", 100, 20_000, "px")],
            Annotated[int, Between("Height.", 100, 20_000, "px")],
        ],
        Says("The display you design for, width and height in CSS pixels."),
    ] = (1280, 800)


@closed
@dataclass(frozen=True, slots=True)
class Payment:
    """What the HIT pays and how many are bought; amounts are decimal strings."""

    platform: Annotated[str, Text("Key of a platform.", 100, shortest=1)] = "prolific-academic"
    currency: Annotated[str, Text("ISO 4217 code.", 3, CURRENCY)] = "GBP"
    reward: Annotated[str, Text("Paid for one HIT.", 14, MONEY)] = "1.50"
    assignments: Annotated[int, Between("HITs bought.", 1, 10_000_000)] = 30
    bonus: Annotated[str, Text("Expected bonus for one HIT.", 14, MONEY)] = "0.00"
    vat_percent: Annotated[str, Text("VAT on the fee.", 8, PERCENT)] = "0"
    hourly_pay: Annotated[str, Text("For the lab: pay per hour. null: pay per HIT.", 14, MONEY)] | None = None
    show_up_fee: Annotated[str, Text("Paid for showing up, on top of the rest.", 14, MONEY)] = "0.00"
    replacement_percent: Annotated[
        str, Text("The share of annotators you expect to replace. Their cost is added.", 8, PERCENT)
    ] = "0"
    seconds_per_screen: (
        Annotated[
            float, Between("Your own figure for how long a screen takes. null: not known.", 0.05, 86_400, "s")
        ]
        | None
    ) = None
    overhead_seconds: Annotated[
        float, Between("Reading, questions and debriefing, in seconds per HIT.", 0, 86_400, "s")
    ] = 60


@closed
@dataclass(frozen=True, slots=True)
class Design:
    """Everything that defines a HIT."""

    name: Annotated[str, Text("Names the design and its file.", 100, DESIGN_NAME, 1)] = "design"
    language: Annotated[
        str,
        Text(
            "The language of what annotators read, as a BCP 47 tag such as en or pt-BR. It sets "
            "buttons and direction too.",
            35,
            LANGUAGE,
        ),
    ] = "en"
    pages: Pages = Pages()
    questions: Annotated[
        tuple[Question, ...],
        Several("Asked before or after the screens, such as age or how the task felt.", 0, 200),
    ] = ()
    order: Annotated[
        Literal["fixed", "rotated"],
        Says(
            "Blocks in the order given, or each number starts with another one. Rotate to even "
            "out practice and fatigue."
        ),
    ] = "fixed"
    blocks: Annotated[tuple[Block, ...], Several("Answered in `order`.", 1, 50)] = field(
        default_factory=lambda: (Block(),)
    )
    session: SessionRules = SessionRules()
    payment: Payment = Payment()


@dataclass(frozen=True, slots=True)
class DesignOfVersion1(Design):
    """A design from a file of version 1, whose id was made from its whole text. id_there: that id.

    An edit keeps both, so the id holds only while the design says what it said then (`design_file`).
    """

    id_there: str = field(default="", metadata=NO_KEY)
