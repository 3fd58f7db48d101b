"""A drawing stays in the browser while its rows change: its axes must take their order from the rows."""

import re
from pathlib import Path

import directive.charts
from directive.charts.view import BY_POSITION

CHARTS = Path(directive.charts.__file__).parent
_AXIS = re.compile(r'alt\.[XY]\(\s*"(\w+):N",(.*?)\)', re.DOTALL)


def test_every_axis_of_names_has_its_order_in_the_rows_or_in_words():
    """Vega keeps the names it has already in their old places unless the order is a column or the names themselves."""
    unordered = [
        (path.name, found[1])
        for path in CHARTS.glob("*.py")
        for found in _AXIS.finditer(path.read_text(encoding="utf-8"))
        if found[1] != "year" and "sort=BY_POSITION" not in found[2] and "sort=[" not in found[2]
    ]
    assert unordered == []
    assert BY_POSITION.to_dict() == {"field": "position", "op": "min"}
