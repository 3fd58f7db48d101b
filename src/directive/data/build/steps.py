"""The steps for goods, facts and regions: which raw files and settings each tidy table is made from."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import yaml

from directive.data.build import claims, good_shares, goods, regions, statements, ties
from directive.data.build.registry import Workshop, builds
from directive.data.build.texts import Translations
from directive.data.contracts import contracts


def _settings(workshop: Workshop, name: str) -> dict:
    return yaml.safe_load((workshop.folder / name).read_text(encoding="utf-8"))


def _file(workshop: Workshop, table: str) -> Path:
    return workshop.raw / _settings(workshop, "layout.yml")["files"][table]


def _words(workshop: Workshop) -> Translations:
    return Translations(workshop.raw / "translations")


def _finished(
    workshop: Workshop, table: str, frame: pd.DataFrame, words: Translations | None = None
) -> pd.DataFrame:
    """Columns in the order of the contract; a remark when translations are missing."""
    for source, cells in (words.missing.by_table() if words else {}).items():
        workshop.remarks.append(f"{table}: {cells} cells of {source} have no translation, English stands in")
    return frame[contracts()[table].columns]


@builds("goods")
def _goods(workshop: Workshop) -> pd.DataFrame:
    words, plan = _words(workshop), _settings(workshop, "goods.yml")
    layout = _settings(workshop, "layout.yml")["goods"]
    frame = goods.build_goods(_file(workshop, "goods"), layout=layout, goods=plan["goods"], words=words)
    return _finished(workshop, "goods", frame, words)


@builds("good_baselines")
def _good_baselines(workshop: Workshop) -> pd.DataFrame:
    plan, today = _settings(workshop, "goods.yml"), workshop.pack.retrieved.year
    frame = goods.build_baselines(workshop.table("goods"), config=plan, today=today)
    return _finished(workshop, "good_baselines", frame)


@builds("good_shares")
def _good_shares(workshop: Workshop) -> pd.DataFrame:
    return _finished(workshop, "good_shares", good_shares.build_good_shares(workshop.table("goods")))


def _facts(workshop: Workshop, table: str) -> pd.DataFrame:
    words = _words(workshop)
    return _finished(
        workshop, table, statements.build_facts(_file(workshop, table), table=table, words=words), words
    )


@builds("organisations")
def _organisations(workshop: Workshop) -> pd.DataFrame:
    return _facts(workshop, "organisations")


@builds("channels")
def _channels(workshop: Workshop) -> pd.DataFrame:
    return _facts(workshop, "channels")


@builds("statements")
def _statements(workshop: Workshop) -> pd.DataFrame:
    return _facts(workshop, "statements")


@builds("targets")
def _targets(workshop: Workshop) -> pd.DataFrame:
    return _facts(workshop, "targets")


@builds("claims")
def _claims(workshop: Workshop) -> pd.DataFrame:
    config = _settings(workshop, "claims.yml")
    return _finished(workshop, "claims", claims.build_claims(workshop.table("statements"), config=config))


@builds("target_outcomes")
def _target_outcomes(workshop: Workshop) -> pd.DataFrame:
    config = _settings(workshop, "claims.yml")
    frame = claims.build_outcomes(config, targets=workshop.table("targets"))
    return _finished(workshop, "target_outcomes", frame)


@builds("home_regions")
def _home_regions(workshop: Workshop) -> pd.DataFrame:
    words = _words(workshop)
    layout = _settings(workshop, "layout.yml")["regions"]
    frame = regions.build_home_regions(_file(workshop, "home_regions"), layout=layout, words=words)
    return _finished(workshop, "home_regions", frame, words)


@builds("provinces")
def _provinces(workshop: Workshop) -> pd.DataFrame:
    words, home = _words(workshop), workshop.table("home_regions")
    layout = _settings(workshop, "layout.yml")["regions"]
    frame = regions.build_provinces(_file(workshop, "provinces"), home=home, layout=layout, words=words)
    return _finished(workshop, "provinces", frame, words)


@builds("region_links")
def _region_links(workshop: Workshop) -> pd.DataFrame:
    words = _words(workshop)
    layout = _settings(workshop, "layout.yml")["regions"]
    return _finished(
        workshop,
        "region_links",
        regions.build_links(_file(workshop, "region_links"), layout=layout, words=words),
        words,
    )


@builds("presence")
def _presence(workshop: Workshop) -> pd.DataFrame:
    words = _words(workshop)
    layout = _settings(workshop, "layout.yml")["regions"]
    return _finished(
        workshop,
        "presence",
        regions.build_presence(_file(workshop, "presence"), layout=layout, words=words),
        words,
    )


@builds("transport")
def _transport(workshop: Workshop) -> pd.DataFrame:
    words, provinces = _words(workshop), workshop.table("provinces")
    layout = _settings(workshop, "layout.yml")["regions"]
    frame = regions.build_transport(
        _file(workshop, "transport"), provinces=provinces, layout=layout, words=words
    )
    return _finished(workshop, "transport", frame, words)


@builds("province_ties")
def _province_ties(workshop: Workshop) -> pd.DataFrame:
    tables = {"links": "region_links", "presence": "presence", "routes": "transport"}
    frames = {name: workshop.table(table) for name, table in tables.items()}
    return _finished(workshop, "province_ties", ties.build_ties(workshop.table("provinces"), **frames))
