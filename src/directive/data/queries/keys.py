"""The named keys: their published facts, what is counted for each, facts that repeat over years, organisations."""

from __future__ import annotations

import pandas as pd
import yaml

from directive.data.engine import Engine, pack_folder
from directive.data.errors import TableError

FILE = "keys.yml"
_ONE_ROW = {
    "channels": "SELECT * FROM channels WHERE row_id = $row",
    "organisations": "SELECT * FROM organisations WHERE row_id = $row",
}


def key_names(engine: Engine) -> pd.DataFrame:
    """The keys in the pack's order: key_id, name_en, name_ru, name_zh. Raises TableError without `keys.yml`."""
    return pd.DataFrame([{"key_id": entry["id"], **_names(entry)} for entry in _file()["keys"]])


def key_facts(engine: Engine, *, key_id: str | None = None) -> pd.DataFrame:
    """Published facts of all keys or one, the latest first; facts without a year at the end.

    Columns of the table `channels`, with `key_id` for its channel and `blank` where the row says that a figure was
    looked for and is not published, `lead` where the key's card shows it; rows in words only have no value.
    """
    engine.validated("channels")
    rows = engine.frame(
        "SELECT *, channel AS key_id FROM channels WHERE $key IS NULL OR channel = $key "
        "ORDER BY year_to DESC NULLS LAST, value IS NULL, row_id",
        {"key": key_id},
    )
    marks = _file()
    return rows.assign(**{name: rows["row_id"].isin(marks.get(f"{name}s", [])) for name in ("blank", "lead")})


def key_counts(engine: Engine) -> pd.DataFrame:
    """What is counted for each key, in the pack's order; `value` is missing where nothing was published.

    Columns: key_id, count_id, name_*, value, unit(_ru, _zh), precision, year_from, year_to, source_ids.
    """
    rows = [_count(engine, entry) for entry in _file()["counts"]]
    return pd.DataFrame(rows)


def key_series(engine: Engine, *, key_id: str | None = None) -> pd.DataFrame:
    """Facts that can be read over years: the same words in the same unit for two full years or more.

    Columns of `key_facts` and `years` (how many), in order of fact and year. Part-years, ranges of years and
    figures in money stand alone.
    """
    facts = key_facts(engine, key_id=key_id)
    whole = facts["value"].notna() & facts["month_to"].isna() & (facts["year_from"] == facts["year_to"])
    rows = facts[whole].copy()
    rows["years"] = rows.groupby(["key_id", "fact", "unit_code"])["year_to"].transform("nunique")
    return rows[rows["years"] >= 2].sort_values(["key_id", "fact", "year_to"], ignore_index=True)


def organisations(engine: Engine, *, ids: tuple[str, ...]) -> pd.DataFrame:
    """Organisations by row id, in the order asked for: name, authority, product, any figure, sources."""
    engine.validated("organisations")
    rows = engine.frame("SELECT * FROM organisations").set_index("row_id", drop=False)
    return rows.loc[[row for row in ids if row in rows.index]].reset_index(drop=True)


def _file() -> dict:
    path = pack_folder() / FILE
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise TableError("keys", f"the pack holds {FILE}", str(error)) from error


def _names(entry: dict) -> dict[str, str]:
    return {f"name_{language}": text for language, text in entry["names"].items()}


_FIGURE = [
    "value",
    "unit_code",
    "unit",
    "unit_ru",
    "unit_zh",
    "precision",
    "year_from",
    "year_to",
    "source_ids",
]


def _count(engine: Engine, entry: dict) -> dict[str, object]:
    line = {"key_id": entry["key"], "count_id": entry["id"], **_names(entry)}
    baseline = entry.get("baseline")
    if not baseline:
        return line | dict.fromkeys(_FIGURE)
    table = "organisations" if baseline["table"] == "organisations" else "channels"
    engine.validated(table)
    rows = engine.frame(_ONE_ROW[table], {"row": baseline["row"]})
    return line | (dict.fromkeys(_FIGURE) if rows.empty else rows.iloc[0][_FIGURE].to_dict())
