"""The page of the big screen before it knows its story: dark or light by the machine, calm, one sentence at most."""

from __future__ import annotations

import json
from html import escape

from directive.briefing.stage.words import waiting_words
from directive.i18n import LANGUAGES, best_language, translator

_LANGUAGE = {"zh": "zh-Hans"}
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{waiting}</title>
<link rel="icon" href="{base}/app/static/icon.svg">
<link rel="stylesheet" href="{base}/stage/files/stage.css">
<link rel="stylesheet" href="{base}/stage/files/board.css">
<link rel="stylesheet" href="{base}/stage/files/screen.css">
<script type="module" src="{base}/stage/files/screen.js"></script>
</head>
<body data-base="{base}" data-language="{language_id}" data-words="{words}">
<div id="waiting"><p>{waiting}</p></div>
</body>
</html>
"""


def page(base: str, accepts: str) -> str:
    """The page in the first language of an `Accept-Language` header."""
    language = first_language(accepts)
    words = {name: waiting_words(translator(name)) for name in LANGUAGES}
    return _PAGE.format(
        language=_LANGUAGE.get(language, language), language_id=language, waiting=escape(words[language]["waiting"]),
        words=escape(json.dumps(words, ensure_ascii=False)), base=escape(base),
    )  # fmt: skip


def first_language(accepts: str) -> str:
    """The app's language for an `Accept-Language` header."""
    return best_language(accepts.split(",")[0].split(";")[0].strip())
