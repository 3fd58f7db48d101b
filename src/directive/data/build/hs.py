"""Tidy `hs_names` from the official names of the Harmonized System and the pack's own short names and words."""

from __future__ import annotations

import pandas as pd
import yaml

from directive.data.build.registry import Workshop, builds
from directive.data.build.texts import read_text
from directive.data.errors import TableError

_LANGUAGES = ("en", "ru", "zh")


@builds("hs_names")
def build_hs_names(shop: Workshop) -> pd.DataFrame:
    """One row a chapter or heading: official names, short names, everyday words."""
    raw = read_text(shop.raw / "hs" / "hs_names.csv").rename(columns={"hs": "code"})
    own = yaml.safe_load((shop.folder / "hs.yml").read_text(encoding="utf-8"))
    short, words = {**own["chapters"], **own["headings"]}, own["words"]
    nameless = sorted(words.keys() - short.keys())
    if nameless:
        raise TableError("hs_names", "everyday words stand beside a short name", detail=", ".join(nameless))
    source = raw["source_id"].iloc[0]
    added = [code for code in short if code not in set(raw["code"])]
    frame = pd.concat([raw, pd.DataFrame({"code": added, "source_id": source})], ignore_index=True).fillna("")
    frame["level"] = frame["code"].str.len()
    for place, language in enumerate(_LANGUAGES):
        frame[f"short_{language}"] = [short[code][place] if code in short else "" for code in frame["code"]]
        frame[f"words_{language}"] = [words[code][place] if code in words else "" for code in frame["code"]]
    return frame.assign(kind="reported")
