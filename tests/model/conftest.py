"""Runs hand-worked cases from YAML: every expected number is checked to the digit written.

A test module with a folder of cases names it FOLDER, answers their questions in ANSWERS, and takes `scenario`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from directive.model.errors import DirectiveError


@dataclass(frozen=True)
class Scenario:
    """A case read twice: as numbers to compute with, and as text, whose digits say how exact a check is."""

    case: dict
    expected: dict

    def check(self, answers: Mapping[str, Callable[[dict], dict]]) -> None:
        """Answer the question and compare every expected field, or expect the refusal."""
        answer = answers[self.case["question"]]
        if "refused" in self.expected:
            self._check_refusal(answer)
            return
        found = answer(self.case["given"])
        for field, written in self.expected.items():
            _check(field, found[field], written)

    def _check_refusal(self, answer: Callable[[dict], dict]) -> None:
        with pytest.raises(DirectiveError) as refusal:
            answer(self.case["given"])
        assert refusal.value.facts["field"] == self.expected["refused"]
        assert self.expected["refused"] in str(refusal.value)
        if "year" in self.expected:
            assert refusal.value.facts["year"] == int(self.expected["year"])


def _check(field: str, found: object, written: str | list | dict) -> None:
    if isinstance(written, dict):
        assert set(found) == set(written), field
        for name, text in written.items():
            _check(f"{field} {name}", found[name], text)
    elif isinstance(written, list):
        assert len(found) == len(written), field
        for one, text in zip(found, written, strict=True):
            _check(field, one, text)
    elif written == "missing":
        assert found is None or math.isnan(found), f"{field} is {found}, should be missing"
    elif isinstance(found, str):
        assert found == written, field
    else:
        expected = Decimal(written)
        half_digit = float(Decimal(5).scaleb(expected.as_tuple().exponent - 1))
        assert found is not None, f"{field} is missing"
        assert abs(found - float(expected)) <= half_digit * (1 + 1e-9), f"{field} is {found}, not {written}"


def _load(folder: Path, loader: type) -> dict[str, dict]:
    return {
        f"{file.stem}: {case['case']}": case
        for file in sorted(folder.glob("*.yml"))
        for case in yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
    }


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each case of the module's folder to a test that takes `scenario`."""
    if "scenario" in metafunc.fixturenames:
        folder = metafunc.module.FOLDER
        cases, texts = _load(folder, yaml.SafeLoader), _load(folder, yaml.BaseLoader)
        scenarios = [Scenario(cases[name], texts[name]["expected"]) for name in cases]
        metafunc.parametrize("scenario", scenarios, ids=list(cases))
