"""The house: imports go one way, pages are short, the guard comes first, the look stands in one place."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "directive"
# A layer may import itself and what stands to its right in the chain of docs/architecture.md.
RANKS = {
    "model": 0,
    "data": 1,
    "i18n": 1,
    "register": 1,
    "charts": 2,
    "maps": 2,
    "briefing": 3,
    "ui": 4,
    "cli": 4,
    "serve": 4,
}
PAGES = sorted((ROOT / "pages").glob("*.py"))
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def layer(module: str) -> str:
    return module.split(".")[1] if module.count(".") else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path):
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own == "__init__":
        return
    for name in imports(path):
        if name.startswith("directive.") and layer(name) in RANKS:
            other = layer(name)
            same_rank_other_layer = RANKS[other] == RANKS[own] and other != own
            assert RANKS[other] <= RANKS[own], f"{own} imports {name}"
            assert not same_rank_other_layer, f"{own} and {other} stand side by side: {name}"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if "ui" not in p.relative_to(PACKAGE).parts], ids=lambda p: p.stem
)
def test_only_the_interface_knows_streamlit(path):
    assert not {name.split(".")[0] for name in imports(path)} & {"streamlit"}


def test_pages_do_not_open_files_or_write_sql():
    for path in [*PAGES, *(PACKAGE / "ui").rglob("*.py")]:
        assert not imports(path) & {"duckdb", "pyarrow", "pyarrow.parquet"}, path
        assert "read_parquet" not in path.read_text(), path


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_short_and_its_first_statement_is_the_guard(path):
    source = path.read_text()
    assert len(source.splitlines()) <= 120
    statements = [
        node for node in ast.parse(source).body if not isinstance(node, ast.Expr) or not _docstring(node)
    ]
    assert ast.unparse(statements[0]) == "from directive.ui.shell import require_frame"
    assert ast.unparse(statements[1]) == "require_frame()"


def _docstring(node: ast.Expr) -> bool:
    return isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def test_every_page_is_registered():
    from directive.ui import shell

    assert sorted(entry.name for entry in shell.PAGES) == [path.stem for path in PAGES]
    assert len(shell.PAGES) <= 9


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_stay_small(path):
    assert len(path.read_text().splitlines()) <= 300


def test_no_raw_html_and_no_colour_outside_the_theme():
    for path in [*PAGES, *MODULES]:
        source = path.read_text()
        assert "unsafe_allow_html" not in source, path
        if path.name != "theme.py":
            assert not re.search(r"#[0-9A-Fa-f]{6}\b", source), f"{path}: a literal colour"


def test_the_code_knows_no_country_of_its_own():
    """Reporter, partner, regions and goods come from the data pack."""
    for path in [*PAGES, *MODULES, ROOT / "app.py"]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _is_example(node, path):
                assert node.value not in {"BLR", "CHN", "RUS", "China", "Belarus", "CN", "BY"}, (
                    f"{path}: {node.value!r}"
                )


def _is_example(node: ast.Constant, path: Path) -> bool:
    return "build" in path.relative_to(ROOT).parts  # the build reads source files that name them
