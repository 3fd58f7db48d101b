"""What all of them show: the share lever at constant growth, from $1.7 bn to the partner and $40.3 bn to all others."""

from __future__ import annotations

BASE_BN, OTHERS_BN, FIRST_YEAR, YEARS = 1.7, 40.3, 2025, 5
LOWEST, HIGHEST, STEP, START = 0.5, 30.0, 0.1, 10.0
LABELS = {
    "target_value": "Exports, target year",
    "required_growth": "Required growth a year",
    "share": "Share of all exports",
    "multiple": "Times the base",
    "increment": "Increase on the base",
}


def figures(percent: float) -> dict[str, str]:
    """Five figures as texts, at a share in percent."""
    goal = _goal(percent)
    return {
        "target_value": f"${goal:.2f} bn",
        "required_growth": f"{((goal / BASE_BN) ** (1 / YEARS) - 1) * 100:.1f} %",
        "share": f"{percent:.1f} %",
        "multiple": f"× {goal / BASE_BN:.2f}",
        "increment": f"${goal - BASE_BN:.2f} bn",
    }


def paths(percent: float) -> dict[str, list[float]]:
    """Years, value in billions and share in percent along the way, and what the target is in both."""
    goal = _goal(percent)
    values = [BASE_BN * (goal / BASE_BN) ** (k / YEARS) for k in range(YEARS + 1)]
    return {
        "year": [FIRST_YEAR + k for k in range(YEARS + 1)],
        "value": values,
        "share": [value / (value + OTHERS_BN) * 100 for value in values],
        "goal_value": [percent / 100 * (value + OTHERS_BN) for value in values],
        "goal_share": [percent] * (YEARS + 1),
    }


def _goal(percent: float) -> float:
    return percent / 100 * OTHERS_BN / (1 - percent / 100)
