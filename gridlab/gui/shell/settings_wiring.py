"""Joins the Settings page with what saves its settings."""

from __future__ import annotations

from gridlab.gui.pages.sessions.keeping import KeepingControl
from gridlab.gui.pages.settings.control import SettingsControl
from gridlab.gui.pages.settings.page import SettingsPage
from gridlab.gui.study.control import StudyControl


def wire_settings(
    page: SettingsPage, settings: SettingsControl, keeping: KeepingControl, studies: StudyControl
) -> None:
    """Settings of this machine and the description of the study; what fails is told on the page."""
    page.chosen.connect(settings.change)
    page.described.connect(settings.describe)
    page.cache_asked.connect(settings.measure_cache)
    page.cache_cleared.connect(settings.clear_cache)
    page.backup_asked.connect(keeping.back_up)
    settings.saved.connect(page.show_settings)
    settings.cache_measured.connect(page.show_cache)
    settings.failed.connect(page.show_error)
    keeping.backup_failed.connect(lambda sentence, rest: page.messages.say("warn", sentence, rest))
    keeping.backed_up.connect(page.show_backup)
    studies.closed.connect(page.show_closed)
