"""GridLab designs, prices and runs grid HITs that collect image similarity triplets.

As a library: `read_dataset`, `Screens`, `simulate`, `embed`, `read_embedding`, `quality`, `open_study` and
the estimators `STE`, `TSTE`, `CKL`, `SOE`, `SNaCK`; what cannot be done is told by a `GridLabError`. Each is
loaded when it is first asked for.
"""

__version__ = "0.1.0"

_WHERE = {
    "CKL": "app.library.estimators",
    "Dataset": "app.library.dataset",
    "Embedding": "app.library.embedding",
    "GridLabError": "domain.errors",
    "SNaCK": "app.library.estimators",
    "SOE": "app.library.estimators",
    "STE": "app.library.estimators",
    "Screens": "science.embedding.screens",
    "TSTE": "app.library.estimators",
    "embed": "app.library.embedding",
    "open_study": "app.library.study",
    "quality": "app.library.dataset",
    "read_dataset": "app.library.dataset",
    "read_embedding": "app.library.embedding",
    "simulate": "app.library.simulation",
}
__all__ = ["__version__", *_WHERE]  # noqa: PLE0604


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module 'gridlab' has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"gridlab.{_WHERE[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return [*globals(), *_WHERE]
