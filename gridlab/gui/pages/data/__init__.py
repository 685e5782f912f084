"""The Data page: what was collected, and the export."""

from gridlab.gui.pages.data.presenter import DataPresenter

__all__ = ["DataPresenter"]
