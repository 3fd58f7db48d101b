"""The cells of a table for reading, which are texts in English signs, as the numbers they say."""

import re

import pandas as pd

_NUMBER = re.compile(r"[−-]?\d[\d,]*(\.\d+)?")


def read_cells(table: pd.DataFrame) -> pd.DataFrame:
    """The table with numbers for texts that are numbers, None for what is not published."""
    return table.map(_read).astype(object)


def _read(cell: object) -> object:
    text = str(cell).replace("\\", "")
    if text == "not published":
        return None
    if not _NUMBER.fullmatch(text):
        return text
    number = float(text.replace(",", "").replace("−", "-"))
    return int(number) if number.is_integer() else number
