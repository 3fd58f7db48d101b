"""The word function of one visitor: sentences, plurals, numbers. Nothing global, nothing installed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from directive.i18n import catalogue, numbers

LANGUAGES: Mapping[str, str] = {"en": "English", "ru": "Русский", "zh": "中文"}


def N_(message: str) -> str:  # noqa: N802 - the gettext name for "translate later"
    """Mark a sentence for extraction where it is defined; `t(message)` translates it where it is shown."""
    return message


@dataclass(frozen=True)
class Translator:
    """`t("… {name} …", name=…)` in one language, with Babel numbers beside it.

    >>> translator("en")("Exports {to_partner}", to_partner="to China")
    'Exports to China'
    """

    language: str

    def __call__(self, message: str, /, **values: object) -> str:
        """Translate a whole sentence and fill its named placeholders."""
        text = message if self.language == "en" else catalogue.load(self.language).gettext(message)
        return _filled(text, values) if values else text

    def n(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """Translate with the plural form for `count`; `{count}` is filled in with grouping."""
        if self.language == "en":
            text = singular if count == 1 else plural
        else:
            text = catalogue.load(self.language).ngettext(singular, plural, count)
        return _filled(text, {"count": self.number(count), **values})

    def number(
        self, value: float | None, *, digits: int | None = None, significant: int | None = None
    ) -> str:
        """A grouped number; `digits` decimals or `significant` digits."""
        return numbers.number(value, self.language, digits=digits, significant=significant)

    def compact(self, value: float | None, *, significant: int = 2) -> str:
        """A number with its scale word (bn, млрд, 亿)."""
        return numbers.compact(value, self.language, significant=significant)

    def money(self, value: float | None, *, significant: int = 3) -> str:
        """US dollars with scale word."""
        return numbers.money(value, self.language, significant=significant)

    def currency(self, code: str) -> str:
        """A currency's name as it stands behind a large number."""
        return numbers.currency(code, self.language)

    def percent(self, share: float | None, *, digits: int | None = None) -> str:
        """A share (0-1) in percent."""
        return numbers.percent(share, self.language, digits=digits)

    def date(self, value: dt.date) -> str:
        """A date written out."""
        return numbers.date(value, self.language)

    def pick(self, row: Mapping[str, object], field: str) -> str:
        """The language's column of a data row: `field_ru`, else `field_en`, else `field`."""
        for name in (f"{field}_{self.language}", f"{field}_en", field):
            value = row.get(name)
            if isinstance(value, str) and value:
                return value
        return ""


def _filled(text: str, values: Mapping[str, object]) -> str:
    """Fill placeholders; an abbreviation at the end of a sentence ("долл.") brings its full stop with it."""
    for name, value in values.items():
        if str(value).endswith("."):
            text = re.sub(rf"\{{{name}\}}\.(?=\s|$)", f"{{{name}}}", text)
    return text.format(**values)


def translator(language: str) -> Translator:
    """The translator of a language code; raises `KeyError` for one the app does not have."""
    return Translator(language if language in LANGUAGES else _unknown(language))


def _unknown(language: str) -> str:
    raise KeyError(f"language {language!r}: allowed are {', '.join(LANGUAGES)}")


def best_language(browser_locale: str | None) -> str:
    """The app's language for a browser locale such as `ru-RU`; English when it has none.

    >>> best_language("zh-Hans-CN"), best_language("fr"), best_language(None)
    ('zh', 'en', 'en')
    """
    code = (browser_locale or "").replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else "en"
