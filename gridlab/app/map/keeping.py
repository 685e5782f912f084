"""Maps of a study: fitted, kept in its folder, opened again, and their positions written for others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gridlab.app.embedding import Method
from gridlab.app.embedding.embed import EmbedWish, make_embedding
from gridlab.app.embedding.settings import Wanted
from gridlab.app.map.contents import ShownMap
from gridlab.app.study import EMBEDDINGS, OpenStudy, check_output_place, part_of
from gridlab.app.uses import Outcome, Use
from gridlab.domain.design_names import ALLOWED, is_design_name, natural
from gridlab.domain.errors import failure
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import say
from gridlab.store.csv_text import write_table
from gridlab.store.disk import is_folder, is_there, listed, make_folder, shown, temporary_folder
from gridlab.store.embedding_layout import EmbeddingFile

SUFFIX = ".h5"
BOOTSTRAP = 50
"""Maps of annotators drawn with replacement that the window fits to tell uncertainty."""


@dataclass(frozen=True)
class KeptMap:
    """A map with its file's contents. name: of the file in the study, "" for one that is not kept yet."""

    name: str
    file: EmbeddingFile
    shown: ShownMap


@dataclass(frozen=True, slots=True)
class FitWish:
    """How a map is to be fitted in the window. dims None: the method's own. bootstrap: maps that tell how
    sure each image is. features: a file, "colours" for those made of the images, None for none."""

    purpose: str
    method: Method = "auto"
    dims: int | None = None
    seed: int = 0
    bootstrap: int = 0
    features: Path | Literal["colours"] | None = None


def fitting(source: Path, wish: FitWish) -> Use[KeptMap]:
    """Fitting a map to the answers of a study's folder or of a dataset, as a use; it is not kept yet."""

    def work(cancel: Cancel, progress: Progress) -> KeptMap:
        from gridlab.store.embedding_file import read_embedding  # h5py: a tenth of a second

        with temporary_folder(say("embedding")) as folder:
            out = folder / f"map{SUFFIX}"
            asked = EmbedWish(
                source,
                out,
                Wanted(wish.method, wish.dims),
                wish.seed,
                wish.purpose,
                wish.features,
                wish.bootstrap,
            )
            make_embedding(asked, progress=progress, cancel=cancel)
            file = read_embedding(out)
        return KeptMap("", file, ShownMap.of(file))

    return Use(say("Fitting the map"), work)


def kept_names(study: OpenStudy) -> list[str]:
    """The maps that were kept in the study. Raises GridLabError where its folder cannot be read."""
    folder = part_of(study, EMBEDDINGS)
    found = listed(folder, SUFFIX) if is_folder(folder) else []
    return sorted((path.stem for path in found), key=natural)


def opening(study: OpenStudy, name: str) -> Use[KeptMap]:
    """Reading a map that was kept, as a use. Raises GridLabError for what is no sound one."""

    def work(_cancel: Cancel, _progress: Progress) -> KeptMap:
        from gridlab.store.embedding_file import read_embedding

        file = read_embedding(part_of(study, EMBEDDINGS, f"{name}{SUFFIX}"))
        return KeptMap(name, file, ShownMap.of(file))

    return Use(say("Reading the map"), work)


def keeping(study: OpenStudy, kept: KeptMap, name: str) -> Use[KeptMap]:
    """Keeping a map in the study under a new name, as a use. Raises GridLabError."""

    def work(_cancel: Cancel, _progress: Progress) -> KeptMap:
        from gridlab.store.embedding_file import write_embedding

        if not is_design_name(name):
            raise failure(
                "A map can't be called {name}.", name=name, safe=say("Nothing was written."), todo=ALLOWED
            )
        path = part_of(study, EMBEDDINGS, f"{name}{SUFFIX}")
        if is_there(path):
            raise failure(
                "The study already has a map {name}.",
                name=name,
                safe=say("Nothing was written."),
                todo=say("Choose another name."),
            )
        make_folder(part_of(study, EMBEDDINGS))
        write_embedding(path, kept.file)
        return KeptMap(name, kept.file, kept.shown)

    def says(done: KeptMap) -> Outcome:
        return Outcome("ok", say("The map is kept as {name}.", name=done.name))

    return Use(say("Keeping the map"), work, says)


def writing_positions(kept: KeptMap, out: Path) -> Use[Path]:
    """Writing the positions of a map as CSV or, by its ending, as HDF5, as a use. Raises GridLabError."""

    def work(_cancel: Cancel, _progress: Progress) -> Path:
        check_output_place(out)
        if out.suffix.lower() == ".csv":
            _write_csv(kept.shown, out)
        elif out.suffix.lower() == SUFFIX:
            from gridlab.store.embedding_file import write_embedding

            write_embedding(out, kept.file)
        else:
            raise failure(
                "Positions are saved as .csv or .h5, not {suffix}.",
                suffix=out.suffix or say("without a suffix"),
                safe=say("Nothing was written."),
                todo=say("Give the file one of these endings."),
            )
        return out

    def says(path: Path) -> Outcome:
        return Outcome("ok", say("{name} is written.", name=path.name), say("{path}", path=shown(path)))

    return Use(say("Writing the positions"), work, says)


def _write_csv(map_: ShownMap, out: Path) -> None:
    """A row an image; uncertainty is left out where it is not known."""
    axes = [f"axis_{number}" for number in range(1, map_.dims + 1)]
    known = map_.uncertainty
    header = ["name", "sha256", "label", "screens", *(["uncertainty"] if known is not None else []), *axes]
    rows = (
        [
            map_.names[row],
            map_.sha256s[row],
            map_.labels[row],
            int(map_.seen[row]),
            *([float(known[row])] if known is not None else []),
            *map_.positions[row].tolist(),
        ]
        for row in range(len(map_.names))
    )
    write_table(out, header, rows, what=say("positions"))
