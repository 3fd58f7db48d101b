"""One look for every chart and map: colours by role, marks by kind of figure, Vega configuration by mode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Mode = Literal["light", "dark"]
FONT = '"Source Sans", "Source Sans Pro", "Noto Sans", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

# Kinds of figure keep colour and mark everywhere, and stay apart in grey.
OWN_DASH = [1, 0]
PARTNER_DASH = [6, 4]
SCENARIO_DASH = [2, 3]


@dataclass(frozen=True)
class Palette:
    """Colours by role; `focus`, `second`, `third` are the highlighted partners, `others` everyone else."""

    background: str
    surface: str
    text: str
    muted: str
    grid: str
    focus: str
    second: str
    third: str
    others: str
    scenario: str
    target: str
    no_data: str
    covered: str
    gap: str
    categories: tuple[str, ...]
    goods: tuple[str, ...]  # goods, and plans put aside: none of them a highlighted partner's
    ramp: tuple[str, ...]  # light to strong, for maps

    def role(self, name: str | None) -> str:
        """The colour of a partner's role; anything without a role is one of the others."""
        return {"focus": self.focus, "second": self.second, "third": self.third}.get(name or "", self.others)


LIGHT = Palette(
    background="#FFFFFF", surface="#F4F6F8", text="#1C2733", muted="#5B6670", grid="#E3E7EA",
    focus="#0B5C8A", second="#8A4F7D", third="#3F7F5F", others="#A3ABB2",
    scenario="#B86E00", target="#C0261C", no_data="#E9ECEF", covered="#3F7F5F", gap="#C5CCD2",
    categories=("#0B5C8A", "#8A4F7D", "#3F7F5F", "#B5651D", "#5B6FA8", "#7A7D3A", "#A3ABB2"),
    goods=("#2A7F86", "#7A5C3E", "#5B6FA8", "#7A7D3A", "#A8506A", "#4F5D75", "#A3ABB2"),
    ramp=("#E3EEF5", "#BBD5E5", "#89B5CF", "#4B8AB2", "#0B5C8A", "#083F60"),
)  # fmt: skip
DARK = Palette(
    background="#12181E", surface="#1B232B", text="#E6EBEF", muted="#9FABB5", grid="#2C3740",
    focus="#5AB0E0", second="#C792BA", third="#7FC29B", others="#7C8790",
    scenario="#F0B04A", target="#FF6B5E", no_data="#2A333B", covered="#7FC29B", gap="#46535E",
    categories=("#5AB0E0", "#C792BA", "#7FC29B", "#E0A060", "#9AA9DC", "#BFC27A", "#7C8790"),
    goods=("#5FBDC4", "#C2A07C", "#9AA9DC", "#BFC27A", "#E08CA3", "#A9B6CC", "#7C8790"),
    ramp=("#1D3A4D", "#255673", "#2F7299", "#4490BC", "#74B2D8", "#B0D7EF"),
)  # fmt: skip


def palette(mode: Mode) -> Palette:
    """The palette of a mode."""
    return DARK if mode == "dark" else LIGHT


def vega_config(mode: Mode, *, scale: float = 1.0) -> dict[str, Any]:
    """Vega-Lite `config` of the house; `scale` enlarges all text (presenter view)."""
    p = palette(mode)
    size = round(12 * scale)
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            "labelColor": p.muted, "titleColor": p.muted, "gridColor": p.grid, "domainColor": p.grid,
            "tickColor": p.grid, "labelFontSize": size, "titleFontSize": size, "titleFontWeight": "normal",
            "labelLimit": 220,
        },
        "axisX": {"labelAngle": 0, "labelFlush": True},
        "axisY": {"domain": False, "ticks": False},
        "mark": {"color": p.focus},
        "legend": {"labelColor": p.text, "titleColor": p.muted, "labelFontSize": size, "titleFontSize": size,
                   "titleFontWeight": "normal", "orient": "top", "labelLimit": 260},
        "text": {"color": p.text, "fontSize": size},
        "title": {"color": p.text, "subtitleColor": p.muted, "fontSize": round(15 * scale), "anchor": "start",
                  "subtitleFontSize": size, "offset": 12},
        "header": {"labelColor": p.text, "titleColor": p.muted, "labelFontSize": size},
        "range": {"category": list(p.categories)},
        "line": {"strokeWidth": 2},
    }  # fmt: skip
