"""Clicks on the map: what the map's hovering says of the place where the browser saw a click.

deck.gl takes only a press of a quarter of a second for a click, measured while it draws. Where drawing has no graphics
card, that loses clicks; the browser's own click event never is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import streamlit as st

_JS = """
const MAP = '[data-testid="stDeckGlJsonChart"]';
const SLIP_PX = 6;     // a press that slips further is a drag
const PATIENCE_MS = 800;  // for the tooltip to reach the place of the click
let pressed = null;
let asked = null;      // the click whose shape is looked for
let tell = () => {};

const place = (event) => [event.clientX, event.clientY];
const near = (a, b, slip) => Math.hypot(a[0] - b[0], a[1] - b[1]) <= slip;

// Index of the shape under a point, once the map's tooltip stands there.
function shapeAt(map, at) {
  const tip = map.querySelector('.deck-tooltip');
  const canvas = map.querySelector('canvas');
  if (!tip || !canvas || tip.style.display === 'none') return null;
  const { m41, m42 } = new DOMMatrixReadOnly(tip.style.transform);
  const box = canvas.getBoundingClientRect();
  return near([box.x + m41, box.y + m42], at, 2) ? tip.querySelector('[data-shape]')?.dataset.shape ?? null : null;
}

function onPress(event) {
  pressed = event.target.closest?.(MAP) ? place(event) : null;
}

function onMove(event) {
  if (asked && event.isTrusted) event.stopImmediatePropagation();  // the map looks at the place of the click first
}

function onClick(event) {
  const map = event.target.closest?.(MAP);
  if (!map || event.target.closest('button') || !pressed || !near(pressed, place(event), SLIP_PX)) return;
  const click = asked = { at: place(event), until: performance.now() + PATIENCE_MS };
  const look = () => {
    if (asked !== click) return;
    const shape = shapeAt(map, click.at);
    if (shape === null && performance.now() < click.until) return requestAnimationFrame(look);
    asked = null;
    if (shape !== null) tell(Number(shape));
  };
  if (shapeAt(map, click.at) === null) {  // the tooltip went away with a turn of the wheel, or never was: a finger
    const [clientX, clientY] = click.at;
    const init = { bubbles: true, clientX, clientY, pointerType: 'mouse' };
    event.target.dispatchEvent(new PointerEvent('pointermove', init));
    event.target.dispatchEvent(new MouseEvent('mousemove', init));
  }
  look();
}

const LISTENERS = { pointerdown: onPress, pointermove: onMove, mousemove: onMove, click: onClick };

export default function ({ setTriggerValue }) {
  tell = (shape) => setTriggerValue('clicked', shape);
  for (const [name, listener] of Object.entries(LISTENERS)) document.addEventListener(name, listener, true);
  return () => {
    for (const [name, listener] of Object.entries(LISTENERS)) document.removeEventListener(name, listener, true);
  };
}
"""


@cache
def _component() -> Callable[..., object]:
    return st.components.v2.component("map_clicks", html="", css="", js=_JS)


def map_clicks(on_click: Callable[[int], None], *, key: str) -> None:
    """Call `on_click` with the index of the clicked shape, before the script runs. Draws nothing."""

    def clicked() -> None:
        shape = st.session_state[key].get("clicked")
        if shape is not None:
            on_click(int(shape))

    _component()(key=key, height="content", on_clicked_change=clicked)
