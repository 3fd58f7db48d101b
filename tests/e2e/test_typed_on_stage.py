"""A number typed on the big screen's file means what it means on the page: one table holds both readers."""

import json
from pathlib import Path

import yaml

from directive.briefing.stage import web
from directive.i18n import LANGUAGES

CASES = yaml.safe_load((Path(__file__).parents[1] / "i18n" / "typed_numbers.yml").read_text(encoding="utf-8"))


def test_typed_numbers_are_read_alike_without_a_server(visitor):
    page = visitor().page
    page.goto("about:blank")
    page.add_script_tag(content=web.one_module("typed.js"))
    asked = [[case["text"], language, case.get("one")] for case in CASES for language in LANGUAGES]
    read = page.evaluate(
        "all => all.map(([text, language, one]) => readTyped(text, language, one ?? undefined))"
        ".map((value) => value === null ? 'none' : Number.isNaN(value) ? 'refused' : value)",
        asked,
    )
    wanted = [case[language] for case in CASES for language in LANGUAGES]
    apart = [
        (text, language, mine, theirs)
        for (text, language, _), mine, theirs in zip(asked, read, wanted, strict=True)
        if (
            mine != theirs
            if isinstance(theirs, str) or isinstance(mine, str)
            else abs(mine - theirs) > 1e-12 * abs(theirs)
        )
    ]
    assert apart == [], json.dumps(apart, ensure_ascii=False)
