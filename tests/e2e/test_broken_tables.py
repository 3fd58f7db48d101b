"""A data pack with a truncated table and a missing one: those pages say so, the others work."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def broken_copy(folder: Path) -> Path:
    """A copy of the pack in which one table is cut off in the middle and one is gone."""
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("raw"))
    cut = folder / "tidy" / "region_links.parquet"
    cut.write_bytes(cut.read_bytes()[:2000])
    (folder / "tidy" / "good_baselines.parquet").unlink()
    return folder


@pytest.fixture(scope="module")
def server(start, tmp_path_factory):
    yield from start(
        env=os.environ | {"DIRECTIVE_DATA": str(broken_copy(tmp_path_factory.mktemp("pack") / "data"))}
    )


def said(guest) -> str:
    alert = guest.page.locator('[data-testid="stAlert"]')
    alert.first.wait_for()
    assert guest.page.get_by_test_id("stException").count() == 0
    return " ".join(alert.all_inner_texts())


def test_the_page_names_the_table_and_the_rule(visitor):
    guest = visitor().opens("/regions")
    words = said(guest)
    assert "region_links" in words
    assert "make data" in words
    assert (
        guest.widget("regions.province").get_by_role("combobox").is_visible()
    )  # the list beside still works
    assert "Traceback" not in guest.page.locator("body").inner_text()


def test_the_page_names_the_missing_table(visitor):
    guest = visitor().opens("/targets?plan_view=goods")
    words = said(guest)
    assert "good_baselines" in words
    assert "region_links" in words
    assert guest.board()["share"].startswith("10")  # the levers above still work


def test_the_sentence_is_translated(visitor):
    assert "Таблицу region_links" in said(visitor(locale="ru-RU").opens("/regions?lang=ru"))
    assert "region_links" in said(visitor(locale="zh-CN").opens("/regions?lang=zh"))


def test_the_other_pages_work(visitor):
    guest = visitor()
    for path in ("/", "/partners", "/sources"):
        guest.opens(path)
        assert guest.page.get_by_test_id("stException").count() == 0
        errors = [
            text for text in guest.page.get_by_test_id("stAlert").all_inner_texts() if "make data" in text
        ]
        assert errors == [], path
    assert "2020" in guest.opens("/partners").title("partners-bars")
