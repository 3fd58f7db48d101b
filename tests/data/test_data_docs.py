"""The page on the data pack names what a reader will meet."""

from directive.data import contracts_hs, contracts_partners, contracts_sources, contracts_world
from directive.data.contracts import Contract
from directive.data.engine import PACK_VARIABLE


def test_tables_variable_and_error_are_described(root):
    text = (root / "docs" / "data.md").read_text(encoding="utf-8")
    modules = (contracts_partners, contracts_world, contracts_sources, contracts_hs)
    tables = [
        value.table for module in modules for value in vars(module).values() if isinstance(value, Contract)
    ]
    assert len(tables) == 8
    missing = [name for name in [*tables, PACK_VARIABLE, "TableError"] if f"`{name}`" not in text]
    assert not missing
