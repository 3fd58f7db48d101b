"""Which words on a page are not of its language: ours, Streamlit's, or a name that the data have in that one too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import pandas as pd

from directive.data.engine import pack_folder
from directive.i18n import LANGUAGES
from directive.i18n.extract import messages, translations

# What the visitor sees or hears: text that is drawn, what fields hold, names that a screen reader speaks.
LEAVES = """(root) => {
    const seen = [];
    const say = (text) => { const said = (text || '').replace(/\\s+/g, ' ').trim(); if (said) seen.push(said); };
    const walk = (node) => {
        for (const child of node.childNodes) {
            if (child.nodeType === Node.TEXT_NODE) { say(child.textContent); continue; }
            if (child.nodeType !== Node.ELEMENT_NODE || ['STYLE', 'SCRIPT'].includes(child.tagName)) continue;
            if (getComputedStyle(child).display === 'none' || child.dataset.testid === 'stIconMaterial') continue;
            for (const name of ['aria-label', 'placeholder', 'title', 'alt']) say(child.getAttribute(name));
            if (child.tagName === 'INPUT' && ['text', 'search'].includes(child.type)) say(child.value);
            if (child.tagName === 'TEXTAREA') say(child.value);
            walk(child);
            if (child.shadowRoot) walk(child.shadowRoot);
        }
    };
    for (const box of document.querySelectorAll(root)) walk(box);
    return seen;
}"""
EVERYWHERE = '[data-testid="stApp"], [data-testid="portal"], [data-testid="stPopoverBody"], .st-portal'
# Single words and halves of sentences that Streamlit puts on the screen or into a screen reader's mouth.
_STREAMLITS = re.compile(
    r"^(Add:|Open$|Upload$|Clear all$|Remove |Help for |Close$|No results|Choose |Press |Limit |Drag and drop|Browse"
    r"|Link to heading|Skip to main|Increment$|Decrement$|Select all$|Connection error|Page not found|Running)"
)
_SCRIPTS = {"Cyrillic": r"[Ѐ-ӿ]", "Han": r"[一-鿿]"}
_FOREIGN = {"en": ("Cyrillic", "Han"), "ru": ("Han",), "zh": ("Cyrillic",)}
_ENGLISH = re.compile(r"[A-Za-z][a-z'’]+(?: [a-z'’]{2,}){2,}")  # three words running, the later ones no names


@cache
def _known() -> dict[str, frozenset[str]]:
    """Sentences of ours without places to fill, and names from the data: text → the languages it belongs to."""
    found: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        if language == "en":
            said = [(text, text) for text in map(_first, messages())]
        else:
            said = [(_first(text), forms[0]) for text, forms in translations(language).items()]
        for _, text in said:
            if "{" not in text and re.search(r"\w{4,}|[一-鿿]{2,}", text):
                found[_one_line(text)].add(language)
    for table in _tables():
        for column in table.columns:
            stem, _, language = column.rpartition("_")
            if language in LANGUAGES and {f"{stem}_{other}" for other in LANGUAGES} <= set(table.columns):
                for text in table[column].dropna().unique():
                    found[_one_line(text)].add(language)
    return {text: frozenset(languages) for text, languages in found.items()}


def _first(message: str | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[0]


def _one_line(text: object) -> str:
    return " ".join(str(text).split())


@cache
def _tables() -> tuple[pd.DataFrame, ...]:
    return tuple(pd.read_parquet(path) for path in sorted((pack_folder()).rglob("*.parquet")))


@cache
def _quoted() -> frozenset[str]:
    """What the data hold in one language only."""
    found: set[str] = set()
    for table in _tables():
        for column in table.select_dtypes(exclude=["number", "bool"]):
            if column.rpartition("_")[2] not in LANGUAGES:
                found.update(_one_line(text) for text in table[column].dropna().unique())
    return frozenset(found)


@cache
def _data() -> str:
    """Every text of the pack: what is quoted from a source may stand in the source's language."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(pack_folder().parent.glob("*.yml"))]
    for table in _tables():
        for column in table.select_dtypes(exclude=["number", "bool"]):
            texts.extend(_one_line(text) for text in table[column].dropna().unique())
    return "\n".join(texts).lower()


def strangers(leaves: Iterable[str], language: str) -> list[str]:
    """The texts among `leaves` that are in another language than the page, and are not quoted from the data."""
    return sorted({text for text in leaves if _strange(text, language)})


def _strange(text: str, language: str) -> bool:
    if text in LANGUAGES.values():
        return False
    languages = _known().get(text)
    if languages is not None and language not in languages and text not in _quoted():
        return True
    if language != "en" and _STREAMLITS.match(text) and text not in _quoted():
        return True
    for script in _FOREIGN[language]:
        letters = _SCRIPTS[script]
        if any(run.lower() not in _data() for run in re.findall(f"{letters}(?:[^A-Za-z]*{letters})?", text)):
            return True
    return language != "en" and any(run.lower() not in _data() for run in _ENGLISH.findall(text))
