"""Typed numbers mean the same wherever they are typed."""

from pathlib import Path

import pytest
import yaml

from directive.i18n import LANGUAGES
from directive.i18n.typed import NotANumber, read_typed

CASES = yaml.safe_load((Path(__file__).parent / "typed_numbers.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']!r}-{case.get('one')}")
def test_typed_numbers(case, language):
    wanted = case[language]
    if wanted == "refused":
        with pytest.raises(NotANumber):
            read_typed(case["text"], language, one=case.get("one"))
    elif wanted == "none":
        assert read_typed(case["text"], language, one=case.get("one")) is None
    else:
        assert read_typed(case["text"], language, one=case.get("one")) == pytest.approx(wanted, rel=1e-12)
