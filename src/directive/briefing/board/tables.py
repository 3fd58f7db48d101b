"""What the board shows at every position of a lever: the model's arrays as texts and rounded rows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from directive.briefing.goal import BILLION, FORMS
from directive.briefing.target_words import MoneyScale, money_scale, short_percent
from directive.i18n import Translator
from directive.model.drag import DragTable


@dataclass(frozen=True)
class Rail:
    """The positions of one lever on the board, in the unit of the address, and its decimals."""

    positions: np.ndarray
    digits: int

    @classmethod
    def of(cls, low: float, high: float, step: float) -> Rail:
        """Positions from low to high, both on the rail."""
        digits = max(0, -math.floor(math.log10(step)))
        return cls(np.round(np.arange(round((high - low) / step) + 1) * step + low, digits + 1), digits)

    @property
    def low(self) -> float:
        """The first position."""
        return float(self.positions[0])

    @property
    def high(self) -> float:
        """The last position."""
        return float(self.positions[-1])

    @property
    def step(self) -> float:
        """From one position to the next."""
        return round(float(self.positions[1] - self.positions[0]), self.digits + 1)

    def nearest(self, value: float) -> int:
        """Index of the position that shows `value`."""
        return int(np.abs(self.positions - value).argmin())


@dataclass(frozen=True)
class Writer:
    """Turns the model's arrays into what is shown: texts in the visitor's language, rounded series."""

    t: Translator
    scale: MoneyScale
    ways: dict[str, Rail]

    def table(self, name: str, table: DragTable) -> dict[str, Any]:
        others = [form for form in FORMS if form != name and form in self.ways]
        exact = self._exact(table)
        # Only the year lever has rows of different length: one more a position.
        lengths = np.arange(len(table.positions)) + 2 if name == "year" else None
        return {
            "figures": self._figures(table),
            "series": self._series(table, lengths),
            "typed": {form: self._typed(form, exact[form]) for form in others},
            "at": {form: self._at(form, exact[form]) for form in others},
            "refused": self._refusals(table),
        }

    def committed(self, table: DragTable) -> dict[str, Any]:
        refused = self._refusals(table)[0]
        if refused:
            return {"refused": refused}
        return {
            "figures": {name: texts[0] for name, texts in self._figures(table).items()},
            "series": {name: rows[0] for name, rows in self._series(table, None).items()},
        }

    def _figures(self, table: DragTable) -> dict[str, list[str]]:
        t, f = self.t, table.figures
        return {
            "target_value": [t.money(v) for v in f["target_value"]],
            "required_growth": [t.percent(v, digits=1) for v in f["required_growth"]],
            "share": [short_percent(t, v) if v == v else "" for v in f["share"]],
            "multiple": [t("× {number}", number=t.number(v, digits=2)) for v in f["multiple"]],
            "increment": [t.money(v) for v in f["increment"]],
        }

    def _series(self, table: DragTable, lengths: np.ndarray | None) -> dict[str, list[list[float]]]:
        goal = table.figures["share"][:, None]
        paths = table.paths
        arrays = {
            "share_percent": paths["share"] * 100,
            "goal_percent": np.broadcast_to(goal * 100, paths["share"].shape),
            "amount": paths["value_usd"] / self.scale.usd,
            "goal_amount": goal * paths["total_usd"] / self.scale.usd,
        }
        series = {name: np.nan_to_num(np.round(array, 3)).tolist() for name, array in arrays.items()}
        if lengths is not None:
            series = {
                n: [row[:k] for row, k in zip(rows, lengths, strict=True)] for n, rows in series.items()
            }
        return series

    def _exact(self, table: DragTable) -> dict[str, np.ndarray]:
        f = table.figures
        return {
            "share": f["share"] * 100,
            "value": f["target_value"] / BILLION,
            "growth": f["required_growth"] * 100,
            "multiple": f["multiple"],
        }

    def _typed(self, form: str, values: np.ndarray) -> list[str]:
        digits = {"value": _money_digits(self.t), "multiple": 2}.get(form, 1)
        return [self.t.number(v, digits=digits) for v in values * shown_per_unit(self.t, form)]

    def _at(self, form: str, values: np.ndarray) -> list[int]:
        positions = self.ways[form].positions
        step = self.ways[form].step
        places = np.clip(np.round((np.nan_to_num(values) - positions[0]) / step), 0, len(positions) - 1)
        return places.astype(int).tolist()

    def _refusals(self, table: DragTable) -> list[str | None]:
        """Why each position is refused; None where it is not."""
        reasons = zip(table.refused_year.tolist(), table.misplaced.tolist(), strict=True)
        return [self._refusal(year, misplaced) if year else None for year, misplaced in reasons]

    def _refusal(self, year: int, misplaced: bool) -> str:
        if misplaced:
            return self.t("Your own milestones reach to {year}: choose a later target year, or empty those milestones.",
                          year=year)  # fmt: skip
        return self.t("In {year} exports to all other markets would be below zero: lower the target or the part taken "
                      "from other markets.", year=year)  # fmt: skip


def typed_text(t: Translator, name: str, value: float) -> str:
    """A lever's value as its box shows it: one decimal, two where the value has them."""
    if name == "year":
        return str(round(value))
    if name == "value":
        return t.number(value * shown_per_unit(t, name), digits=_money_digits(t))
    whole_tenths = abs(value * 10 - round(value * 10)) < 0.05 and name != "multiple"
    return t.number(value, digits=1 if whole_tenths else 2)


def shown_per_unit(t: Translator, name: str) -> float:
    """How many of the units shown one unit of the address is: 10 for money in Chinese, which counts in 10^8."""
    return BILLION / lever_money(t).usd if name == "value" else 1.0


def lever_money(t: Translator) -> MoneyScale:
    """The unit in which the language states a goal in money."""
    return money_scale(t, BILLION)


def _money_digits(t: Translator) -> int:
    return 2 if lever_money(t).usd == BILLION else 1
