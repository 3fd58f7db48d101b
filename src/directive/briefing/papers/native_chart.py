"""A chart of the app as a chart of the slide: editable, its numbers in the workbook behind it, in the house's marks."""

from __future__ import annotations

import math

import pandas as pd
from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.series import _BaseCategorySeries as AnySeries
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from directive.briefing.papers.deck import Box, paint
from directive.charts.native import Native, Series
from directive.charts.theme import palette
from directive.charts.view import ChartView
from directive.data.exports import neutralise

_TYPES = {
    "xy": XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
}
_TEXT = 12
_STEPS = 6
_LOCALES = {"en": "409", "ru": "419", "zh": "804"}
_MARKS = {  # mark -> colour (none: the series' own), points of line, dash, marker, size
    "own": ("", 2.5, None, XL_MARKER_STYLE.NONE, 0),
    "partner": ("", 2.5, MSO_LINE.DASH, XL_MARKER_STYLE.NONE, 0),
    "scenario": ("scenario", 2.5, MSO_LINE.ROUND_DOT, XL_MARKER_STYLE.NONE, 0),
    "target": ("target", 1.25, None, XL_MARKER_STYLE.NONE, 0),
    "statement": ("", 0, None, XL_MARKER_STYLE.DIAMOND, 10),
    "derived": ("muted", 0, None, XL_MARKER_STYLE.DIAMOND, 10),
}


_POINTS = ("statement", "derived")


def _pale(colour: str) -> str:
    """A colour (role or value) with three parts of white."""
    value = str(getattr(palette("light"), colour, colour)).lstrip("#")
    parts = (round((int(value[at : at + 2], 16) + 3 * 255) / 4) for at in (0, 2, 4))
    return "#" + "".join(f"{part:02X}" for part in parts)


def rows_of(view: ChartView, series: Series) -> pd.DataFrame:
    """The rows of the data set that belong to a series."""
    frame = view.datasets[series.data]
    if series.where:
        column, value = series.where
        frame = frame[frame[column] == value]
    return frame


def add_chart(slide: Slide, view: ChartView, box: Box, *, language: str) -> Chart:
    """Draw the view on a slide; it must have a `native` form."""
    native = view.native
    drawn = [series for series in native.series if rows_of(view, series)[series.y].notna().any()]
    data = _xy_data(view, native, drawn) if native.kind == "xy" else _category_data(view, native, drawn)
    frame = slide.shapes.add_chart(_TYPES[native.kind], *(Pt(length) for length in box), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", view.alt)
    chart = frame.chart
    _look(chart, native, drawn, language)
    if native.kind in ("xy", "columns"):
        _values(chart, pd.concat([rows_of(view, series)[series.y] for series in drawn]), language)
    if native.kind == "xy":
        _years(chart, pd.concat([rows_of(view, series)[native.x] for series in drawn]))
    for series, spec in zip(list(chart.plots[0].series), drawn, strict=True):
        _dress(series, spec, view, native, language)
    if native.kind == "columns":
        _lines_across(chart, drawn)
    return chart


def _xy_data(view: ChartView, native: Native, drawn: list[Series]) -> XyChartData:
    data = XyChartData(number_format=native.number_format)
    for series in drawn:
        rows = rows_of(view, series).dropna(subset=[native.x, series.y])
        points = data.add_series(str(neutralise(series.name)))
        for x, y in zip(rows[native.x], rows[series.y], strict=True):
            points.add_data_point(float(x), float(y))
    return data


def _category_data(view: ChartView, native: Native, drawn: list[Series]) -> CategoryChartData:
    data = CategoryChartData(number_format=native.number_format)
    first = rows_of(view, drawn[0])
    data.categories = [neutralise(str(name)) for name in first[native.x]]
    for series in drawn:
        by_name = dict(zip(rows_of(view, series)[native.x], rows_of(view, series)[series.y], strict=True))
        numbers = [by_name.get(name) for name in first[native.x]]
        data.add_series(str(neutralise(series.name)),
                        [None if n is None or math.isnan(n) else float(n) for n in numbers])  # fmt: skip
    return data


def _look(chart: Chart, native: Native, drawn: list[Series], language: str) -> None:
    chart.font.size = Pt(_TEXT)
    paint(chart.font.color, "text")
    chart.has_title = False
    names = {series.name for series in drawn}
    chart.has_legend = len(names) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(_TEXT)
        _hide_repeated(chart, [series.name for series in drawn])
    values, categories = chart.value_axis, chart.category_axis
    values.has_major_gridlines = True
    paint(values.major_gridlines.format.line.color, "grid")
    values.major_gridlines.format.line.width = Pt(0.75)
    values.format.line.fill.background()
    values.major_tick_mark = XL_TICK_MARK.NONE
    values.tick_labels.number_format = _in(language, "General")
    values.tick_labels.number_format_is_linked = False
    paint(categories.format.line.color, "others")
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.has_major_gridlines = False
    # Bars with their numbers need no axis: its unit stands below the title already.
    bare = native.kind == "bars" and native.labels
    for axis, title in ((values, "" if bare else native.y_title), (categories, native.x_title)):
        axis.has_title = bool(title)
        paint(axis.tick_labels.font.color, "muted")
        axis.tick_labels.font.size = Pt(_TEXT)
        if title:
            run = axis.axis_title.text_frame.paragraphs[0].add_run()
            run.text = title
            run.font.size, run.font.bold = Pt(_TEXT), False
            paint(run.font.color, "muted")
    if native.kind == "bars":
        categories.reverse_order = True  # the first row stands on top, as in the app
        values.visible = not native.labels
        values.has_major_gridlines = not native.labels
    if native.kind != "xy":
        chart.plots[0].gap_width = 55
        bars = {series.name for series in drawn if series.mark == "bar"}
        chart.plots[0].overlap = 100 if native.kind == "stacked" or len(names) > len(bars) else 0


def _hide_repeated(chart: Chart, names: list[str]) -> None:
    """A name that comes twice (a line in two pieces) stands once in the legend."""
    legend = chart.legend._element
    for place, name in enumerate(names):
        if name in names[:place]:
            entry = etree.SubElement(legend, qn("c:legendEntry"))
            etree.SubElement(entry, qn("c:idx"), val=str(place))
            etree.SubElement(entry, qn("c:delete"), val="1")
            legend.find(qn("c:legendPos")).addnext(entry)


def _years(chart: Chart, values: pd.Series) -> None:
    low, high = float(values.min()), float(values.max())
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100) if (high - low) / s <= 12 or s == 100)
    axis = chart.category_axis
    axis.minimum_scale, axis.maximum_scale = (
        math.floor((low - 0.5) / step) * step,
        math.ceil((high + 0.5) / step) * step,
    )
    axis.major_unit = step
    # Years outside the data only give the drawing room; the first one would also meet the zero of the other axis.
    shown = f'[<{low:.0f}]"";[>{high:.0f}]"";0'
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = shown, False


def _values(chart: Chart, values: pd.Series, language: str) -> None:
    """An axis from zero in round steps, its numbers by the language's habits and with no more decimals than steps."""
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    rough = (high - low or 1.0) / _STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * size for size in (1, 2, 2.5, 5, 10) if power * size >= rough * 0.999)
    axis = chart.value_axis
    axis.minimum_scale, axis.major_unit = math.floor(low / step) * step, step
    axis.maximum_scale = math.ceil(high * 1.1 / step) * step or step
    decimals = next(d for d in range(9) if abs(step * 10**d - round(step * 10**d)) < 1e-6)
    form = "#,##0" + ("." + "0" * decimals if decimals else "")
    axis.tick_labels.number_format = _in(language, form)


def _in(language: str, form: str) -> str:
    """A number format that keeps the signs of the language whatever the machine's are."""
    return f"[$-{_LOCALES[language]}]{form}"


def _dress(series: AnySeries, spec: Series, view: ChartView, native: Native, language: str) -> None:
    if spec.mark == "bar":
        _dress_bars(series, spec, view, native, language)
        return
    colour, width, dash, marker, size = _MARKS[spec.mark]
    colour = colour or spec.colour
    line = series.format.line
    if width:
        paint(line.color, colour)
        line.width = Pt(width)
        if dash:
            line.dash_style = dash
    else:
        line.fill.background()
    if not hasattr(series, "marker"):
        return
    series.marker.style = marker
    if size:
        series.marker.size = size
        series.marker.format.fill.solid()
        # Nearly hollow: some programs draw no edge, and a white mark would be lost on white. Pale of its own colour:
        # without an edge a statement, a derived figure and other partners would look alike.
        paint(series.marker.format.fill.fore_color, _pale(colour))
        paint(series.marker.format.line.color, colour)
        series.marker.format.line.width = Pt(1.75)
    if native.kind == "xy" and spec.mark != "target":
        _name_last(series, rows_of(view, spec).dropna(subset=[native.x, spec.y]), spec, colour)


def _name_last(series: AnySeries, rows: pd.DataFrame, spec: Series, colour: str) -> None:
    """The last number of a line stands beside its point, as the app writes it: with its word of precision."""
    if spec.text not in rows:
        return
    label = series.points[len(rows) - 1].data_label
    run = label.text_frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.bold = str(rows[spec.text].iloc[-1]), Pt(_TEXT), True
    paint(run.font.color, colour)
    # A path starts at the statement and rises: below it there is room.
    stated = spec.mark in _POINTS
    label.position = XL_LABEL_POSITION.BELOW if stated else XL_LABEL_POSITION.ABOVE


def _dress_bars(series: AnySeries, spec: Series, view: ChartView, native: Native, language: str) -> None:
    series.format.fill.solid()
    paint(series.format.fill.fore_color, spec.colour)
    series.invert_if_negative = False
    if spec.colours:
        for place, value in enumerate(rows_of(view, spec)[spec.colours]):
            fill = series.points[place].format.fill
            fill.solid()
            paint(fill.fore_color, value)
    if native.labels:
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = _in(language, native.number_format), False
        labels.font.size = Pt(_TEXT)
        if native.kind != "stacked":
            labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _lines_across(chart: Chart, drawn: list[Series]) -> None:
    """Move what is no bar into a line plot on the same axes: bars and lines in one chart."""
    bars = chart._chartSpace.find(f".//{qn('c:barChart')}")
    moved = [ser for ser, spec in zip(bars.findall(qn("c:ser")), drawn, strict=True) if spec.mark != "bar"]
    if not moved:
        return
    lines = etree.Element(qn("c:lineChart"))
    etree.SubElement(lines, qn("c:grouping"), val="standard")
    etree.SubElement(lines, qn("c:varyColors"), val="0")
    for ser in moved:
        for name in ("c:invertIfNegative", "c:dPt", "c:dLbls", "c:marker", "c:smooth"):
            for found in ser.findall(qn(name)):
                ser.remove(found)
        marker = etree.Element(qn("c:marker"))
        etree.SubElement(marker, qn("c:symbol"), val="none")
        ser.find(qn("c:spPr")).addnext(marker)
        etree.SubElement(ser, qn("c:smooth"), val="0")
        lines.append(ser)
    etree.SubElement(lines, qn("c:marker"), val="1")
    for axis in bars.findall(qn("c:axId")):
        etree.SubElement(lines, qn("c:axId"), val=axis.get("val"))
    bars.addnext(lines)
