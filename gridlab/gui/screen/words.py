"""The texts that the session adds to the design's own: in one place, each said once."""

from __future__ import annotations

LANGUAGE = "en"
SUBMIT = "Submit"
CONTINUE = "Continue"
STOP = "Stop"
BACK = "Back"
KEEP = "Keep answer"
CAPTION = "Compare with this one"
WAITING = "Preparing the next screen …"
PRACTICE = "Practice"
AGREE = "I agree"
DECLINE = "I do not agree"
ENTER_SIGN = "⏎"

RIGHT = "That is right."
NOT_RIGHT = "Not quite: the right answer is framed in green."
CHOSEN_RIGHT = "Right, and chosen"
MISSED = "Right"


def position_text(number: int, total: int) -> str:
    """ "Screen 7 of 25"; practice screens (number 0) have no number."""
    return f"Screen {number} of {total}" if number else PRACTICE


def counter_text(chosen: int, choose: int) -> str:
    """The counter below the grid, as in: 3 of 4 chosen."""
    return f"{chosen} of {choose} chosen"


def time_left_text(seconds: float) -> str:
    """The time left of the session, in whole minutes: more would be false precision, and would flicker."""
    minutes = max(1, round(seconds / 60))
    return f"about {minutes} min left"


def limit_text(seconds: int) -> str:
    """The time left for this screen."""
    return f"{seconds} s left"


def cell_name(cell: int, n: int, alt: str) -> str:
    """What a screen reader calls a cell (0-based)."""
    return f"Cell {cell + 1} of {n}" + (f": {alt}" if alt else "")


def cell_state(chosen: bool, rank: int) -> str:
    """What a screen reader says of a cell."""
    if not chosen:
        return "not chosen"
    return f"chosen, rank {rank}" if rank else "chosen"


BREAK_TITLE = "Time for a break"
BREAK_READY = "Go on when you are ready."
DEBRIEF_TITLE = "Thank you"
CODE_TITLE = "Your completion code"
FINISH = "Finish"
CLOSE = "Close"
REQUIRED = "needed"

STOP_TITLE = "Do you want to stop?"
GO_ON = "Go on"
LATER = "Continue later"
LATER_SAYS = "Your answers so far are kept. You go on with the same screen another time."
KEEP_AND_LEAVE = "Withdraw, and leave my answers"
KEEP_SAYS = "You stop for good. The answers you have given may be used."
DISCARD = "Withdraw, and discard my answers"
DISCARD_SAYS = "You stop for good. None of your answers will be used."
DISCARD_TITLE = "Discard all your answers?"
DISCARD_SURE = "Discard my answers"

NOT_SAVED = "This is not saved yet."
RETRY = "Try again"
ELSEWHERE = "Save elsewhere …"
QUIT = "Quit"
IMAGE_TITLE = "This screen cannot be shown"
BACK_TO_SCREEN = "Back to the screen"
HOW_TITLE = "How to answer"

_ENDS = {
    "complete": ("Thank you", "You have answered everything, and your answers are saved."),
    "partial": ("Goodbye for now", "Your answers so far are saved. You can go on another time."),
    "declined": ("That is all right", "You have not agreed to take part. No answers were stored."),
    "withdrawn": ("You have withdrawn", "Your session has ended."),
}


def end_texts(status: str) -> tuple[str, str]:
    """Title and text of the last page."""
    return _ENDS.get(status, _ENDS["partial"])


def break_text(answered: int, total: int) -> str:
    """How far the annotator is, on a break."""
    return f"You have answered {answered} of {total} screens. Your answers are saved."


def break_wait(seconds: int) -> str:
    """The button of a break that is not over."""
    return f"Continue in {seconds} s"


def keys_help(*, ranked: bool, choose: int, back: bool) -> str:
    """How a screen is answered, as Markdown, for the page that F1 shows."""
    lines = [
        "Click an image to choose it, click again to undo it. Or use the keyboard:",
        "",
        "- **1–9, a–z**: choose the image with that key",
        "- **Arrow keys** and **Space**: go to an image and choose it",
        "- **Enter**: submit, once enough images are chosen",
    ]
    if back:
        lines.append("- **Backspace**: back to the screen before")
    lines.append("- **Shift** or the right mouse button, held: see an image large")
    if ranked and choose > 1:
        lines.append("\nThe order counts: choose the most similar image first.")
    return "\n".join(lines)


def break_safe(answered: int) -> str:
    """What is safe when a screen cannot be shown."""
    return "No answer is lost." if not answered else f"All {answered} answers so far are saved."
