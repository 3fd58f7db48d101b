"""What a year's quantity means on the rails: containers and trains a week."""

from __future__ import annotations

from dataclasses import dataclass

from directive.model.checks import require_above, require_between

WEEKS_PER_YEAR = 365 / 7


@dataclass(frozen=True)
class Flow:
    """A steady flow: tonnes, containers and trains per week, not rounded."""

    tonnes_per_week: float
    containers_per_week: float
    trains_per_week: float


def weekly_flow(
    quantity_per_year: float | None,
    *,
    payload_tonnes: float,
    containers_per_train: float,
    tonnes_per_unit: float = 1.0,
) -> Flow | None:
    """Return the weekly flow of a year's quantity; missing in, missing out.

    `payload_tonnes` is the load of one container, `tonnes_per_unit` leads from the good's unit to tonnes (0.001 for
    kg; m³ and pieces need the user's figure). Raises RangeError. Source: methods, section 12.

    >>> round(weekly_flow(1_042_900, payload_tonnes=25, containers_per_train=50).trains_per_week, 1)
    16.0
    """
    require_above("payload_tonnes", payload_tonnes, 0)
    require_above("containers_per_train", containers_per_train, 0)
    require_above("tonnes_per_unit", tonnes_per_unit, 0)
    if quantity_per_year is None:
        return None
    require_between("quantity_per_year", quantity_per_year, 0, float("inf"))
    tonnes = quantity_per_year * tonnes_per_unit / WEEKS_PER_YEAR
    containers = tonnes / payload_tonnes
    return Flow(tonnes, containers, containers / containers_per_train)
