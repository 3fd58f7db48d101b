"""The docs name what a reader will meet: pages, address keys, commands with their options, variables, names."""

import re

import pytest
from streamlit.testing.v1 import AppTest
from typer.main import get_command

from directive.cli.commands import app

PAGES = ("overview", "partners", "goods", "regions", "targets", "keys", "briefing", "sources")
LITERAL_FIGURE = re.compile(r'key="figure-([a-z_-]+)"')
CARD = re.compile(r'Card\(\s*"([a-z_-]+)"')
CHART = re.compile(r'^\s+key="([a-z-]+)",', re.MULTILINE)


def read(root, *names):
    return "\n".join((root / "docs" / name).read_text(encoding="utf-8") for name in names)


def test_every_page_file_is_one_of_the_pages_with_a_description(root):
    assert {path.stem for path in (root / "pages").glob("*.py")} == set(PAGES)
    for name in PAGES:
        assert (root / "docs" / "pages" / f"{name}.md").is_file(), name


@pytest.mark.parametrize("name", PAGES)
def test_every_address_key_is_described_on_its_page(root, name):
    page = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    page.switch_page(f"pages/{name}.py").run()
    keys = page.session_state[f"_shadow.{name}"]
    text = read(root, f"pages/{name}.md")
    # Keys made of a data row's id are described by their pattern.
    missing = [key for key in keys if f"`{key}`" not in text and f"`{key.split('_')[0]}_<" not in text]
    assert keys
    assert not missing


def test_every_command_and_option_is_described(root):
    text = read(root, "cli.md")
    commands = get_command(app).commands
    assert len(commands) == 9
    for name, command in commands.items():
        assert f"## directive {name}\n" in text
        options = [option for param in command.params for option in param.opts if option.startswith("--")]
        assert [option for option in options if option != "--help" and f"`{option}`" not in text] == []


def test_every_environment_variable_is_described(root):
    everything = "\n".join(path.read_text(encoding="utf-8") for path in (root / "docs").rglob("*.md"))
    sources = [path.read_text(encoding="utf-8") for path in (root / "src").rglob("*.py")]
    named = {name for source in sources for name in re.findall(r'_VARIABLE = "([A-Z_]+)"', source)}
    assert "DIRECTIVE_DATA" in named
    assert {name for name in named if f"`{name}`" not in everything} == set()
    # A variable read by its plain name would escape the line above.
    read_plainly = r'(?:getenv|environ(?:\.get)?)[(\[]\s*"'
    assert not [source for source in sources if re.search(read_plainly, source)]


def test_names_to_find_figures_and_charts_by_are_listed(root):
    text = read(root, "testing.md")
    interface = "\n".join(path.read_text() for path in (root / "src" / "directive" / "ui").rglob("*.py"))
    charts = "\n".join(path.read_text() for path in (root / "src" / "directive" / "charts").glob("*.py"))
    figures = set(LITERAL_FIGURE.findall(interface)) | set(CARD.findall(interface))
    drawn = set(CHART.findall(charts))
    assert {"claims", "rank"} <= figures
    assert {"coverage", "share-path"} <= drawn
    assert sorted(name for name in figures | drawn if f"`{name}`" not in text) == []


def test_links_between_the_docs_lead_somewhere(root):
    for path in (root / "docs").rglob("*.md"):
        for target in re.findall(r"\]\(([^)#\s]+\.md)[^)]*\)", path.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (path.parent / target).is_file(), f"{path.name}: {target}"
