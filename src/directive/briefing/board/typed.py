"""What is typed into a lever's field: its value, or why it is not taken."""

from __future__ import annotations

from directive.briefing.board.data import lever_labels
from directive.briefing.board.refused import Refused
from directive.briefing.board.tables import lever_money, shown_per_unit
from directive.briefing.desk import Desk
from directive.i18n import words
from directive.i18n.typed import NotANumber, read_typed


def typed_value(
    desk: Desk, lever: str, text: str, *, ends: tuple[float, float], target_year: int
) -> float | int:
    """A lever's value, in the unit of the address, as somebody typed it. Raises Refused for what it cannot be.

    `ends` are the lowest and highest value that counts; `target_year` stands in some levers' names.
    """
    try:
        number = read_typed(text, desk.t.language, one=lever_money(desk.t).usd if lever == "value" else None)
    except NotANumber:
        number = None
    value = None if number is None else round(number / shown_per_unit(desk.t, lever), 9)
    whole = lever == "year"
    if value is None or not ends[0] <= value <= ends[1] or (whole and value != round(value)):
        raise Refused(not_a_value(desk, lever, text, ends=ends, target_year=target_year))
    return round(value) if whole else value


def not_a_value(desk: Desk, lever: str, text: str, *, ends: tuple[float, float], target_year: int) -> str:
    """The sentence on a value that a lever cannot take: its name, the value, what is allowed."""
    label, unit = lever_labels(desk, target_year)[lever]
    low, high = (end * shown_per_unit(desk.t, lever) for end in ends)
    if lever == "year":
        allowed = f"{low:.0f}–{high:.0f}"
    else:
        allowed = words.span_text(desk.t, low, high, unit="" if unit == "×" else unit)
    return words.refused_text(desk.t, field=label, typed=text, allowed=allowed)
