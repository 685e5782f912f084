"""The Design page: the study's designs, the form, the live preview."""

from gridlab.gui.pages.design.presenter import DesignPresenter

__all__ = ["DesignPresenter"]
