"""A story file back into steps. Everything is checked: what is not as the app writes it is refused with its place."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from typing import Any, get_args

import pandas as pd

from directive.briefing.board.data import board_data
from directive.briefing.content import Amount, Cover, Step, Table
from directive.briefing.desk import Desk
from directive.briefing.goal import FORMS, plan_of
from directive.briefing.steps import BOARD_LEVERS, MOST_AMOUNTS, MOST_LINE, MOST_POINTS
from directive.briefing.story_file import errors
from directive.briefing.story_file.checks import Checked
from directive.briefing.story_file.errors import StoryFileError
from directive.briefing.story_file.writing import MARK, MOST_BYTES, MOST_STEPS, VERSION, VIEW_TEXTS
from directive.charts.native import Kind, Mark, Native, Series
from directive.charts.view import ChartView
from directive.data.signs import carried
from directive.i18n import LANGUAGES
from directive.model.errors import DirectiveError
from directive.model.target import Levers, Shape

_DTYPES = {"whole": "Int64", "number": "float64", "yes-no": "boolean", "any": "object"}
_FULL = {"whole": "int64", "yes-no": "bool"}
_PLACE = re.compile(r"^[a-z]+(\?[\w=&.,%+-]*)?$")  # a page below the app's address
_MOST_COLUMNS, _MOST_CELLS = 200, 20_000


@dataclass(frozen=True, eq=False)
class SavedStory:
    """The steps of a file, the language they are written in, the data version and the day they were saved with, the
    story's name and cover (empty in files of version 1)."""

    steps: tuple[Step, ...]
    language: str
    data_version: str
    saved: str
    name: str = ""
    cover: Cover = field(default_factory=Cover)


def read_story(text: str | bytes, *, name: str, desk: Desk) -> SavedStory:
    """The story in the text of a file called `name`; levers are worked out on the desk's data in the file's language.

    Raises StoryFileError for whatever is not as `write_story` leaves it.
    """
    document = Checked(name, "", _document(text, name))
    version = document.at(MARK)
    if version.part is None:
        raise StoryFileError(errors.NO_STORY, name=name, field=MARK)
    if version.number(1, 1_000_000) > VERSION:
        raise StoryFileError(errors.NEWER, name=name, found=version.part, known=VERSION)
    if document.at("steps").part is None:
        raise StoryFileError(errors.MISSING, name=name, field="steps")
    language = document.at("language").one_of(*LANGUAGES)
    steps = tuple(_step(entry, desk) for entry in document.at("steps").each(most=MOST_STEPS))
    ids = [step.id for step in steps]
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice is not None:
        raise document.at("steps").wrong(twice, "1 × id")
    return SavedStory(
        steps,
        language,
        document.at("data_version").text(most=40),
        document.at("saved").text(most=40),
        document.at("name").text(most=MOST_LINE),
        _cover(document.at("cover")),
    )


def _cover(entry: Checked) -> Cover:
    if entry.part is None:
        return Cover()
    return Cover(**{name: entry.at(name).text(most=MOST_LINE) for name in asdict(Cover())})


def _document(text: str | bytes, name: str) -> Any:
    size = len(text if isinstance(text, bytes) else text.encode("utf-8"))
    if size > MOST_BYTES:
        raise StoryFileError(
            errors.TOO_LARGE, name=name, size=round(size / 1e6), most=round(MOST_BYTES / 1e6)
        )
    try:
        plain = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        found = carried(json.loads(plain))
    except (ValueError, RecursionError) as error:  # bad letters are a ValueError, too
        raise StoryFileError(errors.NO_JSON, name=name) from error
    if not isinstance(found, dict):
        raise StoryFileError(errors.NO_STORY, name=name, field=MARK)
    return found


def _step(entry: Checked, desk: Desk) -> Step:
    title = entry.at("title")
    if not title.text(most=1000).strip():
        raise StoryFileError(errors.MISSING, name=entry.name, field=title.place)
    view = entry.at("view")
    table, levers, minutes = entry.at("table"), entry.at("levers"), entry.at("minutes")
    return Step(
        id=entry.at("id").word(),
        title=title.text(),
        text=entry.at("text").text(),
        notes=entry.at("notes").text(most=40_000),
        points=entry.at("points").texts(most=MOST_POINTS),
        questions=tuple(_question(pair) for pair in entry.at("questions").each(most=20)),
        minutes=float(minutes.number(0, 600)) if minutes.part is not None else 0.0,
        amounts=tuple(_amount(amount) for amount in entry.at("amounts").each(most=MOST_AMOUNTS)),
        view=_view(view, entry.place) if view.part is not None else None,
        table=_table(table) if table.part is not None and view.part is None else None,
        board=_board(levers, desk) if levers.part is not None else None,
        link=_link(entry.at("link")),
        source_ids=entry.at("source_ids").texts(),
        filters=entry.at("filters").text(),
    )


def _question(entry: Checked) -> tuple[str, str]:
    asked = entry.texts(most=2)
    if len(asked) != 2:
        raise entry.wrong(len(asked), "[“?”, “…”]")
    return asked


def _link(entry: Checked) -> str:
    link = entry.text(most=20_000)
    if link and not link.startswith(("http://", "https://")) and not _PLACE.match(link):
        raise entry.wrong(link, "http://…, https://…")
    return link


def _amount(entry: Checked) -> Amount:
    texts = {name: entry.at(name).text(most=1000) for name in ("label", "text", "note")}
    return Amount(entry.at("key").word(), **texts, source_ids=entry.at("source_ids").texts())


def _view(entry: Checked, step: str) -> ChartView:
    datasets = entry.at("datasets")
    height, native = entry.at("height"), entry.at("native")
    texts = {name: entry.at(name).text(most=20_000) for name in VIEW_TEXTS if name != "key"}
    formats = entry.at("formats")
    return ChartView(
        key=entry.at("key").word(),
        **texts,
        spec=entry.at("spec").drawing(step),
        datasets={name: _rows(datasets.at(name)) for name in (datasets.part and datasets.mapping()) or {}},
        table=_rows(entry.at("table")),
        source_ids=entry.at("source_ids").texts(),
        notes=entry.at("notes").texts(),
        height=int(height.number(20, 3000)) if height.part is not None else None,
        formats={name: formats.at(name).text(most=40) for name in (formats.part and formats.mapping()) or {}},
        native=_native(native) if native.part is not None else None,
    )


def _native(entry: Checked) -> Native:
    labels = entry.at("labels").part
    words = {name: entry.at(name).text(most=400) for name in ("x", "number_format", "x_title", "y_title")}
    series = tuple(_series(one) for one in entry.at("series").each(most=60))
    kind = entry.at("kind").one_of(*get_args(Kind))
    return Native(kind=kind, series=series, labels=labels is True, **words)


def _series(entry: Checked) -> Series:
    mark = entry.at("mark").one_of(*get_args(Mark))
    words = {
        name: entry.at(name).text(most=400) for name in ("name", "data", "y", "colour", "colours", "text")
    }
    where = entry.at("where").part
    if where is not None and (not isinstance(where, list) or len(where) != 2):
        raise entry.at("where").wrong(where, "[…, …]")
    return Series(mark=mark, where=tuple(where) if where else None, **words)


def _table(entry: Checked) -> Table:
    return Table(entry.at("key").word(), entry.at("title").text(), _rows(entry.at("rows")),
                 entry.at("source_ids").texts(), entry.at("notes").texts())  # fmt: skip


def _rows(entry: Checked) -> pd.DataFrame:
    columns: dict[str, pd.Series] = {}
    length: int | None = None
    for column in entry.each(most=_MOST_COLUMNS):
        kind = column.at("kind").one_of(*_DTYPES)
        cells = column.at("cells").cells(kind)
        if len(cells) > _MOST_CELLS or (length is not None and len(cells) != length):
            raise column.at("cells").wrong(len(cells), str(length or f"0–{_MOST_CELLS}"))
        length = len(cells)
        found = pd.Series(cells, dtype=_DTYPES[kind])
        if kind in _FULL and not found.isna().any():
            found = found.astype(_FULL[kind])
        columns[column.at("name").text(most=400)] = found
    return pd.DataFrame(columns)


def _board(entry: Checked, desk: Desk) -> dict[str, Any]:
    """The lever board, worked out anew from what its levers stand at."""
    by = entry.at("by").one_of(*FORMS)
    given = entry.at("given").number(-1e6, 1e6)
    milestones = tuple(
        (int(pair.part[0]), float(pair.part[1])) for pair in entry.at("milestones").each(most=40) if _is_pair(pair)
    )  # fmt: skip
    levers = Levers(
        target_year=int(entry.at("target_year").number(1900, 2200)),
        other_growth=entry.at("other_growth").number(-1, 1),
        diversion=entry.at("diversion").number(0, 1),
        shape=Shape(entry.at("shape").one_of(*(str(shape) for shape in Shape))),
        milestones=milestones,
    )
    try:
        plan = plan_of(desk.pack, levers, form=by, given=given)
        return board_data(desk, plan, by=by, given=given, only=BOARD_LEVERS, told=plan)
    except DirectiveError as error:
        raise entry.wrong(f"{by} {given:g}", str(error)) from error


def _is_pair(entry: Checked) -> bool:
    good = isinstance(entry.part, list) and len(entry.part) == 2
    if not good or not all(isinstance(part, int | float) for part in entry.part):
        raise entry.wrong(entry.part, "[1, 1]")
    return True
