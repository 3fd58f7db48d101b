"""Tidy `sources` from the three lists of sources and the pack's own few."""

from __future__ import annotations

import pandas as pd
import yaml

from directive.data.build.registry import Workshop, builds
from directive.data.build.texts import read_text

LISTS = {
    "partners": "partners/sources_partners.csv",
    "china": "china/sources_china.csv",
    "regions": "regions/sources_regions.csv",
}


@builds("sources")
def build_sources(shop: Workshop) -> pd.DataFrame:
    """One row a source: title, publisher, date, address, licence where stated, and which part names it."""
    lists = [read_text(shop.raw / file).assign(group=group) for group, file in LISTS.items()]
    own = yaml.safe_load((shop.folder / "sources.yml").read_text(encoding="utf-8"))
    frame = pd.concat([*lists, pd.DataFrame(own)], ignore_index=True).fillna("")
    frame["kind"] = "reported"
    # A page with no usable address is cited by title and publisher alone.
    frame["link"] = frame["link"].mask(frame["link_kind"] == "none", "")
    return frame
