"""What came of work with sessions, as the page says it: a kind, a sentence, the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gridlab.app.uses import Kind
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told
from gridlab.gui.look.words import sessions_text

if TYPE_CHECKING:
    from gridlab.app.erase import Erased
    from gridlab.app.export import ExportReport
    from gridlab.app.merge import Merged
    from gridlab.domain.finding import Finding

Said = tuple[Kind, str, str]
_NAMED = 4


def verified(findings: Sequence[Finding], files: int) -> Said:
    """What a verification found."""
    if not findings:
        sound = translate("Sessions", "Read in full and sound: {count}.")
        return "ok", sound.format(count=sessions_text(files)), ""
    found = translate("Sessions", "Not everything is sound: {count} of {files}. Nothing was changed.")
    lines = [f"{finding.path.rpartition('/')[2]}: {told(finding.what)}" for finding in findings]
    return "bad", found.format(count=len(findings), files=sessions_text(files)), _some(lines)


def merged(rows: Sequence[Merged]) -> Said:
    """What became of session files that were brought in."""
    if not rows:
        return "warn", translate("Sessions", "No session files were found there."), ""
    refused = [row for row in rows if row.refused]
    new = [row for row in rows if row.outcome in ("added", "took the place of a shorter one")]
    odd = [row for row in rows if row not in refused and row not in new and row.outcome != "already there"]
    said = translate("Sessions", "{new} taken, {known} there already, {refused} refused.")
    known = len(rows) - len(refused) - len(new) - len(odd)
    lines = [f"{row.path.name}: {told(row.outcome)}" for row in (*refused, *odd)]
    kind: Kind = "bad" if refused else "warn" if odd else "ok"
    return kind, said.format(new=sessions_text(len(new)), known=known, refused=len(refused)), _some(lines)


def erased(done: Erased, code: str) -> Said:
    """What was erased, and what may still hold the annotator."""
    said = translate("Sessions", "{code} is erased: {count}, and {copies} in the backup.")
    rest = []
    if done.exports:
        names = ", ".join(path.name for path in done.exports)
        rest.append(translate("Sessions", "These exports still hold the code: {names}.").format(names=names))
    if done.unreached is not None:
        text = translate("Sessions", "The backup in {folder} is not there now; plug it in and erase again.")
        rest.append(text.format(folder=done.unreached))
    if done.unknown:
        names = ", ".join(path.name for path in done.unknown)
        rest.append(
            translate("Sessions", "These files cannot be read and may be theirs: {names}.").format(
                names=names
            )
        )
    kind: Kind = "warn" if rest else "ok"
    text = said.format(code=code, count=sessions_text(len(done.sessions)), copies=len(done.backups))
    return kind, text, " ".join(rest)


def exported(report: ExportReport) -> Said:
    """What was exported."""
    said = translate("Sessions", "Exported {screens} screens with {triplets} triplets to {name}.")
    text = said.format(
        screens=numeral(report.screens), triplets=numeral(report.triplets), name=report.path.name
    )
    return "ok", text, ""


def _some(lines: Sequence[str]) -> str:
    more = translate("Sessions", "and {count} more").format(count=len(lines) - _NAMED)
    return "; ".join((*lines[:_NAMED], *((more,) if len(lines) > _NAMED else ())))
