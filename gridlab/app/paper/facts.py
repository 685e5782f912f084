"""The numbers of a study that its Methods text tells, from the sessions as an export would hold them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gridlab.app.collected import Collected, collecting
from gridlab.app.map.keeping import SUFFIX, kept_names
from gridlab.app.study import EMBEDDINGS, OpenStudy, part_of
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, no_progress
from gridlab.domain.questions import asked_questions
from gridlab.domain.screen import ScreenKind
from gridlab.domain.study import Metadata
from gridlab.domain.triplets import expand
from gridlab.science.embedding.ceiling import Ceiling, disagreement_interval, noise_ceiling
from gridlab.store.dataset.columns import Columns
from gridlab.store.design_file import parse_design
from gridlab.store.sessions.list import Row, list_sessions

Numbers = npt.NDArray[np.float64]
AFTER = "after the rules were locked"


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and quartiles of some figures, and how many they are; NaN for none."""

    median: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What one rule, or all decisions of one reason, left out. decided: "", or when, the day first."""

    rule: str
    value: float
    reason: str
    decided: str
    annotators: int
    sessions: int
    screens: int

    @property
    def is_after(self) -> bool:
        """Whether it was decided after the rules had been locked."""
        return AFTER in self.decided


@dataclass(frozen=True, slots=True)
class DesignFacts:
    """One design that was answered: how often, how long whole sessions and single screens took."""

    design: Design
    id: str
    sessions: int
    minutes: Spread
    seconds: Spread


@dataclass(frozen=True, slots=True)
class MapFacts:
    """A map that was kept in the study: its name, what its file says of itself, how many settings were tried.

    logloss: calibrated, of the one that was chosen and of the best of the others; NaN where there are none.
    """

    name: str
    attributes: Mapping[str, str | int | float]
    tried: int
    logloss: tuple[float, float] = (math.nan, math.nan)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is counted.

    statuses: sessions of the purpose by status, the unusable ones as "damaged". kinds: answered screens by
    kind. out: annotators, sessions and screens with an answer that nothing of counts.
    triplets, unique: of main and shared screens that are not excluded. catch: share passed by session.
    disagreement: the 95 % interval of two people's disagreement. asked: of each question whose answers are
    exported: its id and the answers. is_locked: the rules of
    exclusion are locked, without which the ceiling ignores exclusions. left_out: damaged files, of sessions
    and of kept maps.
    """

    title: str
    purpose: str
    months: tuple[str, ...]
    images: int
    labels: tuple[tuple[str, int], ...]
    sizes: tuple[tuple[int, int], tuple[int, int]] | None
    statuses: Mapping[str, int]
    annotators: int
    counted_annotators: int
    counted_sessions: int
    groups: Mapping[str, int]
    sources: Mapping[str, int]
    designs: tuple[DesignFacts, ...]
    rules: tuple[RuleFacts, ...]
    kinds: Mapping[ScreenKind, int]
    screens: int
    counted_screens: int
    timed_out: int
    triplets: int
    unique: int
    catch: Spread
    displays: Mapping[tuple[int, int], int]
    systems: Mapping[str, int]
    generators: tuple[str, ...]
    ceiling: Ceiling | None
    disagreement: tuple[float, float]
    is_locked: bool
    asked: tuple[tuple[str, tuple[str, ...]], ...]
    metadata: Metadata
    maps: tuple[MapFacts, ...]
    left_out: tuple[str, ...]


def facts_of(study: OpenStudy, purpose: str = "main", cancel: Cancel | None = None) -> Facts:
    """Count a study's sessions of a purpose. Raises GridLabError, also where there is none to count."""
    return facts_in(study, purpose, collecting(study, purpose).work(cancel or Cancel(), no_progress))


def facts_in(study: OpenStudy, purpose: str, found: Collected) -> Facts:
    """The same of sessions that were read. Raises GridLabError."""
    columns, sessions = found.columns, list_sessions(study.folder)
    values = {path: np.asarray(value) for path, value in columns.values.items()}
    kind = values["screen/kind"]
    counted = columns.counts > 0
    session = values["screen/session"]
    gone = _wholly_excluded(values)
    kept = np.flatnonzero(~gone)
    people = values["session/annotator"]
    answers = found.answers
    images = study.study.images
    maps, damaged = _maps(study)
    labels = Counter(image.label for image in images if image.label)
    return Facts(
        title=str(study.study.title or study.folder.name),
        purpose=purpose,
        months=tuple(sorted({str(text)[:7] for text in values["session/started_utc"]})),
        images=len(images),
        labels=tuple(sorted(labels.items(), key=lambda item: (-item[1], item[0]))),
        sizes=_sizes([(image.width, image.height) for image in images]),
        statuses=_statuses(sessions, purpose),
        annotators=len(set(people.tolist())),
        counted_annotators=len(set(people[kept].tolist())),
        counted_sessions=len(kept),
        groups=Counter(str(group) for group in values["session/group"] if group),
        sources=Counter(str(source) for source in values["session/source"]),
        designs=tuple(_designs(values)),
        rules=tuple(_rules(values)),
        kinds={one: int((kind == one).sum()) for one in ScreenKind},
        screens=len(kind),
        counted_screens=int(counted.sum()),
        timed_out=int((values["screen/timed_out"] > 0).sum()),
        triplets=columns.n_triplets,
        unique=_unique(columns),
        catch=_catch(values["screen/passed"], session),
        displays=Counter(
            zip(
                values["session/display_width"].tolist(),
                values["session/display_height"].tolist(),
                strict=True,
            )
        ),
        systems=Counter(str(text) for text in values["session/system"] if text),
        generators=tuple(sorted({str(text) for text in values["session/generator"] if text})),
        ceiling=noise_ceiling(answers.screens, answers.annotator, answers.shared)
        if answers.screens
        else None,
        disagreement=disagreement_interval(answers.screens, answers.annotator, answers.shared),
        is_locked=found.is_locked,
        asked=tuple(_asked(values)),
        metadata=study.study.metadata,
        maps=tuple(maps),
        left_out=(*(row.path.name for row in sessions if row.problem and not row.copy), *damaged),
    )


def spread(figures: Iterable[float]) -> Spread:
    """Their median and quartiles."""
    found = np.asarray(list(figures), np.float64)
    if not len(found):
        return Spread(float("nan"), float("nan"), float("nan"), 0)
    low, median, high = np.quantile(found, (0.25, 0.5, 0.75)).tolist()
    return Spread(median, low, high, len(found))


def _sizes(sizes: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The image with the fewest and that with the most pixels, width and height."""
    if not sizes:
        return None
    ordered = sorted(sizes, key=lambda size: (size[0] * size[1], size))
    return ordered[0], ordered[-1]


def _statuses(rows: Iterable[Row], purpose: str) -> Mapping[str, int]:
    mine = (row for row in rows if not row.copy and (row.purpose == purpose or row.problem))
    return Counter("damaged" if row.problem else row.status for row in mine)


def _wholly_excluded(values: Mapping[str, npt.NDArray[np.generic]]) -> npt.NDArray[np.bool_]:
    """Which sessions a rule or decision leaves out as a whole; bool (sessions,)."""
    gone = np.zeros(len(values["session/id"]), np.bool_)
    session, screen = values["exclusion/session"], values["exclusion/screen"]
    gone[session[screen == -1].astype(np.int64)] = True
    return gone


def _rules(values: Mapping[str, npt.NDArray[np.generic]]) -> Iterable[RuleFacts]:
    marks = list(
        zip(
            *(values[f"exclusion/{name}"].tolist() for name in ("rule", "value", "reason", "decided")),
            strict=True,
        )
    )
    # NaN, which decisions have, is not equal to itself.
    keys = [(rule, None if np.isnan(value) else value, *rest) for rule, value, *rest in marks]
    session, screen = (values[f"exclusion/{name}"].astype(np.int64) for name in ("session", "screen"))
    people = values["session/annotator"].astype(np.int64)
    for key in dict.fromkeys(keys):
        at = np.array([one == key for one in keys])
        whole = at & (screen == -1)
        rule, value, reason, decided = key
        yield RuleFacts(
            rule,
            float("nan") if value is None else value,
            reason,
            decided,
            len(np.unique(people[session[whole]])),
            len(np.unique(session[whole])),
            len(np.unique(screen[at & (screen >= 0)])),
        )


def _designs(values: Mapping[str, npt.NDArray[np.generic]]) -> Iterable[DesignFacts]:
    of_session = values["session/design"].astype(np.int64)
    complete = values["session/status"] == "complete"
    duration = values["session/duration_s"].astype(np.float64)
    response = values["screen/response_ms"].astype(np.float64) / 1000
    of_screen = of_session[values["screen/session"].astype(np.int64)]
    timed = (values["screen/kind"] != ScreenKind.PRACTICE) & (response >= 0)
    for row, identity in enumerate(values["design/id"].tolist()):
        mine = of_session == row
        yield DesignFacts(
            parse_design(str(values["design/json"][row]).encode()),
            str(identity),
            int(mine.sum()),
            spread(duration[mine & complete & (duration >= 0)] / 60),
            spread(response[(of_screen == row) & timed]),
        )


def _maps(study: OpenStudy) -> tuple[list[MapFacts], list[str]]:
    """The maps that were kept in the study, and the names of the files of those that are not sound."""
    names = kept_names(study)
    if not names:
        return [], []
    from gridlab.store.embedding_file import read_embedding  # h5py: a tenth of a second

    maps: list[MapFacts] = []
    damaged: list[str] = []
    for name in names:
        try:
            file = read_embedding(part_of(study, EMBEDDINGS, f"{name}{SUFFIX}"))
        except GridLabError:
            damaged.append(f"{name}{SUFFIX}")
            continue
        loss = np.asarray(file.values["tried/logloss"], np.float64)
        chosen = np.asarray(file.values["tried/chosen"], np.bool_)
        pair = tuple(float(np.min(loss[own], initial=math.inf)) for own in (chosen, ~chosen))
        losses = (pair[0], pair[1]) if all(map(math.isfinite, pair)) else (math.nan, math.nan)
        maps.append(MapFacts(name, file.attributes, len(loss), losses))
    return maps, damaged


def _asked(values: Mapping[str, npt.NDArray[np.generic]]) -> Iterable[tuple[str, tuple[str, ...]]]:
    answers = list(zip(values["answer/question"].tolist(), values["answer/text"].tolist(), strict=True))
    for question in dict.fromkeys(name for name, _ in answers):
        yield str(question), tuple(str(text) for name, text in answers if name == question and text)


def _catch(passed: npt.NDArray[np.int8], session: npt.NDArray[np.int32]) -> Spread:
    """The share of catch screens passed, over sessions that answered one."""
    asked = passed >= 0
    shares = [float(np.mean(passed[asked & (session == one)])) for one in np.unique(session[asked])]
    return spread(shares)


def _unique(columns: Columns) -> int:
    """How many different questions the triplets answer: is the anchor nearer to the one or to the other?"""
    values = columns.values
    rows = np.flatnonzero(columns.counts)
    if not len(rows):
        return 0
    probe, grid, chosen, order = (
        np.asarray(values[f"screen/{name}"])[rows] for name in ("probe", "grid", "chosen", "choice_order")
    )
    return asked_questions(expand(probe, grid, chosen, order, columns.ranked[rows])[0]).different
