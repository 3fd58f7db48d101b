"""Numbers in tables: the browser's signs, one number of decimals a column, years as they are."""

import pandas as pd

from directive.ui.grids import number_cells

TABLE = pd.DataFrame(
    {
        "Year": [2003, 2020],
        "Year or none": [2003.0, float("nan")],
        "Share, %": [5.2, 12.25],
        "Value, USD": [1_234_567, 2_000],
        "Part": [0.00004, 1 / 3],
        "Name": ["a", "b"],
    }
)


def test_years_and_words_have_no_settings():
    assert list(number_cells(TABLE)) == ["Share, %", "Value, USD", "Part"]


def test_a_column_has_as_many_decimals_as_its_most_exact_number_at_most_four():
    steps = {name: cells["type_config"]["step"] for name, cells in number_cells(TABLE).items()}
    assert steps == {"Share, %": 0.01, "Value, USD": 1.0, "Part": 0.0001}
    assert all(cells["type_config"]["format"] == "localized" for cells in number_cells(TABLE).values())
