"""The Images page at work: adding, labelling and excluding images, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from gridlab.app import image_set
from gridlab.app.image_steps import describe_step, include_step, label_step, labels_step
from gridlab.app.images_arranged import Arrangement, arranged
from gridlab.app.study import OpenStudy, StudyChanged
from gridlab.app.study_view import StudyView
from gridlab.app.thumbnails import picture_of
from gridlab.app.uses import Changed, Outcome, Use, plain
from gridlab.domain.errors import Finding, GridLabError
from gridlab.domain.images import Image
from gridlab.domain.questions import possible_questions
from gridlab.gui.background import Background
from gridlab.gui.kit.choosers import choose_new_file, show_in_folder
from gridlab.gui.kit.document import Leaving
from gridlab.gui.kit.messages import Actions
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import counted, images_text, numeral
from gridlab.gui.page import Go, Presenter, Surroundings
from gridlab.gui.pages.images.view import ImagesPage
from gridlab.gui.study.thumbnail_supply import as_pixmap
from gridlab.store.images.labels_csv import LabelMatch
from gridlab.store.images.names import image_file
from gridlab.store.images.scan import Duplicate, ScanReport

T = TypeVar("T")


class Readings:
    """Finds out in the background what is shown beside the images: their order, what designs want, a picture.

    shown: the study as it is shown.
    """

    def __init__(self, view: ImagesPage, background: Background) -> None:
        self._view = view
        self._background = background
        self.shown: StudyView | None = None

    def arrange(self) -> None:
        """Prepare the images for searching and sorting."""
        images, earlier = self._view.browser.images, self._view.browser.arrangement
        self._background.start(
            "arrange images",
            lambda cancel, _progress: arranged(images, earlier, cancel),
            done=self._take_arrangement,
            failed=self._failed,
        )

    def _take_arrangement(self, arrangement: Arrangement) -> None:
        if self.shown is not None and arrangement.images is self.shown.open.study.images:
            self._view.browser.take_arrangement(arrangement)
            self._view.detail.set_labels(arrangement.labels)
            self._view.status_changed.emit(*_status(arrangement))
            self.check()

    def check(self) -> None:
        """See which designs the images do not suffice for, and whether the images' folder is there."""
        if self.shown is None:
            return
        study = self.shown.open
        designs = [entry.design for entry in self.shown.designs if entry.design is not None]
        self._background.start(
            "check designs",
            plain(lambda: (image_set.designs_in_want(study.study.images, designs), study.has_images)),
            done=lambda found: self._say_checked(*found),
            failed=self._failed,
        )

    def read_picture(self, image: Image) -> None:
        """Read the picture of one image, as large as the panel shows it."""
        if self.shown is None:
            return
        study, detail = self.shown.open, self._view.detail
        pixels = detail.picture_pixels
        self._background.start(
            "image picture",
            plain(lambda: picture_of(study, image, pixels)),
            done=lambda found: detail.show_picture(image, as_pixmap(found)),
            failed=lambda _error: detail.show_picture(image, None),
        )

    def _failed(self, error: GridLabError) -> None:
        self._view.messages.bar.say_error(error)

    def _say_checked(self, found: tuple[Finding, ...], place_is_there: bool) -> None:
        view, images = self._view, self._view.browser.images
        view.messages.say_place(place_is_there or not images, view.choose_place)
        see = (translate("Images", "Show excluded"), lambda: view.browser.show_kind("excluded"))
        add = (translate("Images", "Add images"), view.choose_images)
        is_one_out = any(not image.included for image in images)
        view.messages.say_wants(found if images else (), (see if is_one_out else add,))


class ImagesPresenter(Presenter):
    """Owns the page. Its edits go to the study's document, which shows them at once and saves them."""

    @classmethod
    def make_view(cls, around: Surroundings) -> ImagesPage:
        return ImagesPage(around.thumbnails)

    def __init__(self, view: ImagesPage, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._readings = Readings(view, around.background)
        self._labels: tuple[str, LabelMatch] | None = None
        self._duplicates: tuple[Duplicate, ...] = ()
        bar = view.messages.bar
        self._uses = Uses("images", around.background, progress=view.progress, messages=bar, parent=self)
        self._uses.busy_changed.connect(view.set_working)
        self._reading = Uses("skipped files", around.background, parent=self)
        self._lists = Uses("save report", around.background, messages=bar, parent=self)
        around.thumbnails.arrived.connect(view.browser.grid.repaint_images)
        self._connect()

    @property
    def actions(self) -> Mapping[str, Callable[[], object]]:
        return {"add_images": self.view.choose_images}

    def arrive(self, wish: Go) -> None:
        if wish.purpose == "skipped":
            self.show_skipped()

    @property
    def _shown(self) -> StudyView | None:
        """The study as it is shown."""
        return self._readings.shown

    def _connect(self) -> None:
        view, document = self.view, self.around.study
        view.add_requested.connect(self.add)
        view.labels_requested.connect(self.read_labels)
        view.relink_requested.connect(self.relink)
        view.browser.selection_changed.connect(self._show_selected)
        view.browser.bar.include_requested.connect(self._include)
        view.browser.bar.label_requested.connect(
            lambda text: document.apply(label_step(view.browser.selected(), text))
        )
        for show in (view.browser.bar.show_file, view.detail.show_button):
            show.clicked.connect(self._show_selected_file)
        view.detail.edited.connect(self._describe)
        view.detail.wanted.connect(self._readings.read_picture)
        view.report.show_requested.connect(self._show_file)
        view.report.save.clicked.connect(self._save_list)
        view.preview.apply.clicked.connect(self._apply_labels)
        view.preview.cancel.clicked.connect(view.close_preview)
        view.skipped.clicked.connect(self.show_skipped)
        self.edits(document)
        self.around.studies.scanned.connect(self.show_report)
        document.saver.saved.connect(lambda _text: view.messages.unsaved.clear())
        document.saver.failed.connect(self._say_unsaved)
        self.around.documents.add(document.saver, self._ask, view.detail.commit)
        for keys, act in (
            (QKeySequence.StandardKey.Find, view.browser.begin_search),
            (QKeySequence(Qt.Key.Key_Escape), self._escape),
        ):
            QShortcut(keys, view, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def left(self) -> None:
        self.view.detail.commit()

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        page, images = self.view, view.open.study.images
        before, self._readings.shown = self._shown, view
        is_new = before is None or before.open.folder != view.open.folder
        if is_new:
            self._duplicates = ()
            page.messages.clear()
            page.report.hide()
            page.close_preview()
            self._read_skipped()
        if is_new or Changed.STUDY in changed:
            page.subtitle_changed.emit(images_text(len(images)))
            if page.browser.show_images(images, new_study=is_new):
                self._readings.arrange()
        page.show_front()
        self._show_selected()
        if not is_new and Changed.DESIGNS in changed:
            self._readings.check()

    def show_skipped(self) -> None:
        """The list of files that were skipped, whenever that was."""

        def show(report: ScanReport) -> None:
            self.view.show_skipped(report)
            self.view.report.show_report(report)
            self.view.arrange_sides()

        self._read_skipped(show)

    def _read_skipped(self, done: Callable[[ScanReport], object] | None = None) -> None:
        if self._shown is not None:
            use = image_set.skipped_files(self._shown.open)
            self._reading.run(use, done=done or self.view.show_skipped)

    def show_report(self, report: ScanReport) -> None:
        """What the check of images found: how many came in, and every file that did not."""
        self._duplicates += report.duplicates
        self._read_skipped()
        self.view.report.show_report(report)
        self.view.arrange_sides()
        if self._shown is not None:
            names = {image.name: image.sha256 for image in self._shown.open.study.images}
            same = frozenset(names[one.kept] for one in report.duplicates if one.kept in names)
            self.view.browser.add_duplicates(same)
        self._uses.say(image_set.added(report))

    def add(self, paths: Sequence[Path]) -> None:
        """Add files and folders to the study."""

        def done(found: tuple[OpenStudy, ScanReport]) -> None:
            self.around.studies.swap_study(found[0])
            self.show_report(found[1])

        self._run(lambda study: image_set.adding(study, paths), done)

    def read_labels(self, path: Path) -> None:
        """Show how a CSV file of labels matches the images, before it is applied."""

        def done(match: LabelMatch) -> None:
            self._labels = (path.name, match)
            self.view.preview.show_match(path.name, match)
            self.view.show_preview()

        self._run(lambda study: image_set.reading_labels(study, path, self._duplicates), done)

    def relink(self, folder: Path) -> None:
        """Take a folder as the place of the study's linked images."""

        def done(study: OpenStudy) -> None:
            self.around.studies.swap_study(study)
            self._readings.check()

        self._run(lambda study: image_set.relinking(study, folder), done)

    def _run(self, use: Callable[[OpenStudy], Use[T]], done: Callable[[T], object]) -> None:
        """Begin once the file is as the view is, so that no edit is lost between two saves."""

        def begin() -> None:
            view = self.around.studies.view
            if view is not None:
                self._uses.run(use(view.open), done=done)

        if self.around.studies.view is not None:
            self.around.study.when_saved(begin)

    def find_file(self, folder: Path | None, name: str) -> Path | None:
        """Where a file of this shown name lies: in `folder`, else among the study's images."""
        place = folder or (self._shown.open.image_folder if self._shown is not None else None)
        try:
            return image_file(place, name) if place is not None else None
        except GridLabError as error:
            self.view.messages.bar.say_error(error)
            return None

    def save_list(self, path: Path) -> None:
        """Save what a check found as a CSV file."""
        self._lists.run(image_set.saving_report(path, self.view.report.table()))

    def _show_file(self, folder: Path | None, name: str) -> None:
        path = self.find_file(folder, name)
        if path is not None:
            show_in_folder(path)

    def _show_selected_file(self) -> None:
        image = self.view.browser.one_selected()
        if image is not None:
            self._show_file(None, image.name)

    def _save_list(self) -> None:
        path = choose_new_file(
            self.view,
            translate("Images", "Save list"),
            translate("Images", "Tables (*.csv)"),
            Path.home() / "files-left-out.csv",
        )
        if path is not None:
            self.save_list(path)

    def _show_selected(self) -> None:
        browser, detail = self.view.browser, self.view.detail
        image = browser.one_selected()
        pixmap = browser.thumbnail(image) if image is not None else None
        detail.show_image(image, browser.grid.selected_count(), pixmap)
        if self._shown is not None:
            detail.show_uses(self._shown.designs)

    def _include(self, included: bool) -> None:
        self.around.study.apply(include_step(self.view.browser.selected(), included))
        self._say_sessions_stay()

    def _describe(self, image: Image, wanted: Image) -> None:
        self.around.study.apply(describe_step(image, wanted))
        if image.included != wanted.included:
            self._say_sessions_stay()

    def _apply_labels(self) -> None:
        if self._labels is not None:
            file, match = self._labels
            self.around.study.apply(labels_step(match, file))
            self.view.close_preview()
            self._uses.say(image_set.labelled(match, file))

    def _escape(self) -> None:
        browser = self.view.browser
        if self._uses.busy:
            self._uses.cancel()
        elif self.view.previews:
            self.view.close_preview()
        elif browser.bar.asks:
            browser.bar.ask_nothing()
        elif browser.filter.text():
            browser.filter.clear()
        else:
            browser.grid.clearSelection()

    def _say_sessions_stay(self) -> None:
        """Images were included or excluded in a study that has sessions."""
        if self._shown is not None and self._shown.sessions:
            what = translate("Images", "Sessions already begun keep their screens.")
            rest = translate("Images", "New sessions use the included images.")
            self._uses.say(Outcome("info", what, rest))

    def _ask(self, leaving: Leaving) -> None:
        """Something waits for the images to be saved, which cannot be; of texts the Settings page tells."""
        if not self.around.study.is_text:
            self.around.go(Go("images"))
            self._say_unsaved(((leaving.text, leaving.then),))

    def _say_unsaved(self, leave: Actions = ()) -> None:
        """The edits are not on the disk; they stay in the window."""
        saver = self.around.study.saver
        if saver.problem is None:
            return
        again = (translate("Images", "Save again"), saver.now)
        reread = (translate("Images", "Reload study"), self._reread)
        helps = reread if isinstance(saver.problem, StudyChanged) else again
        self.view.messages.unsaved.say_error(saver.problem, actions=(helps, *leave))

    def _reread(self) -> None:
        self.view.messages.unsaved.clear()
        self.around.studies.reread()


def _status(arrangement: Arrangement) -> tuple[str, str]:
    """Both texts of the status line."""
    total, included = len(arrangement.images), arrangement.included
    parts = [images_text(total)]
    if included != total:
        parts.append(translate("Images", "{count} included").format(count=numeral(included)))
    triplets = translate("Images", "{count} possible triplets")
    parts.append(triplets.format(count=numeral(possible_questions(included))))
    kinds = counted(len(arrangement.labels), translate("Images", "label"), translate("Images", "labels"))
    named = translate("Images", "{count} labelled, {kinds}")
    right = named.format(count=numeral(arrangement.labelled), kinds=kinds)
    return " · ".join(parts), right if arrangement.labelled else translate("Images", "No labels")
