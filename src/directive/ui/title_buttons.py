"""The two buttons of the title row that Streamlit lacks: light or dark, and copy this picture's address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import streamlit as st

from directive.i18n import Translator

_CSS = """
div { display: flex; gap: .5rem; }
button { font: inherit; color: var(--st-text-color); background: transparent; cursor: pointer; white-space: nowrap;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); padding: .3rem .7rem; }
button:hover, button:focus-visible { border-color: var(--st-primary-color); color: var(--st-primary-color); }
"""
_HTML = """<div>
<button type="button" data-testid="switch-theme">◐</button>
<button type="button" data-testid="copy-link"></button>
</div>"""
# Streamlit keeps the theme per path of the first page opened and reads it on loading; nothing can set it from
# Python. The address holds the whole state, so loading again shows the same picture in the other theme.
_JS = """
export default function ({ data, parentElement }) {
  const [theme, link] = parentElement.querySelectorAll('button');
  theme.title = data.theme;
  theme.setAttribute('aria-label', data.theme);
  theme.onclick = () => {
    const parts = window.location.pathname.split('/');
    if (data.pages.includes(parts.at(-1))) parts.pop();
    const base = parts.join('/').replace(/\\/$/, '');
    for (const path of [base || '/', `${base}/`, ...data.pages.map((page) => `${base}/${page}`)]) {
      localStorage.setItem(`stActiveTheme-${path}-v2`, JSON.stringify(data.dark ? 'Light' : 'Dark'));
    }
    window.location.reload();
  };
  link.textContent = data.label;
  link.title = data.file ? data.tooLong : data.address;
  link.dataset.address = data.file ? '' : data.address;
  link.dataset.file = data.file ? data.file.name : '';
  link.onclick = async () => {
    if (data.file) {  // too large for a link: the same state as a file
      const anchor = document.createElement('a');
      anchor.href = URL.createObjectURL(new Blob([data.file.text], { type: 'application/yaml' }));
      anchor.download = data.file.name;
      anchor.click();
      URL.revokeObjectURL(anchor.href);
      return;
    }
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
    link.style.minWidth = `${link.getBoundingClientRect().width}px`;  // the row stays where it is
    link.textContent = data.done;
    setTimeout(() => { link.textContent = data.label; }, 2000);
  };
}
"""


@cache
def _component() -> Callable[..., object]:
    return st.components.v2.component("title_buttons", html=_HTML, css=_CSS, js=_JS)


def title_buttons(
    t: Translator, *, address: str, dark: bool, pages: Sequence[str], file: tuple[str, str] | None = None
) -> None:
    """Draw both; the address is also the tooltip of its button.

    A `file` (name, text) takes the link's place where the address is too long to be passed on.
    """
    words = {"label": t("Copy link"), "done": t("Copied"), "theme": t("Light or dark")}
    if file is not None:
        words["label"] = t("Save as a file")
        words["tooLong"] = t("Too large for a link ({count} characters): it is saved as a file.",
                             count=t.number(len(address)))  # fmt: skip
        words["file"] = {"name": file[0], "text": file[1]}
    _component()(
        data={**words, "address": address, "dark": dark, "pages": list(pages)},
        key="title-buttons",
        height="content",
        width="content",
    )
