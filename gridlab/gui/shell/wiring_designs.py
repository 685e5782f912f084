"""Joins the Design page with the histories of the designs and with what saves them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from gridlab.app.designing.track import Track
from gridlab.app.uses import plain
from gridlab.gui.background import Background
from gridlab.gui.kit.choosers import choose_files, choose_new_file, show_in_folder
from gridlab.gui.kit.document import Leaving
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.carrier import DesignCarrier
from gridlab.gui.pages.design.control import DesignControl
from gridlab.gui.pages.design.page import DesignPage
from gridlab.gui.pages.design.steps import Steps
from gridlab.gui.pages.design.work import read_gallery
from gridlab.gui.shell.main_window import MainWindow
from gridlab.gui.study.control import StudyControl


def wire_designs(
    window: MainWindow,
    page: DesignPage,
    designs: DesignControl,
    carrier: DesignCarrier,
    studies: StudyControl,
    background: Background,
) -> None:
    """Edits and their steps, and what is done with whole designs."""

    def read() -> None:
        background.start("gallery", plain(read_gallery), done=page.show_gallery, failed=page.show_error)

    page.edited.connect(designs.edit)
    page.chosen.connect(designs.choose)
    page.gallery_requested.connect(read)
    page.add_requested.connect(carrier.add)
    page.duplicate_requested.connect(designs.duplicate)
    page.rename_requested.connect(designs.rename)
    page.delete_requested.connect(designs.delete)
    page.side.import_requested.connect(lambda: ask_for_designs(page, carrier))
    page.side.paths_dropped.connect(carrier.take_in)
    page.side.export_requested.connect(lambda name: ask_where(page, carrier, name))
    page.side.file_requested.connect(lambda name: show_design_file(studies, name))
    for one in (designs, carrier):
        one.failed.connect(page.show_error)
    carrier.noted.connect(page.show_note)
    designs.done.connect(page.want_design)
    _wire_offers(page, designs)
    _wire_steps(window, page, designs)
    _wire_saving(window, page, designs, carrier)


def _wire_offers(page: DesignPage, designs: DesignControl) -> None:
    """What was done by itself or at one key is told, with the button that takes it back."""

    def offer(bar: MessageBar, text: str, rest: str = "") -> None:
        def undo() -> None:
            bar.clear()
            page.version = ""
            designs.undo()

        bar.say("info", text, rest, actions=((translate("Design", "Undo"), undo),))

    def tell_deleted(name: str) -> None:
        offer(page.side.messages, translate("Design", "{name} was deleted.").format(name=name))

    def tell_version(origin: str, name: str) -> None:
        page.version = name
        text = translate("Design", "This is {name}, the next version.").format(name=name)
        rest = translate("Design", "{origin} stays as its sessions saw it.").format(origin=origin)
        offer(page.version_message, text, rest)

    designs.deleted.connect(tell_deleted)
    designs.versioned.connect(tell_version)


def _wire_steps(window: MainWindow, page: DesignPage, designs: DesignControl) -> None:
    """Undo and redo act on designs, so they are to be had on their page alone."""
    now = [Steps()]

    def allow(is_front: bool) -> None:
        for key, step in (("undo", now[0].undo), ("redo", now[0].redo)):
            action = window.actions_by_key[key]
            action.setEnabled(is_front and bool(step))
            bare = translate("Actions", "Undo") if key == "undo" else translate("Actions", "Redo")
            action.setText(f"{bare}: {step}" if step else bare)

    def show(steps: Steps) -> None:
        now[0] = steps
        page.show_steps(steps)
        allow(page.isVisible())

    designs.steps_changed.connect(show)
    page.front_changed.connect(allow)
    page.step_buttons.undo_requested.connect(designs.undo)
    page.step_buttons.redo_requested.connect(designs.redo)
    page.history.step_chosen.connect(designs.go_to)
    page.history.return_requested.connect(designs.bring_back)
    allow(False)


def _wire_saving(
    window: MainWindow, page: DesignPage, designs: DesignControl, carrier: DesignCarrier
) -> None:
    """What is saved, and what is not with what mends it."""
    saves, bar = designs.saves, page.saving_bar

    def failed(track: Track) -> None:
        window.status.set_saved(translate("Window", "Not saved"), failed=True)
        (bar.show_changed if track.changed else bar.show_failed)(track)

    def saved(text: str) -> None:
        window.status.set_saved(text)
        bar.clear()

    def retry() -> None:
        leave = bar.leave_text
        if leave is not None:
            saves.settle(Leaving(*leave))
        else:
            saves.now()

    def elsewhere(name: str) -> None:
        ask_where(page, carrier, name, bar.leave)

    saves.failed.connect(failed)
    saves.changed.connect(failed)
    saves.saved.connect(saved)
    bar.retry_requested.connect(retry)
    bar.elsewhere_requested.connect(elsewhere)
    bar.change_settled.connect(lambda mine: designs.settle_change(keep_mine=mine))
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.connect(designs.come_back)


def ask_for_designs(page: DesignPage, carrier: DesignCarrier) -> None:
    """Ask for design files and take them into the study."""
    chosen = choose_files(
        page, translate("Design", "Import designs"), translate("Design", "Designs (*.json)")
    )
    if chosen:
        carrier.take_in(chosen)


def ask_where(
    page: DesignPage, carrier: DesignCarrier, name: str, then: Callable[[], None] | None = None
) -> None:
    """Ask where a copy of a design is to be written, write it, then go on."""
    chosen = choose_new_file(
        page,
        translate("Design", "Save a copy of {name}").format(name=name),
        translate("Design", "Designs (*.json)"),
        Path.home() / f"{name}.json",
    )
    if chosen is not None:
        carrier.export(name, chosen, then)


def show_design_file(studies: StudyControl, name: str) -> None:
    """Show a design's file in the system's file browser."""
    if studies.view is not None and name:
        show_in_folder(studies.view.open.folder / "designs" / f"{name}.json")
