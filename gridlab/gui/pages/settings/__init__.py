"""The Settings page."""

from gridlab.gui.pages.settings.presenter import SettingsPresenter

__all__ = ["SettingsPresenter"]
