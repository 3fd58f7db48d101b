"""The page's choices in words, as papers print them: what a reader must know to see the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from directive.i18n import N_

if TYPE_CHECKING:
    from directive.ui.page import Page

Said = Callable[[Any, Any], tuple[str, str] | None]
"""(page, value) -> label and value in words, or None where the choice plays no part in what is seen."""
Words = Mapping[str, str] | Callable[[Any], Mapping[str, str]]


def filters_of(page: Page, figure: str = "") -> list[tuple[str, str]]:
    """Every choice that plays a part, in the order of the page's parameters: label, value. With the key of a figure,
    those that play a part in it."""
    said = (
        (param.said, page.state[param.name])
        for param in page.state.params
        if param.said is not None and (not figure or not param.of or figure in param.of)
    )
    return [found for say, value in said if (found := say(page, value)) is not None]


def filters_text(page: Page, figure: str = "") -> str:
    """These choices in one line: "Flow: Exports; Year: 2020"."""
    t, found = page.t, filters_of(page, figure)
    return t("; ").join(t("{label}: {value}", label=label, value=value) for label, value in found)


def heading(page: Page, label: str) -> str:
    """A label (message id) in words; it may name the reporter and the partner in any form."""
    partner, reporter = page.partner, page.reporter
    forms = {"partner": partner.name, "to_partner": partner.to, "of_partner": partner.of, "in_partner": partner.in_,
             "reporter": reporter.name, "of_reporter": reporter.of, "year": page.pack.base.year}  # fmt: skip
    return page.t(label, **forms)


def option(label: str, words: Words, *, when: Callable[[Any], bool] = lambda page: True) -> Said:
    """One of a list. `words`: message ids by option, or a function of the page that gives names as they are shown."""

    def say(page: Page, value: str) -> tuple[str, str] | None:
        if not when(page) or value == "":
            return None
        shown = words(page)[value] if callable(words) else page.t(words[value])
        return heading(page, label), shown

    return say


def options(label: str, words: Words, *, when: Callable[[Any], bool] = lambda page: True) -> Said:
    """Several of a list; none is said, too."""

    def say(page: Page, values: Sequence[str]) -> tuple[str, str] | None:
        if not when(page):
            return None
        one = option(label, words)
        shown = [found[1] for value in values if (found := one(page, value)) is not None]
        return heading(page, label), page.t(", ").join(shown) or page.t("none")

    return say


def amount(
    label: str,
    *,
    write: Callable[[Any, Any], str] = lambda page, value: str(value),
    when: Callable[[Any], bool] = lambda page: True,
) -> Said:
    """A number as `write` puts it; one that is not set is not said."""

    def say(page: Page, value: float | None) -> tuple[str, str] | None:
        return None if value is None or not when(page) else (heading(page, label), write(page, value))

    return say


def percent(page: Page, value: float) -> str:
    """A number of percent."""
    return page.t.percent(value / 100)


def plain_number(page: Page, value: float) -> str:
    """A number with as many digits as it has, at most three behind the point."""
    return page.t.number(value, significant=4) if value % 1 else page.t.number(value, digits=0)


def yes(label: str, *, when: Callable[[Any], bool] = lambda page: True) -> Said:
    """A switch: said while it is on."""

    def say(page: Page, value: bool) -> tuple[str, str] | None:
        return (heading(page, label), page.t(YES)) if value and when(page) else None

    return say


YES = N_("yes")


def where(name: str, *values: str) -> Callable[[Any], bool]:
    """Plays a part while another choice is one of these."""
    return lambda page: page.state[name] in values
