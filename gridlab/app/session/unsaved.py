"""What is said when a step of a session is not durable, or when its file is not its own any more."""

from __future__ import annotations

from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, joined, say
from gridlab.store.disk import shown
from gridlab.store.sessions.not_saved import NotSaved


class StepNotSaved(GridLabError):
    """A step that is not durable; it may be tried again.

    answers: how many are saved. path: the file that the session is in. moved: then it goes on in another
    file, which has all rows before it. lost: no file has those.
    """

    def __init__(self, answers: int, error: NotSaved, path: Path, *, is_answer: bool) -> None:
        self.moved = error.kept == path
        self.lost = error.lost
        what = say("This answer") if is_answer else say("This page")
        safe = _saved(answers, error)
        if is_answer and not error.lost:
            safe = say("{saved}. This one isn't.", saved=safe)
        super().__init__(
            joined(
                [
                    say("{what} could not be saved: {reason}.", what=what, reason=error.reason),
                    *_where(error, path),
                ]
            ),
            safe=safe if is_answer and not error.lost else say("{saved}.", saved=safe),
            todo=say("Continue there, save elsewhere, or quit and continue later.")
            if self.moved
            else say("Make room and retry, save elsewhere, or quit and continue later."),
        )


def _where(error: NotSaved, path: Path) -> list[Said]:
    """The name of the file is enough where the session goes on in it."""
    if error.kept is None:
        return []
    kept = error.kept.name if error.kept == path else error.kept
    return [say("What was saved before is in {path}.", path=shown(kept))]


def _saved(answers: int, error: NotSaved) -> Said:
    if error.lost and answers:
        return say("Answers 1 to {answers} are no longer in any file, only in this window", answers=answers)
    return {0: say("No answer is saved yet"), 1: say("Answer 1 is saved")}.get(
        answers, say("Answers 1 to {answers} are saved", answers=answers)
    )


def changed_at_last(answers: int, error: NotSaved, path: Path) -> GridLabError:
    """What is said where the file of a session that is over turns out to be changed."""
    return GridLabError(
        joined(
            [say("The session is not in its own file: {reason}.", reason=error.reason), *_where(error, path)]
        ),
        safe=say("{saved}.", saved=_saved(answers, error)),
        todo=say("Keep backup and sync programs from writing into a study during a session."),
    )
