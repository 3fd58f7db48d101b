"""Source ids as links: what the Overview's tables and the cards of goods and keys have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from directive.briefing.amounts import source_ids
from directive.data.queries.sources import sources
from directive.ui import cache
from directive.ui.text import plain


def source_links(cells: Sequence[object], links: Mapping[str, str]) -> str:
    """Markdown: the ids, each leading to its source where `links` has its address."""
    return ", ".join(f"[{i}](<{links[i]}>)" if links.get(i) else plain(i) for i in source_ids(cells))


def addresses() -> Mapping[str, str]:
    """Address by source id, for sources that have one a browser can open."""
    table = cache.ask(sources)
    return {row.source_id: row.link for row in table.itertuples() if row.link.startswith("https://")}
