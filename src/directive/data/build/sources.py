"""Tidy `sources` from the lists of sources beside the raw files and the pack's own few."""

from __future__ import annotations

import pandas as pd
import yaml

from directive.data.build.registry import Workshop, builds
from directive.data.build.texts import read_text


@builds("sources")
def build_sources(shop: Workshop) -> pd.DataFrame:
    """One row a source: title, publisher, date, address, licence where stated, and the raw folder that names it."""
    files = sorted(shop.raw.glob("*/sources_*.csv"))
    lists = [read_text(file).assign(group=file.parent.name) for file in files]
    own = yaml.safe_load((shop.folder / "sources.yml").read_text(encoding="utf-8"))
    frame = pd.concat([*lists, pd.DataFrame(own)], ignore_index=True).fillna("")
    frame["kind"] = "reported"
    # A page with no usable address is cited by title and publisher alone.
    frame["link"] = frame["link"].mask(frame["link_kind"] == "none", "")
    return frame
