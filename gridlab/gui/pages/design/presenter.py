"""What is done on the Design page: edits, and whole designs taken in and out; shows what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from gridlab.app.designing.desk import DesignDesk
from gridlab.app.designing.files import export_design, import_designs
from gridlab.app.designing.gallery import gallery_entries
from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed, plain
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import joined, verbatim
from gridlab.domain.warnings import Fix
from gridlab.gui.kit.choosers import choose_files, choose_new_file, show_in_folder
from gridlab.gui.kit.document import Leaving
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.page import Go, Presenter, Surroundings
from gridlab.gui.pages.design.document import DesignsDocument
from gridlab.gui.pages.design.naming import NameOffer
from gridlab.gui.pages.design.page import DesignPage
from gridlab.store.design_file import gallery_design
from gridlab.store.settings import Settings

T = TypeVar("T")


class DesignCarrier(QObject):
    """What the Design page does with whole designs."""

    def __init__(self, view: DesignPage, around: Surroundings, document: DesignsDocument) -> None:
        super().__init__(view)
        self._view = view
        self._around = around
        self._document = document
        view.gallery_requested.connect(self._read_gallery)
        view.gallery.taken.connect(self._add)
        view.side.import_requested.connect(self._ask_for_designs)
        view.side.paths_dropped.connect(self._import)
        view.side.export_requested.connect(self.export)
        view.side.file_requested.connect(self._show_file)
        view.saving_bar.elsewhere_requested.connect(self._save_elsewhere)

    def _read_gallery(self) -> None:
        view = self._around.studies.view
        own = view.open.study.platforms if view is not None else {}
        self._work("gallery", partial(gallery_entries, own), self._view.show_gallery)

    def take_in(self, designs: Sequence[Design], step: str) -> None:
        """Take further designs into the study."""
        for design in designs:
            self._document.act(partial(DesignDesk.add, design=design, step=step))

    def export(self, name: str, then: Callable[[], None] | None = None) -> None:
        """Ask where a copy of a design is to be written, write it, then go on."""
        self._view.form.complete()
        kept = self._document.kept(name)
        chosen = choose_new_file(
            self._view,
            translate("Design", "Save a copy of {name}").format(name=name),
            translate("Design", "Designs (*.json)"),
            Path.home() / f"{name}.json",
        )
        if chosen is None or kept is None:
            return

        def done(written: Path) -> None:
            text = translate("Design", "{name} is in {path}.").format(name=name, path=written)
            self._view.side.messages.say("ok", text)
            if then is not None:
                then()

        self._work("export design", partial(export_design, kept, chosen), done)

    def _save_elsewhere(self, name: str) -> None:
        """What waits for a design to be saved goes on once a copy of it is."""
        leaving = self._view.saving_bar.leaving
        self.export(name, leaving.then if leaving is not None else None)

    def _add(self, gallery_name: str) -> None:
        """Copy a design of the gallery into the study."""
        step = translate("Design", "Add from the gallery")
        work = partial(gallery_design, gallery_name)
        self._work("gallery design", work, lambda design: self.take_in([design], step))

    def _ask_for_designs(self) -> None:
        chosen = choose_files(
            self._view, translate("Design", "Import designs"), translate("Design", "Designs (*.json)")
        )
        if chosen:
            self._import(chosen)

    def _import(self, paths: Sequence[Path]) -> None:
        """Take designs from files into the study; those that are refused are told together."""

        def done(found: tuple[list[Design], list[GridLabError]]) -> None:
            designs, refused = found
            self.take_in(designs, translate("Design", "Import"))
            if refused:
                self._view.show_error(_together(refused))

        self._work("import designs", partial(import_designs, tuple(paths)), done)

    def _show_file(self, name: str) -> None:
        view = self._around.studies.view
        if view is not None and name:
            show_in_folder(view.open.folder / "designs" / f"{name}.json")

    def _work(self, key: str, act: Callable[[], T], done: Callable[[T], None]) -> None:
        self._around.background.start(key, plain(act), done=done, failed=self._view.show_error)


def _together(refused: Sequence[GridLabError]) -> GridLabError:
    """Several refusals as one message."""
    if len(refused) == 1:
        return refused[0]
    what = translate("Design", "{count} files were skipped.").format(count=len(refused))
    return GridLabError(verbatim(what), safe=joined(error.said for error in refused))


FOLDS, LIST = "design form", "design list"
"""What of the form is folded, and whether the list is, is remembered under these names."""


class DesignPresenter(Presenter):
    """Owns the page and the designs behind it."""

    @classmethod
    def make_view(cls, around: Surroundings) -> DesignPage:
        return DesignPage(around.background, around.thumbnails)

    def __init__(self, view: DesignPage, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self.document = DesignsDocument(around.background, around.studies)
        self.saves = self.document.saver
        self.carrier = DesignCarrier(view, around, self.document)
        self._version = ""
        self._base: Design | None = None
        self._typed: tuple[Design, str, str] | None = None
        self._is_begun = self._is_frozen = False
        self._names = NameOffer(view.name_message, self.rename)
        self._wire_view()
        self._wire_document()

    def _wire_view(self) -> None:
        view, document = self.view, self.document
        document.commit = view.form.complete
        view.form.edited.connect(self.edit)
        view.form.counted.connect(self._count)
        view.form.block_chosen.connect(lambda _block: self._show())
        view.form.renamed.connect(lambda name: self.rename(view.name, name))
        view.pane.kinds.blocks.value_changed.connect(view.form.show_block)
        view.pane.warnings.fix_requested.connect(self._fix)
        view.chosen.connect(self._choose)
        view.side.rename_requested.connect(self.rename)
        view.side.delete_requested.connect(self.delete)
        view.side.duplicate_requested.connect(self.duplicate)
        view.duplicate_button.clicked.connect(lambda: self.duplicate(view.name))
        view.gallery.escaped.connect(self._show)
        view.main_action.clicked.connect(self._preview)
        view.try_button.clicked.connect(self._try)
        view.publish_button.clicked.connect(self._publish)
        view.history.step_chosen.connect(
            lambda done: document.act(lambda desk: desk.go_to(done), at_once=False)
        )
        view.history.return_requested.connect(lambda key: document.act(lambda desk: desk.bring_back(key)))

    def _wire_document(self) -> None:
        document, bar = self.document, self.view.saving_bar
        self.edits(document)
        document.changed.connect(self._follow)
        document.named.connect(self._name)
        document.versioned.connect(self._tell_version)
        document.failed.connect(self.view.show_error)
        self.saves.failed.connect(self._tell_unsaved)
        self.saves.saved.connect(lambda _text: bar.clear())
        bar.retry_requested.connect(self._retry)
        bar.change_settled.connect(lambda mine: document.settle_change(keep_mine=mine))
        self.around.documents.add(self.saves, self._ask_to_leave, self.view.form.complete)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._come_back)

    def building(self, settings: Settings) -> Iterator[None]:
        """The sections of the form, folded as they were left."""
        known = {"folded": True, "unfolded": False}
        self.view.fold_list(known.get(settings.windows.get(LIST, "")))
        return self.view.form.unfolding(settings.windows.get(FOLDS, ""))

    @property
    def remembered(self) -> Mapping[str, str]:
        wanted = self.view.fold_wanted
        listed = "" if wanted is None else "folded" if wanted else "unfolded"
        return {FOLDS: self.view.form.fields.folds, LIST: listed}

    def _preview(self) -> None:
        self.view.form.complete()
        pane = self.view.pane
        self.around.preview(self.view.name, pane.displays.size_now, pane.warning_control.pace_of)

    def _try(self) -> None:
        self.view.form.complete()
        self.around.go(Go("sessions", self.view.name, "test"))

    def _publish(self) -> None:
        self.view.form.complete()
        self.around.go(Go("publish", self.view.name))

    @property
    def actions(self) -> Mapping[str, Callable[[], object]]:
        view = self.view
        return {
            "new_design": view.open_gallery,
            "duplicate_design": view.duplicate_button.click,
            "import_design": view.side.import_requested.emit,
            "export_design": lambda: view.side.export_requested.emit(view.name),
            "history": view.toggle_history,
            "fold_designs": view.side.fold_requested.emit,
        }

    @property
    def dirty(self) -> bool:
        """Whether an edit is not saved yet."""
        return self._typed is not None or self.saves.dirty

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        if self.view.begin_study(view):
            self._version = ""
        if changed & {Changed.STUDY, Changed.DESIGNS}:
            self._show()

    def left(self) -> None:
        self.view.form.complete()

    def edit(self, design: Design, step: str, merge_key: str) -> None:
        """Take an edited design in. What is typed shows in the preview alone until it counts."""
        if not merge_key:
            self._take(design, step, merge_key)
            self.saves.soon()
            return
        self._is_begun = True
        if self._is_frozen:  # the next version shows with the first letter
            self._take(design, step, merge_key)
            return
        self._typed = (design, step, merge_key)
        self.view.pane.control.show_typed(design)
        self.view.pane.warning_control.follow(design)
        self._tell_steps()

    def _take(self, *edit: Any) -> None:
        self._typed = None
        self.document.edit(*edit)

    def _count(self) -> None:
        """What was typed is meant: it is a step of the history, all are told, and it is saved."""
        if self._typed is not None:
            self._take(*self._typed)
        if self._is_begun:
            self._is_begun = False
            self.saves.now()

    def duplicate(self, name: str) -> None:
        """Copy a design under the next free name."""
        self.view.form.complete()
        kept = self.document.kept(name)
        if kept is not None and kept.design is not None:
            self.carrier.take_in([kept.design], translate("Design", "Duplicate"))

    def rename(self, name: str, new: str) -> None:
        """Give a design another name."""
        step = translate("Design", "Rename to {name}").format(name=new)
        self.document.act(lambda desk: desk.rename(name, new, step))

    def delete(self, name: str) -> None:
        """Remove a design, until it is undone."""
        if self.document.act(lambda desk: desk.delete(name, translate("Design", "Delete"))):
            text = translate("Design", "{name} was deleted.").format(name=name)
            self._offer_undo(self.view.side.messages, text)

    def _fix(self, fix: Fix) -> None:
        self.view.form.complete()
        self.edit(fix.design, told(fix.step), "")

    def _choose(self, name: str) -> None:
        """Show a design; undo acts on it from now on."""
        self.view.form.complete()
        if self.document.desk is not None:
            self.document.desk.choose(name)
            self._follow()
        self._name(name)
        self._show()

    def _name(self, name: str) -> None:
        self.view.name = name

    def _show(self) -> None:
        view = self.around.studies.view
        if view is None:
            return
        self.view.show_designs(view, self._typed[0] if self._typed is not None else None)
        entry = view.entry(self.view.name)
        self._base = entry.design if entry is not None else None
        self._is_frozen = entry is not None and entry.frozen
        if self.view.name != self._version:
            self.view.version_message.clear()
        self._names.follow(self._base, [one.name for one in view.designs])

    def _follow(self) -> None:
        """The history is another than before."""
        desk = self.document.desk
        track, deleted = (desk.at_hand, desk.deleted) if desk is not None else (None, [])
        self.view.history.show_steps(track, deleted)
        self.view.history_button.setEnabled(track is not None or bool(deleted))
        self._tell_steps()

    def _tell_steps(self) -> None:
        """What is being typed can be undone too."""
        typed = self._typed
        if typed is not None and typed[0] != self._base:
            self.name_steps(typed[1], "")
        else:
            self.document.tell_steps()

    def _offer_undo(self, bar: MessageBar, text: str, rest: str = "") -> None:
        """What was done by itself or at one key is told, with the button that takes it back."""

        def undo() -> None:
            bar.clear()
            self._version = ""
            self.undo()

        bar.say("info", text, rest, actions=((translate("Design", "Undo"), undo),))

    def _tell_version(self, origin: str, name: str) -> None:
        self._version = name
        text = translate("Design", "You are now editing {name}, the next version.").format(name=name)
        rest = translate("Design", "{origin} stays as its sessions saw it.").format(origin=origin)
        self._offer_undo(self.view.version_message, text, rest)

    def _tell_unsaved(self) -> None:
        """What is not saved is told above the form, with what mends it."""
        track = self.document.stuck_track()
        if track is not None:
            self.view.saving_bar.show_stuck(track)

    def _ask_to_leave(self, leaving: Leaving) -> None:
        self.around.go(Go("design"))
        self.view.saving_bar.ask_to_leave(leaving)

    def _retry(self) -> None:
        leaving = self.view.saving_bar.leaving
        if leaving is not None:
            self.saves.settle(leaving)
        else:
            self.saves.now()

    def _come_back(self, state: Qt.ApplicationState) -> None:
        """The program came to the front again: another may have changed a design meanwhile."""
        if state == Qt.ApplicationState.ApplicationActive:
            self.document.look()
