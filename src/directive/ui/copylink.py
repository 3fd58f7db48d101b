"""A button that copies this picture's address: a small component, since Streamlit has no clipboard button."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import streamlit as st

from directive.i18n import Translator

_CSS = """
button { font: inherit; color: var(--st-text-color); background: transparent; cursor: pointer; white-space: nowrap;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); padding: .3rem .7rem; }
button:hover, button:focus-visible { border-color: var(--st-primary-color); color: var(--st-primary-color); }
"""
_HTML = '<button type="button" data-testid="copy-link"></button><span role="status" hidden></span>'
_JS = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector('button');
  button.textContent = data.label;
  button.title = data.address;
  button.dataset.address = data.address;
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(data.address);
    } catch {  // no clipboard outside https and localhost: select a field and copy that
      const field = document.createElement('textarea');
      field.value = data.address;
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
    }
    button.textContent = data.done;
    setTimeout(() => { button.textContent = data.label; }, 2000);
  };
}
"""


@cache
def _component() -> Callable[..., object]:
    return st.components.v2.component("copy_link", html=_HTML, css=_CSS, js=_JS)


def copy_link(t: Translator, address: str) -> None:
    """Draw the button; the address is also its tooltip."""
    _component()(
        data={"label": t("Copy link"), "done": t("Copied"), "address": address},
        key="copy-link",
        height="content",
    )
