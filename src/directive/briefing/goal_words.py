"""The goal in plain sentences."""

from __future__ import annotations

from directive.briefing.desk import Desk
from directive.briefing.goal import Aim
from directive.briefing.target_words import short_percent


def goal_sentences(desk: Desk, aim: Aim) -> tuple[str, ...]:
    """What the goal asks for, and what of the increase is taken from other markets."""
    diverted = _diverted(desk, aim)
    return (_goal(desk, aim), diverted) if diverted else (_goal(desk, aim),)


def _goal(desk: Desk, aim: Aim) -> str:
    t, target = desk.t, aim.target
    names = {
        "share": short_percent(t, target.share),
        "year": aim.levers.target_year,
        "to_partner": desk.partner.to,
        "growth": t.percent(abs(target.growth), digits=1),
        "value": t.money(target.value_usd),
        "other": short_percent(t, aim.levers.other_growth),
    }
    if round(target.growth, 4) < 0:
        return t.n(
            "For {share} of all exports by {year}, with exports to other markets growing {other} a year, exports "
            "{to_partner} may fall {growth} in one year, to {value}.",
            "For {share} of all exports by {year}, with exports to other markets growing {other} a year, exports "
            "{to_partner} may fall {growth} a year for {count} years, to {value}.",
            aim.years, **names,
        )  # fmt: skip
    return t.n(
        "To reach {share} of all exports by {year}, with exports to other markets growing {other} a year, exports "
        "{to_partner} must grow {growth} in one year, to {value}.",
        "To reach {share} of all exports by {year}, with exports to other markets growing {other} a year, exports "
        "{to_partner} must grow {growth} a year for {count} years, to {value}.",
        aim.years, **names,
    )  # fmt: skip


def _diverted(desk: Desk, aim: Aim) -> str:
    part = aim.levers.diversion
    if not part or aim.target.value_usd <= aim.base.partner_value_usd:
        return ""
    return desk.t("{part} of the increase is taken from other markets.", part=short_percent(desk.t, part))
