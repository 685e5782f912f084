"""What is wished of a session that is to start: checked whole before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

from gridlab.app.session.proposal import assign
from gridlab.app.session.returning import earlier_sessions, unfinished_text
from gridlab.app.session.start import PreparedSession, prepare_session
from gridlab.app.study import OpenStudy
from gridlab.app.uses import Use
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import Said, say
from gridlab.domain.session import Purpose


@dataclass(frozen=True, slots=True)
class SessionWish:
    """Which session is to be started or resumed.

    session: id of the one to be resumed, "" for the latest. among: designs of which one is assigned, where
    `design` is "". screen: name of the display, "" for the first one.
    """

    annotator: str
    design: str
    purpose: Purpose = "main"
    resume: bool = False
    session: str = ""
    new: bool = False
    windowed: bool = False
    among: tuple[str, ...] = ()
    screen: str = ""


class UnfinishedSession(GridLabError):
    """A new session was asked for where an unfinished one can be gone on with.

    allows_new: whether another may be started beside it.
    """

    def __init__(self, what: Said, *, allows_new: bool) -> None:
        super().__init__(
            what,
            safe=say("Its answers are safe."),
            todo=say("Resume it, or start a new one.") if allows_new else say("Resume it."),
        )
        self.allows_new = allows_new


def preparing(study: OpenStudy, wish: SessionWish, problems: tuple[Said, ...] = ()) -> Use[PreparedSession]:
    """Checking everything a session needs, as a use; UnfinishedSession where one can be resumed.

    problems: what is known to be wrong already, told with the rest.
    """

    def work(cancel: Cancel, progress: Progress) -> PreparedSession:
        design = wish.design or assign(study, wish.among, wish.purpose)
        returning = study.study.returning
        if not (wish.resume or wish.new):
            unfinished = earlier_sessions(study, design, wish.annotator, wish.purpose).unfinished
            if unfinished and returning != "new":
                raise UnfinishedSession(unfinished_text(unfinished[0]), allows_new=returning != "refuse")
        return prepare_session(
            study,
            design,
            wish.annotator,
            purpose=wish.purpose,
            resume=wish.resume,
            session=wish.session,
            new=wish.new or (not wish.resume and returning == "new"),
            problems=problems,
            progress=progress,
            cancel=cancel,
        )

    return Use(say("Checking the images of the session"), work)
