"""What a plan's file can't say, in the visitor's words: field, value, what is allowed."""

from __future__ import annotations

import re

from directive.data.scenario import Problem
from directive.data.scenario.errors import short
from directive.i18n import N_, Translator
from directive.model.errors import DirectiveError, InfeasibleError, RangeError

VALUES = (
    N_("missing"),
    N_("not a field"),
    N_("a name"),
    N_("unknown"),
    N_("not text in UTF-8"),
    N_("nested"),
)
KINDS = (
    N_("a mapping"), N_("a list"), N_("a number"), N_("a whole number"), N_("text"), N_("true or false"),
)  # fmt: skip
ALLOWED = (
    N_("YAML or JSON"), N_("a mapping of names to values"), N_("each name once"), N_("text in UTF-8"),
    N_("what a person decided, apart from the data pack"),
    N_("by and value together, or neither"), N_("a baseline_year only beside a baseline"),
    N_("a value"), N_("version of this format"),
    N_("text of 1 to 120 characters"), N_("text of 1 to 500 characters"),
    N_("version of the data pack the scenario was made with, as text in quotes"),
    N_("the goal and the levers beside it"), N_("which form of the goal is given"),
    N_("the goal: share 0-1, US dollars, growth a year, or times the base"),
    N_("growth a year of exports to all others"), N_("part of new sales taken from other markets"),
    N_("shape of the path"), N_("a year"), N_("US dollars"), N_("a fraction"), N_("growth a year"),
    N_("CIF value over FOB value"), N_("good: what was set for it"), N_("fields of a good"),
    N_("organisation the data pack does not have: its name"), N_("good: organisation: share of its quantity"),
    N_("good: key: share of its increment"), N_("how the increment is spread over regions"),
    N_("weight of distance in the benchmark"), N_("home region|province: share of the increment"),
    N_("two codes joined by |, as AA-X|BB-Y"), N_("count: its target"),
    N_("target, a baseline of one's own, and its year"),
    N_("a to z, 0 to 9 and _, beginning with a letter, at most 40"), N_("a to z, 0 to 9 and -, at most 60"),
    N_("a list of codes, each once"), N_("a code of capital letters, digits and -"),
    N_("2 to 10 digits, in quotes"), N_("text of 1 to 12 characters, such as t, m3, pieces"),
    N_("basis of unit_value_usd"), N_("at least one part: its share"), N_("share and locked"),
    N_("the base of the data pack; the command line takes others"), N_("above 0 and below 1"),
    N_("year: US dollars"), N_("a base of your own: year, exports to the partner and in all, US dollars"),
)  # fmt: skip
_OF_KIND = re.compile(r"^(a mapping|a list|a number|a whole number|text|true or false) \((.*)\)$")
_BETWEEN = re.compile(r"^(-?[\d.e+]+)(?: to |–)(-?[\d.e+]+)$")
_ABOVE = re.compile(r"^above (-?[\d.e+]+), at most (-?[\d.e+]+)$")


def sentence(t: Translator, name: str, problem: Problem) -> str:
    """File, field, value and what is allowed in one sentence."""
    return t("{file}: {path} is {value}; allowed: {allowed}.", file=name, path=problem.path,
             value=t(short(problem.value)), allowed=allowed_text(t, problem.allowed))  # fmt: skip


def allowed_text(t: Translator, allowed: str) -> str:
    """What is allowed, in the visitor's language; lists of names stay as they are written in files."""
    if found := _OF_KIND.match(allowed):
        return f"{t(found[1])} ({t(found[2])})"
    if found := _BETWEEN.match(allowed):
        return t("{low} to {high}", low=found[1], high=found[2])
    if found := _ABOVE.match(allowed):
        return t("above {low}, at most {high}", low=found[1], high=found[2])
    return t(allowed) if allowed else ""


def of_error(error: DirectiveError) -> tuple[Problem, ...]:
    """What the model or the reader refused, as fields with values."""
    problems = error.facts.get("problems")
    if problems:
        return tuple(problems)
    if isinstance(error, RangeError | InfeasibleError):
        return (Problem(error.field, error.value, error.allowed),)
    return (Problem("file", str(error), ""),)
