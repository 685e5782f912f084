"""The Images page: thumbnails, what was refused, labels."""

from gridlab.gui.pages.images.presenter import ImagesPresenter

__all__ = ["ImagesPresenter"]
