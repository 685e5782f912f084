"""The texts that a session adds to the design's own, in the design's language; each is said once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "iw", "ks", "ku", "ps", "sd", "ug", "ur", "yi"})
ENTER_SIGN = "⏎"
_COMMAS = {"ar": "، ", "ja": "、", "zh": "、"}


def is_right_to_left(language: str) -> bool:
    """Whether a BCP 47 language is written from right to left."""
    parts = language.lower().split("-")
    return parts[0] in _RIGHT_TO_LEFT and "latn" not in parts


@dataclass(frozen=True, slots=True)
class SessionWords:
    """All texts of one language. language: the one they are in, which may not be the design's own."""

    language: str
    texts: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        """A text as it stands. Raises KeyError."""
        return self.texts[key]

    def position(self, number: int, total: int) -> str:
        """ "Screen 7 of 25"; practice screens (number 0) have no number."""
        return self["position"].format(number=number, total=total) if number else self["practice"]

    def part(self, number: int, total: int, every: int) -> str:
        """The part that a screen is in, where a HIT has breaks: after so many screens each; "" elsewhere."""
        if not (every and number) or total <= every:
            return ""
        return self["part"].format(part=1 + (number - 1) // every, parts=-(-total // every))

    def counter(self, chosen: int, choose: int) -> str:
        """The counter below the grid, as in: 3 of 4 chosen."""
        return self["counter"].format(chosen=chosen, choose=choose)

    def time_left(self, seconds: float) -> str:
        """The time left of the session, in whole minutes; more would be false precision, and flicker."""
        return self["minutes_left"].format(minutes=max(1, round(seconds / 60)))

    def progress(self, answered: int, total: int, seconds: float) -> str:
        """How far the session is, and how long the rest will take, in a sentence."""
        minutes = round(seconds / 60)
        key = "progress" if minutes > 1 else "progress_one"
        return self[key].format(answered=answered, total=total, minutes=minutes)

    def cell(self, cell: int, n: int, alt: str) -> str:
        """What a screen reader calls a cell (0-based)."""
        return self["cell"].format(number=cell + 1, n=n) + (f": {alt}" if alt else "")

    def cell_state(self, chosen: bool, rank: int, mark: str = "") -> str:
        """What a screen reader says of a cell: chosen, its rank (0: none), right or wrong in a feedback."""
        if not chosen:
            state = self["not_chosen"]
        else:
            state = self["ranked"].format(rank=rank) if rank else self["chosen"]
        return f"{state}, {self[f'marked_{mark}']}" if mark else state

    def probe(self, alt: str) -> str:
        """What a screen reader calls the probe."""
        return self["probe"] + (f": {alt}" if alt else "")

    def end(self, status: str) -> tuple[str, str]:
        """Title and text of the last page."""
        known = status if f"{status}_title" in self.texts else "partial"
        return self[f"{known}_title"], self[f"{known}_text"]

    def saved(self, answers: int, *, unsaved: bool = False) -> str:
        """How many answers are safe. unsaved: the one at hand is not among them."""
        amount = {0: "none", 1: "one"}.get(answers, "many")
        return self[f"{'unsaved' if unsaved else 'saved'}_{amount}"].format(answers=answers)

    def answer_fault(self, fault: str, most: int) -> str:
        """What is wrong with an answer to a question; most: characters that are taken."""
        return self[f"answer_{fault}"].format(most=most)

    def keys_help(
        self, keys: Sequence[str], *, ranked: bool, choose: int, back: bool, web: bool = False
    ) -> str:
        """How a screen is answered, as Markdown, for the page that F1 shows.

        keys: of cells, in short. web: in a browser.
        """
        own = ("how_help_web", "how_enlarge_web") if web else ("how_help", "how_enlarge")
        listed = ["how_keys", "how_arrows", "how_enter", "how_back", *own]
        if not back:
            listed.remove("how_back")
        of_cells = _COMMAS.get(self.language, ", ").join(keys)
        texts = [self[key].replace("{keys}", of_cells) for key in listed]
        lines = [self["how_click"], "", *(f"- {text}" for text in texts)]
        if ranked and choose > 1:
            lines += ["", self["how_ranked"]]
        return "\n".join(lines)
