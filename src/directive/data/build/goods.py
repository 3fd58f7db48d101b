"""Tidy `goods` and `good_baselines` from the raw rows by product, flow and period."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from directive.data.build.texts import Translations, number, read_text, whole

GOODS_COLUMNS = [
    "row_id", "good_id", "hs_code", "hs_level", "product", "product_ru", "product_zh", "year", "month_from",
    "month_to", "period", "period_ru", "period_zh", "period_class", "draw_as", "side", "flow", "valuation",
    "kind", "precision", "measure", "value_usd", "quantity", "quantity_unit", "share", "unit_value_usd",
    "use", "use_note", "source_ids", "note", "note_ru", "note_zh",
]  # fmt: skip


def build_goods(file: Path, *, layout: dict, goods: list[dict], words: Translations) -> pd.DataFrame:
    """All rows on goods: value (USD), quantity (own unit) or share (0-1), with side, kind and period.

    A share row has no quantity; a unit value stands only where one row has value and quantity.
    """
    text = read_text(file)
    frame = words.join(text, table="products", key="row_id", columns=["product", "period", "note"])
    flows = layout["flows"]
    for column in ("side", "flow", "valuation"):
        frame[column] = [flows[raw_flow][column] for raw_flow in text["flow"]]
    for column in ("year", "month_from", "month_to"):
        frame[column] = whole(text[column])
    is_share = text["measure"] == "share"
    amounts = number(text["quantity"])
    frame["value_usd"] = number(text["value_usd"])
    frame["quantity"] = amounts.mask(is_share)
    frame["quantity_unit"] = text["quantity_unit"].mask(is_share, "")
    frame["share"] = (amounts / 100).where(is_share)
    usable = text["use"] != "exclude"
    frame["unit_value_usd"] = (frame["value_usd"] / frame["quantity"]).where(usable)
    frame["kind"] = text["basis"]
    frame["precision"] = [precision_of(note, layout["precision"]) for note in text["note"]]
    frame["good_id"] = [good_of(code, goods) for code in text["hs_code"]]
    frame["source_ids"] = text["source_id"]
    return frame[GOODS_COLUMNS].sort_values("row_id", ignore_index=True)


def precision_of(note: str, words: dict[str, str]) -> str:
    """The precision word that a note carries, or "" for an exact figure.

    >>> precision_of('"About"; more than $45 m below H1 2023', {'"About': "about"})
    'about'
    """
    return next((word for mark, word in words.items() if mark in note), "")


def good_of(hs_code: str, goods: list[dict]) -> str:
    """Id of the good whose HS code this is, or "" (totals, chapters and groups belong to no single good)."""
    return next((good["id"] for good in goods if hs_code in good["hs_code"].split(";")), "")


def build_baselines(rows: pd.DataFrame, *, config: dict, today: int) -> pd.DataFrame:
    """One row per good of the plan: full-year quantity, unit value, the partner's imports, or why not."""
    by_id = rows.set_index("row_id")
    lines = [_baseline(good, by_id, config["reasons"], today) for good in config["goods"]]
    frame = pd.DataFrame(lines)
    frame.insert(0, "position", range(1, len(frame) + 1))
    years = ["baseline_year", "unit_value_year", "unit_value_month_from", "unit_value_month_to"]
    for column in [*years, "partner_imports_year", "age_years"]:
        frame[column] = frame[column].astype("Int64")
    return frame


def _baseline(good: dict, rows: pd.DataFrame, reasons: dict, today: int) -> dict[str, object]:
    quantity = _quantity(rows.loc[good.get("quantity_rows", [])], today)
    price = _price(rows.loc[good.get("value_rows", [])], rows.loc[good.get("value_quantity_rows", [])])
    ceiling = _ceiling(rows.loc[good.get("ceiling_rows", [])])
    names = {f"name_{language}": good["names"][language] for language in ("en", "ru", "zh")}
    notes = {f"note_{language}": good.get("note", {}).get(language, "") for language in ("en", "ru", "zh")}
    reason = reasons.get(good.get("reason", ""), {"en": "", "ru": "", "zh": ""})
    line = {"good_id": good["id"], "hs_code": good["hs_code"], "unit": good["unit"], **names}
    line |= {"strength": good["strength"], **quantity, **price, **ceiling}
    line |= {"reason_id": good.get("reason", ""), **notes}
    line |= {f"reason_empty_{language}": reason[language] for language in ("en", "ru", "zh")}
    line["organisation_ids"] = ";".join(good.get("organisations", []))
    line["row_ids"] = ";".join(
        row for part in ("quantity_rows", "value_rows", "value_quantity_rows", "ceiling_rows")
        for row in good.get(part, [])
    )  # fmt: skip
    line["kind"] = "mirror" if line["baseline_side"] == "partner" else "statement"
    line["kind"] = line["kind"] if line["baseline_side"] else ""
    every = (
        f"{line['baseline_source_ids']};{line['unit_value_source_ids']};{line['partner_imports_source_ids']}"
    )
    line["source_ids"] = joined_ids([every])
    return line


def _quantity(rows: pd.DataFrame, today: int) -> dict[str, object]:
    year = int(rows["year"].iloc[0]) if len(rows) else None
    return {
        "baseline_quantity": rows["quantity"].sum() if len(rows) else None,
        "baseline_year": year,
        "baseline_side": rows["side"].iloc[0] if len(rows) else "",
        "baseline_source_ids": joined_ids(rows["source_ids"]),
        "age_years": today - year if year else None,
    }


def _price(values: pd.DataFrame, quantities: pd.DataFrame) -> dict[str, object]:
    """Value of a period over the quantities that cover exactly its months (the parts follow each other)."""
    if not len(values):
        empty = dict.fromkeys(("unit_value_usd", "unit_value_year", "unit_value_month_from"), None)
        words = dict.fromkeys(
            ("unit_value_period", "unit_value_side", "valuation", "unit_value_source_ids"), ""
        )
        return empty | {"unit_value_month_to": None} | words
    value = values.iloc[0]
    if not covers(quantities, year=value["year"], month_from=value["month_from"], month_to=value["month_to"]):
        raise ValueError(f"quantities {list(quantities.index)} do not cover the months of {value.name}")
    year, first, last = int(value["year"]), int(value["month_from"]), int(value["month_to"])
    return {
        "unit_value_usd": float(value["value_usd"] / quantities["quantity"].sum()),
        "unit_value_year": year,
        "unit_value_month_from": first,
        "unit_value_month_to": last,
        "unit_value_period": str(year) if (first, last) == (1, 12) else f"{year}-{first:02}/{year}-{last:02}",
        "unit_value_side": value["side"],
        "valuation": value["valuation"],
        "unit_value_source_ids": joined_ids([value["source_ids"], *quantities["source_ids"]]),
    }


def _ceiling(rows: pd.DataFrame) -> dict[str, object]:
    return {
        "partner_imports_quantity": rows["quantity"].iloc[0] if len(rows) else None,
        "partner_imports_year": int(rows["year"].iloc[0]) if len(rows) else None,
        "partner_imports_source_ids": joined_ids(rows["source_ids"]),
    }


def covers(rows: pd.DataFrame, *, year: int, month_from: int, month_to: int) -> bool:
    """True when the rows' periods, put in order, cover exactly these months of the year, without overlap."""
    months = [
        month
        for first, last in zip(rows["month_from"], rows["month_to"], strict=True)
        for month in range(int(first), int(last) + 1)
    ]
    return bool((rows["year"] == year).all()) and sorted(months) == list(
        range(int(month_from), int(month_to) + 1)
    )


def joined_ids(cells) -> str:
    """Source ids of several cells, each once, in order, joined by ";".

    >>> joined_ids(["A;B", "B", ""])
    'A;B'
    """
    ids = [part for cell in cells for part in str(cell).split(";") if part]
    return ";".join(dict.fromkeys(ids))
