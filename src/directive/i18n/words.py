"""The words for codes that tables and figures carry: kinds, sides, flows, precision, periods."""

from __future__ import annotations

from directive.i18n import N_, Translator
from directive.i18n.typed import LONGEST, write_typed
from directive.model.figures import Period, Precision

KINDS = {
    "reported": N_("official report"),
    "mirror": N_("partner's report (mirror)"),
    "statement": N_("statement"),
    "estimate": N_("estimate"),
    "derived": N_("derived by arithmetic"),
    "scenario": N_("scenario"),
}
SIDES = {
    "own": N_("own report"),
    "partner": N_("partner's report"),
    "context": N_("third party's report"),
    "unstated": N_("side not stated"),
    "mixed": N_("figures of both sides joined"),
}
FLOWS = {
    "export": N_("Exports"),
    "import": N_("Imports"),
    "turnover": N_("Turnover"),
    "balance": N_("Balance"),
}
# Reasons why a figure has no value, as the model gives them.
REASONS = (N_("not published"), N_("division by zero"))
PRECISIONS = {
    "about": N_("about {value}"),
    "almost": N_("almost {value}"),
    "at_least": N_("at least {value}"),
    "more_than": N_("more than {value}"),
    "less_than": N_("less than {value}"),
    "at_most": N_("at most {value}"),
    "just_over": N_("just over {value}"),
    "rounded": N_("{value} (rounded)"),
}


def precise(t: Translator, text: str, precision: Precision | str) -> str:
    """A formatted number with its word of precision ("about $1.7 bn")."""
    pattern = PRECISIONS.get(str(precision))
    return t(pattern, value=text) if pattern else text


def period_text(t: Translator, period: Period) -> str:
    """A period in words: a year, or the months of a part-year."""
    if period.is_full_year:
        return str(period.year)
    if period.month_from == period.month_to:
        return t("{year}, month {month}", year=period.year, month=period.month_from)
    return t("{year}, months {first}–{last}", year=period.year, first=period.month_from, last=period.month_to)


def span_text(t: Translator, low: float, high: float, *, unit: str = "", most: int = 2) -> str:
    """What is allowed, in the language's signs: "0,5–50 %", "−10 to 15 %"."""
    ends = [write_typed(end, t.language, most=most) for end in (low, high)]
    text = t("{low} to {high}", low=ends[0], high=ends[1]) if low < 0 else "–".join(ends)
    return with_unit(t, text, unit)


def with_unit(t: Translator, text: str, unit: str) -> str:
    """A number with its unit behind it; a percent sign keeps the language's distance."""
    if unit == "%":
        return f"{text}%" if t.language == "zh" else f"{text}\u202f%"
    return f"{text} {unit}".strip() if t.language != "zh" else text + unit


def refused_text(t: Translator, *, field: str, typed: str, allowed: str) -> str:
    """Why a typed value was not taken: field, value, what is allowed."""
    if not typed.strip():
        return t(
            "{field}: nothing was typed. Allowed: {allowed}. The old value stays.",
            field=field,
            allowed=allowed,
        )
    return t("{field}: “{typed}” is not taken. Allowed: {allowed}. The old value stays.",
             field=field, typed=typed.strip()[:LONGEST], allowed=allowed)  # fmt: skip
