"""What came of a save is what will be read, so that nobody seems to have changed a file who did not."""

from __future__ import annotations

from pathlib import Path

from gridlab.app.designing.desk import DesignDesk
from gridlab.app.designing.files import read_kept
from gridlab.app.designing.saving import Saving
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design
from gridlab.domain.design_edit import with_value
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import Display, SessionHeader, SessionImage
from gridlab.domain.study import Study
from gridlab.store.design_file import design_bytes, design_id
from gridlab.store.sessions.file import create_file
from gridlab.store.sessions.rows import chained, header_entries
from tests.designs import FIRST_ANSWER

DECOMPOSED = "Wh\u006f\u0308"


def save_all(saving: Saving) -> None:
    while job := saving.next_job():
        saving.finish(job())


def sit(study: OpenStudy, design: Design) -> None:
    """A main session of the design, without the window hearing of it."""
    header = SessionHeader(
        id="1" * 32, study=study.study.id, annotator="p1", number=0, purpose="main", design=design,
        design_id=design_id(design), images=tuple(SessionImage(f"{i}.png", f"{i:064x}") for i in range(17)),
        set_digest="0" * 64, set_length=17, screens=(Screen(0, ScreenKind.MAIN, 0, tuple(range(1, 17))),),
        display=Display(1280, 800), started_utc="2026-05-01T10:00:00Z",
    )  # fmt: skip
    create_file(
        study.folder / "sessions" / f"{header.id}.gridlab",
        chained((), [*header_entries(header), FIRST_ANSWER]),
    )


def test_a_design_found_frozen_while_saving_is_not_taken_for_one_that_others_changed(tmp_path: Path) -> None:
    for name in ("designs", "sessions"):
        (tmp_path / name).mkdir()
    (tmp_path / "designs" / "food.json").write_bytes(design_bytes(Design("food")))
    study = OpenStudy(tmp_path, Study("0" * 32), tmp_path / "images")
    desk = DesignDesk(read_kept(study))
    saving = Saving(study, desk)
    track = desk.named("food")
    assert track is not None and track.state is not None and track.state.design is not None
    desk.edit(with_value(track.state.design, ("blocks", 0, "question"), DECOMPOSED), "Question")
    save_all(saving)
    track = desk.named("food")
    assert track is not None and track.state is not None and track.state.design is not None
    assert track.found is not None and track.found.design is not None
    sit(study, track.found.design)
    desk.edit(with_value(track.state.design, ("blocks", 0, "layout", "accent"), "#AABBCC"), "Accent")
    save_all(saving)
    assert [one.name for one in desk.listed] == ["food", "food-2"]
    steps = {name: len(desk.named(name).history.steps) for name in ("food", "food-2")}  # type: ignore[union-attr]
    saving.reconcile(read_kept(study), "Changed elsewhere", "Removed elsewhere")
    assert steps == {name: len(desk.named(name).history.steps) for name in steps}  # type: ignore[union-attr]
    assert not [track for track in desk.tracks.values() if track.changed]
