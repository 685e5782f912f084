"""A Psych-DS folder: dataset_description.json and data/*_data.csv, as the Psych-DS schema names them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from gridlab.domain.said import say
from gridlab.store.atomic import write_whole
from gridlab.store.csv_text import write_table
from gridlab.store.dataset.also_csv import (
    TRIPLET_HEADER,
    dictionary_rows,
    screen_header,
    screen_rows,
    session_header,
    session_rows,
    triplet_rows,
)
from gridlab.store.dataset.columns import Columns
from gridlab.store.dataset.layout import METADATA
from gridlab.store.disk import make_folder
from gridlab.store.json_text import pretty


def write_psychds(dataset: Path, columns: Columns) -> tuple[Path, ...]:
    """NAME-psychds/: the description (schema.org Dataset) and the three tables; gives the folder."""
    folder = dataset.with_name(f"{dataset.stem}-psychds")
    data = folder / "data"
    make_folder(data)
    write_table(data / "description-sessions_data.csv", session_header(), session_rows(columns))
    write_table(data / "description-screens_data.csv", screen_header(), screen_rows(columns))
    write_table(data / "description-triplets_data.csv", TRIPLET_HEADER, triplet_rows(columns))
    write_whole(folder / "dataset_description.json", pretty(description(columns)), what=say("description"))
    return (folder,)


def description(columns: Columns) -> dict[str, Any]:
    """The content of dataset_description.json."""
    metadata = json.loads(str(columns.values[METADATA]))
    title = columns.attributes["title"] or "GridLab dataset"
    variables: dict[str, dict[str, str]] = {}
    for table, name, what, units, meaning in (tuple(map(str, row)) for row in dictionary_rows()):
        text = "; ".join(filter(None, (what, meaning)))
        entry = {"@type": "PropertyValue", "name": name, "description": text}
        known = variables.setdefault(name, entry | ({"unitText": units} if units else {}))
        if text not in known["description"]:  # a name that means something else in another table
            known["description"] += f". In {table}: {text}"
    value: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": title,
        "description": f"{title}: image similarity answers to grid HITs",
        "variableMeasured": list(variables.values()),
        "creator": [{"@type": "Person", "name": name} for name in metadata["creators"]],
        "keywords": metadata["keywords"],
    }
    for key, name in (("license", "licence"), ("funder", "funding"), ("identifier", "doi")):
        if metadata[name]:
            value[key] = metadata[name]
    return value
