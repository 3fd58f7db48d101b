"""The model stands alone: it imports without the interface and without the table library."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import directive.model

MODULES = sorted(
    f"directive.model.{module.name}" for module in pkgutil.iter_modules(directive.model.__path__)
)
BLOCKED = ("streamlit", "pandas", "altair", "pydeck", "duckdb")
SCRIPT = """
import importlib, sys
for name in {blocked!r}:
    sys.modules[name] = None
for name in {modules!r}:
    importlib.import_module(name)
"""


def _import_all(modules: list[str]) -> subprocess.CompletedProcess[str]:
    script = SCRIPT.format(blocked=BLOCKED, modules=modules)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_every_module_imports_without_interface_and_tables() -> None:
    assert len(MODULES) >= 10
    assert _import_all(MODULES).stderr == ""


def test_the_block_would_be_noticed() -> None:
    assert "pandas" in _import_all(["pandas"]).stderr
