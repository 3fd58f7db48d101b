"""“Present” on the Briefing page: where it leads, for a ready story and for an own one."""

from pathlib import Path
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest

from directive.briefing.stage.offers import OFFERS

ROOT = Path(__file__).parents[2]


def opened(page: str, **params: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    for key, value in params.items():
        at.query_params[key] = value
    at.switch_page(f"pages/{page}.py").run()
    assert not at.exception
    return at


def leads_to(at: AppTest) -> dict[str, str]:
    (link,) = [node.proto for node in at.get("link_button") if node.proto.url.startswith("stage/new#")]
    return {name: values[0] for name, values in parse_qs(link.url.split("#")[1]).items()}


def test_a_ready_story_is_presented_at_its_step_in_the_pages_language():
    at = opened("briefing", lang="ru", story="past-directives", step="3")
    assert leads_to(at) == {"story": "past-directives", "lang": "ru", "mode": "light", "step": "3"}


def test_an_own_story_is_presented_as_it_stands_now_under_one_ticket():
    at = opened("briefing", lang="en", story="where-we-stand")
    at.button(key="copy-story").click().run()
    first = leads_to(at)
    assert first["step"] == "0"  # from the beginning is from the cover
    assert len(OFFERS.take(first["ticket"]).steps) == 6
    at.button(key="step-remove").click().run()
    assert leads_to(at)["ticket"] == first["ticket"]
    assert len(OFFERS.take(first["ticket"]).steps) == 5


def test_an_empty_story_has_nothing_to_present():
    at = opened("briefing", lang="en", story="my-story")
    assert not [node for node in at.get("link_button") if "stage/new" in node.proto.url]
