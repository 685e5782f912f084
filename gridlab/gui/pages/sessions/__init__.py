"""The Sessions page: the table of sessions, starting and resuming them."""

from gridlab.gui.pages.sessions.presenter import SessionsPresenter

__all__ = ["SessionsPresenter"]
