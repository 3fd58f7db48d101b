"""Every text of goods, facts and regions has its Russian and Chinese words, and none of an older wording."""

import pandas as pd
import pytest

from directive.data.build.registry import open_workshop
from directive.data.build.texts import Translations, read_rows
from directive.data.engine import default_engine, pack_folder

RAW_FILES = {
    "targets": "china/targets.csv",
    "statements": "china/statements_china.csv",
    "channels": "china/channels.csv",
    "organisations": "china/organisations.csv",
    "products": "china/china_products.csv",
    "region_links": "regions/region_links.csv",
    "presence": "regions/presence.csv",
    "transport_links": "regions/transport_links.csv",
    "provinces": "regions/cn_provinces.csv",
    "home_regions": "regions/by_regions.csv",
}
TABLES = [
    "goods", "organisations", "channels", "statements", "targets",
    "provinces", "home_regions", "region_links", "presence", "transport",
]  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_no_text_falls_back_to_english(table):
    workshop = open_workshop(pack_folder())
    workshop.table(table)
    assert workshop.remarks == []


@pytest.mark.parametrize("name", RAW_FILES)
def test_no_translation_is_of_an_older_wording(name):
    cells = {}
    for row in read_rows(pack_folder() / "raw" / RAW_FILES[name]):
        key = next(row[column] for column in ("row_id", "link_id", "route_id", "iso") if column in row)
        cells |= {(key, column): text for column, text in row.items()}
    stale = [
        (row["row_id"], row["field"])
        for row in read_rows(pack_folder() / "raw" / "translations" / f"{name}.csv")
        if cells.get((row["row_id"], row["field"])) != row["en"]
    ]
    assert stale == []


def test_a_missing_translation_is_noted_and_english_stands_in(tmp_path):
    (tmp_path / "facts.csv").write_text(
        "row_id,field,en,ru,zh\nA1,note,old words,старые слова,旧\n", encoding="utf-8"
    )
    words = Translations(tmp_path)
    frame = pd.DataFrame({"row_id": ["A1", "A2"], "note": ["new words", "2017"]})
    joined = words.join(frame, table="facts", key="row_id", columns=["note"])
    assert joined["note_ru"].tolist() == ["new words", "2017"]  # a number needs no translation
    assert words.missing.by_table() == {"facts": 2}


@pytest.mark.parametrize("table", TABLES)
def test_russian_and_chinese_texts_are_in_their_script(table):
    frame = default_engine().frame(f"SELECT * FROM {table}")
    for column in [name for name in frame if f"{name}_ru" in frame and f"{name}_zh" in frame]:
        long = frame[column].str.contains("[a-z]{4,} [a-z]{3,}")
        assert frame.loc[long, f"{column}_ru"].str.contains("[А-я]").all(), column
        assert frame.loc[long, f"{column}_zh"].str.contains("[\u4e00-\u9fff]").all(), column


@pytest.mark.parametrize("table", [*TABLES, "claims", "good_shares", "province_ties", "good_baselines"])
def test_every_source_is_listed(table):
    listed = {row for (row,) in default_engine().rows("SELECT source_id FROM sources")}
    cells = default_engine().frame(f"SELECT source_ids FROM {table} WHERE source_ids <> ''")["source_ids"]
    assert len(cells) > 0
    assert {part for cell in cells for part in cell.split(";")} <= listed
