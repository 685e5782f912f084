"""Answers of published pages on the Sessions page: collected from files, and served here to tablets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPaintEvent
from PySide6.QtWidgets import QWidget

from gridlab.app.merge import bringing_in
from gridlab.app.uses import Changed, Use, plain
from gridlab.gui.kit.boxes import Wide, column, grounded, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.choosers import choose_files, choose_folder
from gridlab.gui.kit.labels import ShortLabel, label
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.look.painting import painting
from gridlab.gui.look.saying import told
from gridlab.gui.page import Surroundings

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.app.web.collect import Collected
    from gridlab.app.web.in_the_lab import LabServer

LOOK_MS = 1000
_COLLECT_EVERY = 5
"""So many looks between two collections of what came."""
_QR_SIDE, _QR_EDGE = 168, 4


class QrCode(QWidget):
    """An address as a code to scan: dark on white in every look, with the edge that readers need."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_QR_SIDE, _QR_SIDE)
        self._image = QImage()
        self.hide()

    def set_address(self, address: str) -> None:
        """Show an address; nothing where the package that draws codes is not installed."""
        try:
            import segno
        except ImportError:
            return
        modules = [bytes(line) for line in segno.make(address, error="m", micro=False).matrix]
        side = len(modules) + 2 * _QR_EDGE
        self._image = QImage(side, side, QImage.Format.Format_RGB32)
        self._image.fill(QColor("white"))
        for y, line in enumerate(modules):
            for x, is_dark in enumerate(line):
                if is_dark:
                    self._image.setPixelColor(x + _QR_EDGE, y + _QR_EDGE, QColor("black"))
        self.setAccessibleName(translate("Sessions", "QR code of {address}").format(address=address))
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._image.isNull():
            with painting(self) as painter:
                painter.drawImage(QRectF(self.rect()), self._image)


class ServingPanel(QWidget):
    """Where a page is served in this network, and how far it is. Hidden until it is."""

    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "card")
        self.setAccessibleName(translate("Sessions", "The page in this network"))
        self.address = label("", "title", selectable=True)
        self.code = QrCode()
        self.progress = label("", "strong")
        self._inbox = ShortLabel("", "small", middle=True)
        copy = button(translate("Sessions", "Copy address"), icon_name="copy")
        self.stop_button = button(translate("Sessions", "Stop serving"), icon_name="x")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.address.text()))
        self.stop_button.clicked.connect(self.stop_requested)
        how = label(
            translate(
                "Sessions",
                "Open this address on the tablets, or scan the code. They must be in the same network. "
                "Answers are added to the study automatically.",
            ),
            wraps=True,
        )
        texts = column(
            label(translate("Sessions", "The page in this network"), "strong"),
            self.address,
            how,
            self.progress,
            self._inbox,
            Wide(),
            row(copy, self.stop_button, Wide()),
        )
        self.setLayout(row(self.code, Wide(texts), spacing=16, margins=(16, 12, 16, 12)))
        self.hide()

    def show_server(self, server: LabServer) -> None:
        """Show where it is."""
        self.address.setText(server.url)
        self.code.set_address(server.url)
        self._inbox.set_text(translate("Sessions", "Inbox: {folder}").format(folder=server.inbox))
        self.show_progress(server)
        self.show()

    def show_progress(self, server: LabServer) -> None:
        """Show how far it is."""
        self.progress.setText(told(server.told()))


class FromWeb(QObject):
    """Takes what is dropped or chosen, and runs a server beside the page.

    work: shows its uses. study: the one that is open.
    """

    def __init__(
        self,
        panel: ServingPanel,
        around: Surroundings,
        work: Uses,
        study: Callable[[], OpenStudy | None],
    ) -> None:
        super().__init__(panel)
        self._panel, self._work, self._study = panel, work, study
        self._server: LabServer | None = None
        self._looks = 0
        self._settled: set[tuple[str, str]] = set()
        self._live = Uses("collecting", around.background, parent=self)
        self._reread = around.studies.reread_kinds
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        panel.stop_requested.connect(self.stop)

    def take(self, paths: Sequence[Path]) -> None:
        """Take what was dropped: session files are brought in, all else is collected."""
        from gridlab.app.web.collect import collecting
        from gridlab.store.web.sources import holds_sessions, is_answers

        study = self._study()
        if study is None:
            return
        answers = [path for path in paths if not holds_sessions(path) and is_answers(path)]
        if not answers:
            self._work.run(bringing_in(study, list(paths)))
            return
        lists = [path for path in paths if path.suffix.lower() == ".csv"]
        self._work.run(collecting(study, answers, submissions=lists[0] if lists else None))

    def choose(self) -> None:
        """Ask for files with answers, and collect them."""
        kinds = translate("Sessions", "Answers (*.jsonl *.zip *.jrzip *.sqlite *.txt *.csv)")
        chosen = choose_files(self._panel.window(), translate("Sessions", "Collect answers"), kinds)
        if chosen:
            self.take(chosen)

    def serve(self) -> None:
        """Ask for a published folder, and serve it in this network."""
        study = self._study()
        if study is None or self._server is not None:
            return
        title = translate("Sessions", "Choose the folder of the published page")
        web = choose_folder(self._panel.window(), title, study.folder.parent)
        if web is not None:
            from gridlab.app.web.in_the_lab import starting_in_lab

            self._work.run(starting_in_lab(study, web), done=self._started)

    def stop(self) -> None:
        """Stop the server; what came last is collected."""
        server, self._server = self._server, None
        if server is not None:
            self._timer.stop()
            self._panel.hide()
            use = Use(translate("Sessions", "Stopping the server"), plain(server.stop))
            self._settled = set()  # all once more
            self._work.run(use, done=lambda _none: self._collect(server))

    def close(self) -> None:
        """Stop the server, as the window closes."""
        server, self._server = self._server, None
        self._timer.stop()
        if server is not None:
            server.stop()

    def _started(self, server: LabServer) -> None:
        self._server = server
        self._settled = set()
        self._panel.show_server(server)
        self._timer.start()

    def _look(self) -> None:
        server = self._server
        if server is None or server.is_over:
            self.stop()
            return
        self._panel.show_progress(server)
        self._looks += 1
        if self._looks % _COLLECT_EVERY == 0 and not self._live.busy and server.has_news():
            self._collect(server)

    def _collect(self, server: LabServer) -> None:
        """Take what came, without a word; what is doubtful is told where it is collected by hand."""
        from gridlab.app.web.collect import collecting

        study = self._study()

        def done(found: Collected) -> None:
            if found.added:
                self._reread(frozenset({Changed.SESSIONS, Changed.DESIGNS}))

        if study is not None:
            self._live.run(
                collecting(study, [server.inbox], settled=self._settled),
                done=done,
                failed=lambda _error: None,
            )
