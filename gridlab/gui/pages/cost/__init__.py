"""The Cost page: money, time and expected error against triplets, and what they buy."""

from gridlab.gui.pages.cost.presenter import CostPresenter

__all__ = ["CostPresenter"]
