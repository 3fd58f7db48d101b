"""Partners' names and colours, and the years that are known of them."""

from __future__ import annotations

from collections.abc import Mapping

from directive.briefing.desk import Desk
from directive.data.engine import Engine
from directive.data.queries.partner_names import partner_names
from directive.data.queries.partners import coverage, years
from directive.i18n import translator


def span(engine: Engine) -> tuple[int, int, int]:
    """First and last year of the full table, and the last year with any figure."""
    known = years(engine)
    return known[0], known[-1], int(coverage(engine)["year"].max())


def names(desk: Desk) -> Mapping[str, str]:
    """Partners' names in the reader's language, in its alphabetical order."""
    return desk.ask(named, language=desk.t.language)


def named(engine: Engine, *, language: str) -> dict[str, str]:
    """Names by key, in alphabetical order."""
    t = translator(language)
    labels = {row["partner_key"]: t.pick(row, "label") for row in partner_names(engine).to_dict("records")}
    return dict(sorted(labels.items(), key=lambda item: item[1].casefold()))


def colours(desk: Desk, lines: tuple[str, ...]) -> dict[str, str]:
    """Colours by key: highlighted partners keep theirs, the others chosen take the free ones in order."""
    roles = {key: desk.palette.role(role) for key, role in desk.pack.colour_roles.items()}
    free = [*desk.palette.categories[3:6], desk.palette.text, desk.palette.muted, desk.palette.others]
    chosen = [key for key in lines if key not in roles]
    return roles | dict(zip(chosen, free, strict=False))
