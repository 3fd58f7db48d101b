"""Every sentence of ours in three languages, with its placeholders, in the glossary's terms."""

import re
import string

import pytest
import yaml

from directive.i18n import LANGUAGES, catalogue
from directive.i18n.extract import messages, missing, translations

TRANSLATED = [language for language in LANGUAGES if language != "en"]
GLOSSARY = yaml.safe_load((catalogue.LOCALES.parent / "glossary.yml").read_text())["terms"]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def sentences(message) -> list[str]:
    return list(message) if isinstance(message, tuple) else [message]


def test_extraction_finds_the_sentences_of_the_shell():
    assert "Overview" in messages()


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_sentence_lacks_a_translation(language):
    assert missing(language, messages()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_survive_translation(language):
    for message, forms in translations(language).items():
        allowed = set().union(*(fields(text) for text in sentences(message)))
        for form in forms:
            # A plural form may leave the count to words, nothing else may be lost or invented.
            assert fields(form) <= allowed, message
            assert allowed - fields(form) <= {"count"}, message


@pytest.mark.parametrize("language", TRANSLATED)
def test_one_sentence_has_one_translation_across_areas(language):
    seen = {}
    for path in sorted((catalogue.LOCALES / language).glob("*.po")):
        for entry in catalogue.read_area(path, language):
            if entry.id:
                key = str(entry.id)
                assert seen.setdefault(key, entry.string) == entry.string, f"{path.name}: {key}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_avoid_the_wordings_the_glossary_rules_out(language):
    ruled_out = [(term["id"], word) for term in GLOSSARY for word in term.get("not", {}).get(language, [])]
    assert ruled_out
    for message, forms in translations(language).items():
        for form in forms:
            for term, word in ruled_out:
                assert word.lower() not in form.lower(), f"{message!r}: {word!r} ({term})"


def test_chinese_uses_the_glossary_terms():
    """Chinese does not inflect: where a sentence is just a term, its translation is the glossary's."""
    held = translations("zh")
    by_english = {term["en"].lower(): term["zh"] for term in GLOSSARY}
    for message, forms in held.items():
        if isinstance(message, str) and message.lower() in by_english:
            assert forms[0] == by_english[message.lower()], message


def test_russian_is_cyrillic_and_chinese_is_han():
    for language, letters in (("ru", "[а-яё]"), ("zh", "[\u4e00-\u9fff]")):
        for message, forms in translations(language).items():
            words = re.sub(r"\{\w+\}|[A-Z]{2,}|`[^`]*`", "", sentences(message)[0])
            if re.search(r"[a-z]{4,}", words):
                assert all(re.search(letters, form, re.IGNORECASE) for form in forms), message
