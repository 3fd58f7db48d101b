"""A data pack without its pack.yml: a plain message, no traceback."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def server(start, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pack") / "data"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("raw"))
    (folder / "pack.yml").unlink()
    yield from start(env=os.environ | {"DIRECTIVE_DATA": str(folder)})


@pytest.mark.parametrize("path", ["/", "/partners", "/targets?lang=ru"])
def test_a_missing_pack_is_said_plainly(visitor, path):
    page = visitor().page
    page.goto(visitor().address + path)
    page.get_by_text("pack.yml").first.wait_for()
    assert page.get_by_test_id("stException").count() == 0
    assert "Traceback" not in page.locator("body").inner_text()
