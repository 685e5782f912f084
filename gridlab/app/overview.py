"""What the export of a purpose would hold, what it leaves out and why, and when sessions were backed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from gridlab.app.backup import backup_place
from gridlab.app.collected import Collected
from gridlab.app.session.columns import STATE_NAMES, started_text
from gridlab.app.study import OpenStudy
from gridlab.app.uses import first_few, sessions_said
from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import DECISION
from gridlab.domain.said import Said, say
from gridlab.store.disk import is_folder, listed
from gridlab.store.sessions.list import Row

_SESSIONS = "sessions"


def holds_said(found: Collected) -> Said:
    """What the export would hold."""
    attributes = found.columns.attributes
    return say(
        "{sessions} with {screens:,} screens and {triplets:,} triplets of {images:,} images.",
        sessions=sessions_said(attributes["n_sessions"]),
        screens=attributes["n_screens"],
        triplets=attributes["n_triplets"],
        images=attributes["n_images"],
    )


def not_known_said(found: Collected) -> list[Said]:
    """What an imported dataset does not say of its answers."""
    lines = []
    if not (found.annotator >= 0).any():
        lines.append(say("who answered, so nobody's answers can be judged"))
    if not (found.ints("screen/response_ms") >= 0).any():
        lines.append(say("how long answers took"))
    if not (found.design >= 0).any():
        lines.append(say("the design: catch, repeat and shared screens"))
    if not any(image.label for image in found.images):
        lines.append(say("labels of the images"))
    return lines


def left_out_said(rows: Sequence[Row], purpose: str, found: Collected | None) -> list[Said]:
    """What it would leave out, each with its reason; none where it would leave out nothing."""
    lines: list[Said] = []
    damaged = [say("{name}: {why}", name=row.path.name, why=row.problem) for row in rows if row.problem]
    if damaged:
        lines.append(say("{count} damaged: {listed}", count=len(damaged), listed=first_few(damaged)))
    copies = sum(bool(row.copy) for row in rows)
    if copies:
        lines.append(say("{count} copies of sessions that are there", count=copies))
    own = [row for row in rows if row.purpose == purpose and row.counts and not row.yields]
    voided = [say("{name}: {why}", name=row.annotator, why=row.voided) for row in own if row.voided]
    if voided:
        lines.append(say("{count} voided: {listed}", count=len(voided), listed=first_few(voided)))
    counted = [row for row in own if not row.voided]
    for status, many in sorted(Counter(row.status for row in counted).items()):
        lines.append(say("{count} {status}", count=many, status=STATE_NAMES.get(status, status)))
    others = Counter(row.purpose for row in rows if row.purpose != purpose and row.yields)
    if others:
        lines.append(say("{count} of other purposes, which have exports of their own", count=others.total()))
    return [*lines, *(_excluded(found) if found is not None else [])]


def _excluded(found: Collected) -> list[Said]:
    """Screens that stay in the export as rows, but yield no triplets."""
    excluded = found.ints("screen/excluded") > 0
    rules, reasons = found.texts("exclusion/rule"), found.texts("exclusion/reason")
    values = found.values("exclusion/value").tolist()
    wholes = (found.ints("exclusion/screen") < 0).tolist()
    lines = []
    if excluded.any():
        lines.append(
            say(
                "{count:,} screens ({share:.0%}) are excluded by rules or decisions and yield no triplets",
                count=int(excluded.sum()),
                share=float(excluded.mean()),
            )
        )
    names = [_rule_said(*one) for one in zip(rules, values, reasons, strict=True)]
    for (name, is_whole), many in Counter(zip(names, wholes, strict=True)).most_common(_MOST_RULES):
        what = sessions_said(many) if is_whole else say("screens: {count:,}", count=many)
        lines.append(say("{name} ({what})", name=name, what=what))
    return lines


_MOST_RULES = 6


def _rule_said(rule: str, value: float, reason: str) -> Said:
    """A rule with its value, or a decision, and the reason that was given."""
    what = say("by decision") if rule == DECISION else say("{rule} {value:g}", rule=rule, value=value)
    return say("{rule}: {reason}", rule=what, reason=reason) if reason else what


def backup_said(study: OpenStudy) -> Said:
    """When sessions were last backed up, or that they are not."""
    try:
        place = backup_place(study)
        if place is None:
            return say("No backup: choose a second place in the settings.")
        if not is_folder(place):
            return say("Nothing is backed up yet in {folder}.", folder=str(place))
        times = [path.stat().st_mtime for path in listed(place / _SESSIONS) if path.is_file()]
    except (GridLabError, OSError):
        return say("The place of the backup can't be reached.")
    if not times:
        return say("No session is backed up yet.")
    last = datetime.fromtimestamp(max(times), UTC).isoformat()
    return say(
        "{sessions} backed up, the last {when}.", sessions=sessions_said(len(times)), when=started_text(last)
    )
