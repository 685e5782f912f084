"""What is done on the Map tab: maps are fitted, kept, opened, saved, and looked into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from gridlab.app.collected import Collected
from gridlab.app.map.comparing import Beside, Compared, comparing, pairs_of
from gridlab.app.map.contents import ShownMap
from gridlab.app.map.drawing import MapWish, drawing
from gridlab.app.map.evidence import Neighbour, drawn_errors, neighbours
from gridlab.app.map.keeping import KeptMap, fitting, keeping, kept_names, opening, writing_positions
from gridlab.app.map.matching import rows_in
from gridlab.app.map.plane import Ints
from gridlab.app.uses import Outcome, Use, plain
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.gui.kit.choosers import choose_file, choose_new_file, file_action
from gridlab.gui.kit.map.figure import draw_map
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.page import Page, Surroundings
from gridlab.gui.pages.data.map.orientations import Orientations
from gridlab.gui.pages.data.map.pictures import MapPictures
from gridlab.gui.pages.data.map.view import MapTab
from gridlab.gui.pages.data.tab import Seen, TabPresenter


class MapPresenter(TabPresenter):
    """Owns the tab, its pictures and its uses."""

    View = MapTab

    @classmethod
    def make_view(cls, around: Surroundings) -> Page:
        pictures = MapPictures(around, "map thumbnails"), MapPictures(around, "compared thumbnails")
        view = MapTab(*pictures)
        for one in pictures:
            one.setParent(view)
        return view

    def __init__(self, view: MapTab, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._seen: Seen | None = None
        self._fitted: KeptMap | None = None
        self._open: KeptMap | None = None
        self._names: list[str] = []
        self._orientations = Orientations()
        self.pictures, self._beside = view.findChildren(MapPictures)
        self._work = Uses(
            "map",
            around.background,
            progress=view.progress,
            messages=view.messages,
            cancelled=self._tell_cancelled,
            parent=self,
        )
        self._looking = Uses("map evidence", around.background, parent=self)
        self._costing = Uses("map axes", around.background, parent=self)
        self._told_cost: tuple[ShownMap, tuple[int, int]] | None = None
        self._wire()

    def _wire(self) -> None:
        view = self.view
        self.pictures.arrived.connect(view.canvas.show_pictures)
        for one in view.compared.views:
            self._beside.arrived.connect(one.show_pictures)
        view.fit_requested.connect(self._fit)
        view.map_chosen.connect(self._choose)
        view.keep_requested.connect(self._keep)
        view.figure_requested.connect(self._save_figure)
        view.positions_requested.connect(self._save_positions)
        view.image_chosen.connect(self._look)
        view.compare_requested.connect(self._offer)
        view.comparing.asked.connect(self._compare)
        view.side.neighbour_chosen.connect(lambda row: view.canvas.mark([row]))
        view.canvas.turned.connect(self._note_orientation)

    @property
    def remembered(self) -> Mapping[str, str]:
        return self._orientations.remembered

    def close(self) -> None:
        self.pictures.close()
        self._beside.close()

    def show(self, seen: Seen) -> None:
        before, self._seen = self._seen, seen
        if before is None or before.source != seen.source or before.purpose != seen.purpose:
            self._fitted = self._open = None
            self.view.messages.clear()
            self.view.show_nothing()
        self._read_names()
        self.answers.ask(seen, self._tell_rules, lambda _error: None)
        if self._open is not None:
            self.pictures.begin(self._open.shown, seen.pictured)
        elif self._names:
            self._choose(self._names[-1])

    def _tell_rules(self, found: Collected) -> None:
        """Errors look past exclusions until their rules are locked, which is said."""
        self.view.side.rules.setVisible(found.excludes and not found.is_locked)

    def _read_names(self) -> None:
        """Which maps are kept in the study; a listing of one folder."""
        self._names = []
        if self._seen is not None and self._seen.dataset is None:
            try:
                self._names = kept_names(self._seen.view.open)
            except GridLabError as error:
                self.view.messages.say_error(error)
        current = self._open.name if self._open is not None else ""
        self.view.show_names(self._names, current, is_new=self._fitted is not None)
        if self._seen is not None and self._seen.dataset is not None:
            self.view.keep_button.hide()  # a map is kept in a study; that of a dataset is saved as a file

    def _fit(self) -> None:
        if self._seen is None:
            return
        path = None
        if self.view.form.features.value == "file":
            path = choose_features(self.view)
            if path is None:
                return
        wish = self.view.form.wish(self._seen.purpose, path)

        def done(made: KeptMap) -> None:
            self._fitted = made
            self.view.fit_button.setChecked(False)
            self._show(made)

        again = ((translate("Map", "Try again"), self._fit),)
        self._work.run(fitting(self._seen.source, wish), done=done, remedy=again)

    def _choose(self, name: str) -> None:
        """Open a map that is kept, or go back to that just fitted."""
        if self._seen is None:
            return
        if not name:
            if self._fitted is not None:
                self._show(self._fitted)
            return
        self._work.run(opening(self._seen.view.open, name), done=self._show)

    def _show(self, made: KeptMap) -> None:
        if self._seen is None:
            return
        self._open = made
        study = self._seen.view.open
        self.pictures.begin(made.shown, self._seen.pictured)
        self.view.show_map(made.shown, self._orientations.of(study.study.id, made))
        self._read_names()
        self._ask_cost()

    def _note_orientation(self) -> None:
        if self._open is not None and self._seen is not None:
            study = self._seen.view.open.study
            self._orientations.note(study.id, self._open, self.view.canvas.orientation)
            self._ask_cost()

    def _ask_cost(self) -> None:
        """Say what the two axes lose of the map, once the answers are read."""
        made, turned = self._open, self.view.canvas.orientation
        axes = (turned.across, turned.up)
        if made is None or self._seen is None:
            return
        if self._told_cost is not None and self._told_cost[0] is made.shown and self._told_cost[1] == axes:
            return
        self._told_cost = made.shown, axes
        self.view.side.cost.clear()
        rows = np.array(rows_in(made.shown, self._seen.view.open.study.images), np.int64)

        def count(found: Collected) -> None:
            use = Use(say("Comparing axes"), plain(partial(drawn_errors, made.shown, rows, found, axes)))
            self._costing.run(use, done=self._show_cost, failed=lambda _error: None)

        self.answers.ask(self._seen, count, lambda _error: None)

    def _show_cost(self, errors: tuple[float, float]) -> None:
        if not np.isnan(errors).any():
            self.view.side.show_cost(*errors)

    def _keep(self, name: str) -> None:
        if self._fitted is None or self._seen is None:
            return
        study = self._seen.view.open

        def done(kept: KeptMap) -> None:
            self._orientations.note(study.study.id, kept, self.view.canvas.orientation)
            self._open, self._fitted = kept, None
            self.view.name.clear()
            self._read_names()

        self._work.run(keeping(study, self._fitted, name), done=done)

    def _save_figure(self) -> None:
        kinds = translate("Map", "Figures (*.svg *.pdf *.png)")
        out = self._new_file(translate("Map", "Save the map"), kinds, ".svg")
        if out is None or self._open is None or self._seen is None:
            return
        wish = MapWish(out, self.view.canvas.orientation, self.view.colour)
        use = drawing(self._open.shown, self._seen.pictured, wish, draw_map)
        self._work.run(use, actions=lambda done: file_action(done.path))

    def _save_positions(self) -> None:
        kinds = translate("Map", "Positions (*.csv *.h5)")
        out = self._new_file(translate("Map", "Save the positions"), kinds, ".csv")
        if out is not None and self._open is not None:
            self._work.run(writing_positions(self._open, out), actions=file_action)

    def _new_file(self, title: str, kinds: str, suffix: str) -> Path | None:
        if self._open is None or self._seen is None:
            return None
        name = (self._open.name or translate("Map", "map")) + suffix
        return choose_new_file(self.view.window(), title, kinds, self._seen.results / name)

    def _offer(self) -> None:
        """Say what the map can be compared with; groups, designs and blocks once the answers are read."""
        if self._open is None or self._seen is None:
            return
        form, names, name = self.view.comparing, self._names, self._open.name
        form.offer(pairs_of(names, name, None))
        self.answers.ask(
            self._seen, lambda found: form.offer(pairs_of(names, name, found)), lambda _error: None
        )

    def _compare(self, beside: Beside) -> None:
        if beside.kind == "features":
            path = choose_features(self.view)
            if path is None:
                return
            beside = replace(beside, path=path)
        if self._seen is not None:
            self.answers.ask(self._seen, partial(self._compare_in, beside), self.view.messages.say_error)

    def _compare_in(self, beside: Beside, found: Collected) -> None:
        if self._open is None or self._seen is None:
            return
        study, pictured = self._seen.view.open, self._seen.pictured
        use = comparing(study, found, self._open, beside)

        def done(made: Compared) -> None:
            self._beside.begin(made.one, pictured)
            self.view.show_compared(made)

        self._work.run(use, done=done)

    def _look(self, row: int) -> None:
        """Show an image's neighbours at once, and then what people said of them."""
        if self._open is None or self._seen is None:
            return
        shown = self._open.shown
        near = neighbours(shown.positions, row) if row >= 0 else []
        self._show_near(row, near)
        if row < 0:
            return
        rows = np.array(rows_in(shown, self._seen.view.open.study.images), np.int64)
        self.answers.ask(self._seen, lambda found: self._look_up(row, rows, found), lambda _error: None)

    def _look_up(self, row: int, rows: Ints, found: Collected) -> None:
        if self._open is None or self.view.canvas.row != row:
            return
        positions = self._open.shown.positions

        def work() -> list[Neighbour]:
            return neighbours(positions, row, collected=found, study_rows=rows)

        use = Use(say("Looking up the screens"), plain(work))
        self._looking.run(use, done=lambda near: self._show_near(row, near), failed=lambda _error: None)

    def _show_near(self, row: int, near: list[Neighbour]) -> None:
        self.view.canvas.choose(row, links=[one.row for one in near])
        self.view.side.show_image(row, near)

    def _tell_cancelled(self) -> None:
        said = translate("Map", "The work was cancelled.")
        self._work.say(Outcome("info", said, translate("Map", "Nothing was changed.")))


def choose_features(view: MapTab) -> Path | None:
    """Ask for a file of features; None where none was chosen."""
    kinds = translate("Map", "Features (*.npy *.npz *.csv *.h5)")
    return choose_file(view.window(), translate("Map", "Features of the images"), kinds)
