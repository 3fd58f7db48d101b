"""What a server gets ready before somebody asks for it."""

from directive.briefing.stories import READY
from directive.i18n import LANGUAGES
from directive.serve import stories
from directive.serve.warm import warm_stage


def test_the_first_show_finds_its_story_and_letters_ready(monkeypatch):
    stories._ready.cache_clear()
    looks, waited = [], []
    monkeypatch.setattr(stories, "look_of", lambda story, text: looks.append((story["language"], text)))
    warm_stage(quiet=lambda: waited.append(stories._ready.cache_info().currsize))
    made = stories._ready.cache_info()
    for name in READY:
        stories.story_of({"ready": {"story": name, "lang": next(iter(LANGUAGES)), "mode": "light"}})
    assert stories._ready.cache_info().misses == made.misses
    assert [language for language, _ in looks] == list(LANGUAGES)
    assert waited[0] == 0  # nothing is made while somebody is served
    assert len(waited) > len(READY) + len(LANGUAGES)
