"""The served stage by its addresses: rooms, tokens, states, levers; what is refused, what nobody can run."""

import json
import re
import subprocess
import sys

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from directive.briefing import board
from directive.briefing.content import Step
from directive.briefing.desk import desk_of
from directive.briefing.stage import web
from directive.briefing.stage.offers import OFFERS
from directive.briefing.stage.rooms import MOST_NEAR, Rooms, room_id
from directive.briefing.stage.seen import step_seen, story_seen
from directive.briefing.stories import build_story, made
from directive.serve import stage_routes
from directive.serve.address import audience_address

TOKEN, OTHER = "t" * 32, "u" * 32
READY = {"ready": {"story": "what-10-percent-takes", "lang": "en", "mode": "light"}}
ROOM = room_id(TOKEN)
FORM = {"id": "a", "title": "b", "language": "en", "mode": "light", "steps": [{"title": "c"}], "words": {},
        "vega": "app/static/vega-1.9.js"}  # fmt: skip


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr("directive.serve.routes.HOLD_SECONDS", 0.02)


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=stage_routes())) as client:
        yield client


@pytest.fixture(scope="module")
def room(client):
    assert told(client, "rooms", READY).status_code == 200
    return f"/stage/{ROOM}"


def told(client, where, content, token=TOKEN):
    client.cookies.clear()  # a visitor of its own each time
    address = f"/stage/{where}" if where == "rooms" else where
    return client.post(address, json=content, headers={"Authorization": f"Bearer {token}"})


def whole(client, room, token=TOKEN):
    return client.get(f"{room}/story", headers={"Authorization": f"Bearer {token}"})


def state(client, room):
    return client.get(f"{room}/state").json()["state"]


def test_a_ready_story_is_opened_shown_and_driven(client, room):
    story = whole(client, room).json()
    made_here = build_story("what-10-percent-takes", desk_of("en"))
    assert [step["title"] for step in story["steps"]] == [step.title for step in made_here.steps]
    assert story["ready"] == READY["ready"]
    number = state(client, room)["number"]
    assert told(client, f"{room}/state", {"number": number + 1, "step": 4}).status_code == 200
    assert state(client, room)["step"] == 4


def test_levers_at_rest_are_worked_out_and_told_to_every_window(client, room):
    number = state(client, room)["number"]
    told(client, f"{room}/state", {"number": number + 1, "step": 4, "levers": {}})
    first = told(client, f"{room}/levers", {"state": {"number": number + 2, "step": 4},
                                             "lever": {"lever": "share", "text": "8"}}).json()  # fmt: skip
    second = told(client, f"{room}/levers", {"state": {"number": first["number"] + 1, "step": 4},
                                              "lever": {"lever": "year", "text": "2032"}}).json()  # fmt: skip
    assert second["levers"] == {"share": 8.0, "year": 2032} == state(client, room)["levers"]
    assert second["board"]["committed"]["figures"]["required_growth"] == "10.9\u202f%"
    seen = client.get(f"{room}/step").json()
    assert (seen["number"], seen["levers"]) == (4, second["levers"])
    assert seen["step"]["board"] == second["board"]
    refused = told(client, f"{room}/levers", {"state": {"number": second["number"] + 1, "step": 4},
                                               "lever": {"lever": "share", "text": "a lot"}}).json()  # fmt: skip
    assert "a lot" in refused["refused"]
    assert state(client, room)["levers"] == {"share": 8.0, "year": 2032}
    told(client, f"{room}/state", {"number": second["number"] + 5, "step": 4, "levers": {}})
    assert client.get(f"{room}/step").json()["levers"] == {}


@pytest.mark.parametrize("where", ["state", "levers", "code"])
@pytest.mark.parametrize("token", [OTHER, "", "short"])
def test_a_wrong_token_is_refused_and_changes_nothing(client, room, where, token):
    before = client.get(f"{room}/state").json()
    sent = {"number": 2**50, "step": 2, "state": {"number": 2**50, "step": 2}, "lever": None}
    assert told(client, f"{room}/{where}", sent, token).status_code == 403
    assert client.get(f"{room}/state").json() == before


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{}", "text/plain", 415), (b"number=1", "application/x-www-form-urlencoded", 415),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400), (b'{"number": NaN}', "application/json", 400),
        (b'{"step": 99}', "application/json", 400), (b"[" * 5000, "application/json", 400),
        (b'"' + b"x" * 20_000 + b'"', "application/json", 413),
    ],
)  # fmt: skip
def test_what_is_no_state_is_refused(client, room, body, kind, status):
    before = client.get(f"{room}/state").json()
    reply = client.post(
        f"{room}/state", content=body, headers={"Authorization": f"Bearer {TOKEN}", "Content-Type": kind}
    )
    assert reply.status_code == status
    assert client.get(f"{room}/state").json() == before


def test_a_room_nobody_knows_is_a_calm_page_and_no_error(client):
    assert client.get("/stage/nosuchroom/state").json() == {"known": False}
    page = client.get("/stage/nosuchroom", headers={"Accept-Language": "ru-RU,ru;q=0.9"})
    assert page.status_code == 200
    assert "Показ появится здесь." in page.text
    assert not re.search(r"error|404|not found|ошибк", page.text, re.IGNORECASE)
    assert client.get("/stage/nosuchroom/story").status_code == 404


def test_a_page_runs_own_files_only_and_every_one_of_them_is_there(client, room):
    for address in ("/stage/new", room, f"{room}/present"):
        page = client.get(address)
        policy = page.headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "eval" not in policy
        assert not re.search(r"<script(?![^>]*src=)|<style|\son\w+=", page.text)
        for file in re.findall(r'(?:src|href)="(/stage/files/[^"]+)"', page.text):
            assert client.get(file).status_code == 200
    for path in (*web.FILES, board.SCRIPT):
        for name in re.findall(r"from '\./([^']+)'", path.read_text()):
            assert client.get(f"/stage/files/{name}").headers["content-type"].startswith("text/javascript")
    for name in ("__init__.py", "..%2f__init__.py", "nothing.js"):
        assert client.get(f"/stage/files/{name}").status_code == 404


def test_an_own_story_comes_by_ticket_and_its_texts_stay_data(client):
    trap = "</script><img src=x onerror=alert(1)>"
    ticket = OFFERS.put(made(desk_of("ru"), "my-story", trap, "", [Step("one", trap, trap, trap)]))
    reply = told(client, "rooms", {"ticket": ticket}, "o" * 32)
    assert reply.status_code == 200
    own = f"/stage/{reply.json()['room']}"
    story = whole(client, own, "o" * 32)
    assert story.headers["content-type"] == "application/json"
    assert story.json()["steps"][0]["title"] == trap
    assert trap not in client.get(own).text
    for unknown in ({"ticket": "guessed"}, {}):
        assert told(client, "rooms", unknown, "p" * 32).status_code == 404


def test_after_a_restart_the_presenters_page_brings_story_and_step_again(client, room):
    own = OFFERS.put(made(desk_of("en"), "my-story", "Mine", "", [Step("a", "A"), Step("b", "B")]))
    name = told(client, "rooms", {"ticket": own}, "r" * 32).json()["room"]
    story = whole(client, f"/stage/{name}", "r" * 32).json()
    with TestClient(Starlette(routes=stage_routes())) as started:
        assert started.get(f"/stage/{name}/state").json() == {"known": False}
        assert told(started, f"/stage/{name}/state", {"number": 9, "step": 2}, "r" * 32).status_code == 404
        again = told(started, "rooms", {"story": story, "state": {"number": 9, "step": 2}}, "r" * 32).json()
        assert (again["room"], again["state"]["step"]) == (name, 2)
        assert again["story"] == client.get(f"/stage/{name}/state").json()["story"]


def test_a_story_of_the_right_form_makes_a_room(client):
    assert told(client, "rooms", {"story": FORM}, "f" * 32).status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        {"story": "x"}, {"story": FORM | {"words": "x"}}, {"story": FORM | {"vega": "media/upload.js"}},
        {"story": FORM | {"language": "xx"}}, {"story": FORM | {"mode": "pink"}}, {"story": FORM | {"title": 7}},
        {"story": FORM | {"steps": []}}, {"story": FORM | {"cover": "c"}}, {"story": FORM | {"steps": ["c"]}},
    ],
)  # fmt: skip
def test_what_is_no_story_makes_no_room(client, sent):
    assert told(client, "rooms", sent, "n" * 32).status_code == 400
    assert client.get(f"/stage/{room_id('n' * 32)}/state").json() == {"known": False}


def test_a_story_that_is_not_there_is_said_in_the_readers_language(client):
    asked = {"ready": {"story": "nothing", "lang": "zh", "mode": "light"}}
    headers = {"Authorization": f"Bearer {OTHER}", "Accept-Language": "zh-CN"}
    reply = client.post("/stage/rooms", json=asked, headers=headers)
    assert reply.status_code == 404
    assert "简报" in reply.json()["said"]


def test_letters_and_colours_come_along(client, room):
    look = client.get(f"{room}/look.css")
    assert look.headers["content-type"].startswith("text/css")
    assert "Stage Sans" in look.text
    assert "url(data:font/ttf;base64," in look.text
    assert "--background: #FFFFFF" in look.text


SECRET = "СЕКРЕТНО: не называть цену"


def noted(count=3):
    """An own story whose every step has notes, and the head of the room's address."""
    steps = [Step(f"s{n}", f"Step {n} of the story", notes=f"{SECRET} {n}") for n in range(1, count + 1)]
    return OFFERS.put(made(desk_of("ru"), "my-story", "Mine", "", steps))


def test_a_room_hears_no_note_and_no_step_before_its_time(client):
    token = "s" * 32
    room = f"/stage/{told(client, 'rooms', {'ticket': noted()}, token).json()['room']}"
    told(client, f"{room}/state", {"number": 5, "step": 2}, token)
    heard = [
        client.get(f"{room}/{what}").text
        for what in ("story", "step", "step?number=3", "state", "present", "")
    ]
    assert all(SECRET not in text for text in heard)
    assert all("Step 3 of the story" not in text and "Step 1 of the story" not in text for text in heard)
    assert "Step 2 of the story" in heard[1]
    assert json.loads(heard[0])["pages"] == 3
    presenter = {"Authorization": f"Bearer {token}"}
    assert f"{SECRET} 3" in client.get(f"{room}/step?number=3", headers=presenter).text
    assert f"{SECRET} 1" in whole(client, room, token).text
    assert whole(client, room, OTHER).status_code == 403


def test_what_is_new_in_a_step_is_the_speakers_until_it_is_named_for_the_room():
    step = {"title": "a", "notes": "b", "questions": ["c"], "minutes": 3, "link": "d", "anything": "e"}
    assert step_seen(step) == {"title": "a"}
    story = {"title": "a", "steps": [step], "link": "b", "about": [["c", "d"]]}
    assert story_seen(story) == {"title": "a", "pages": 1, "first": 1, "last": 1}


def test_an_ended_room_tells_nothing_and_is_not_made_again(client):
    token = "e" * 32
    ticket = noted()
    room = f"/stage/{told(client, 'rooms', {'ticket': ticket}, token).json()['room']}"
    assert told(client, f"{room}/end", {}, OTHER).status_code == 403
    assert client.get(f"{room}/step").status_code == 200
    assert told(client, f"{room}/end", {}, token).status_code == 200
    assert client.get(f"{room}/state?after=7").json() == {"known": False, "ended": True}
    for what in ("story", "step", "look.css"):
        assert client.get(f"{room}/{what}").status_code == 404
    again = told(client, "rooms", {"ticket": ticket}, token)
    assert (again.status_code, again.json()["ended"]) == (410, True)
    assert client.get(room).status_code == 200


def test_a_visitor_has_three_rooms_and_the_oldest_gives_way():
    with TestClient(Starlette(routes=stage_routes())) as client:
        for letter in "abcd":
            headers = {"Authorization": f"Bearer {letter * 32}"}
            assert client.post("/stage/rooms", json={"story": FORM}, headers=headers).status_code == 200
        states = [client.get(f"/stage/{room_id(letter * 32)}/state").json() for letter in "abcd"]
    assert [state["known"] for state in states] == [False, True, True, True]
    assert states[0]["ended"]


def test_one_address_cannot_take_all_rooms_and_who_gets_none_is_told_why():
    with TestClient(Starlette(routes=stage_routes())) as client:
        replies = [told(client, "rooms", {"story": FORM}, f"{number:032}") for number in range(MOST_NEAR + 1)]
    assert [reply.status_code for reply in replies[:-1]] == [200] * MOST_NEAR
    assert replies[-1].status_code == 503
    assert "ten minutes" in replies[-1].json()["said"]


def test_levers_stay_for_every_step_and_the_steps_about_the_goal_follow(client):
    token = "l" * 32
    room = f"/stage/{told(client, 'rooms', READY, token).json()['room']}"
    told(
        client,
        f"{room}/levers",
        {"state": {"number": 3, "step": 4}, "lever": {"lever": "share", "text": "8 %"}},
        token,
    )
    told(
        client,
        f"{room}/levers",
        {"state": {"number": 9, "step": 4}, "lever": {"lever": "year", "text": "2032"}},
        token,
    )
    titles = {}
    for number, step in enumerate((1, 2, 3, 5, 6, 7), start=20):
        told(client, f"{room}/state", {"number": number, "step": step}, token)
        seen = client.get(f"{room}/step").json()
        assert seen["levers"] == {"share": 8.0, "year": 2032}
        titles[step] = seen["step"]["title"]
    assert titles[1].startswith("8\u202f% of all exports in 2032 takes 10.9\u202f% more every year")
    assert "$3.50" in titles[3]
    assert "× 2.7" in titles[5]
    assert "8\u202f%" in titles[6]
    assert "$3.50" in titles[7]


def test_steps_of_an_own_story_say_that_the_levers_do_not_change_them(client):
    live = build_story("what-10-percent-takes", desk_of("en")).steps[3]
    ticket = OFFERS.put(made(desk_of("en"), "my-story", "Mine", "", [live, Step("two", "Two")]))
    token = "m" * 32
    room = f"/stage/{told(client, 'rooms', {'ticket': ticket}, token).json()['room']}"
    told(client, f"{room}/levers", {"state": {"number": 3}, "lever": {"lever": "share", "text": "8"}}, token)
    assert "stays" not in client.get(f"{room}/step").json()["step"]
    told(client, f"{room}/state", {"number": 9, "step": 2}, token)
    assert client.get(f"{room}/step").json()["step"]["stays"] is True


def test_the_presenter_sees_how_many_windows_follow(client):
    token = "w" * 32
    room = f"/stage/{told(client, 'rooms', {'ticket': noted()}, token).json()['room']}"
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get(f"{room}/windows", headers=headers).json() == {
        "windows": 0,
        "said": "Окон не подключено.",
    }
    for window in ("a", "b", "a", ""):
        client.get(f"{room}/state?after=0&window={window}")
    assert client.get(f"{room}/windows", headers=headers).json()["said"] == "Подключено 2 окна"
    assert client.get(f"{room}/windows").status_code == 403


def test_a_base_path_stands_before_every_address():
    with TestClient(Starlette(routes=stage_routes("/trade/"))) as client:
        assert client.get("/stage/new").status_code == 404
        page = client.get("/trade/stage/new").text
        assert 'data-base="/trade"' in page
        assert 'src="/trade/stage/files/screen.js"' in page


def test_no_more_rooms_than_the_server_keeps():
    with TestClient(Starlette(routes=stage_routes(rooms=Rooms(most=1)))) as client:
        assert told(client, "rooms", READY).status_code == 200
        assert told(client, "rooms", READY, OTHER).status_code == 503


def test_the_address_for_the_room_is_a_rooms_own(client, room, monkeypatch):
    reply = told(client, f"{room}/code", {"address": f"https://trade.example{room}"}).json()
    assert reply["address"] == f"https://trade.example{room}"
    assert reply["code"].startswith("data:image/svg+xml")
    for other in (
        "https://elsewhere.example/",
        f"javascript:{room}",
        f"https://x{room}?a=1",
        f"https://x{room}#key=1",
        7,
    ):
        assert told(client, f"{room}/code", {"address": other}).status_code == 400
    monkeypatch.setattr("directive.serve.address.own_address", lambda: "10.1.2.3")
    assert audience_address(f"http://localhost:8501{room}", room) == f"http://10.1.2.3:8501{room}"
    assert (
        audience_address(f"http://localhost:8501{room}", room, "127.0.0.1") == f"http://localhost:8501{room}"
    )


def test_every_word_a_page_uses_is_there():
    from directive.briefing.stage.words import player_words, waiting_words
    from directive.i18n import translator

    used = {name for path in web.FILES for name in re.findall(r"words\.([a-z_]+)", path.read_text())}
    assert used <= {*player_words(translator("en")), *waiting_words(translator("en"))}
    assert json.dumps(player_words(translator("zh")), ensure_ascii=False)


def test_what_the_server_imports_to_answer_a_room_is_light():
    """A server that starts again has a room to bring back: nothing slow stands between them."""
    slow = "pandas", "altair", "duckdb", "streamlit"
    code = f"import sys, directive.serve; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_cover_and_closing_are_shown_like_steps_and_no_lever_changes_them(client):
    token = "k" * 32
    room = f"/stage/{told(client, 'rooms', READY, token).json()['room']}"
    assert client.get(f"{room}/step").json()["number"] == 0  # the room waits at the cover
    steps = len(build_story("what-10-percent-takes", desk_of("en")).steps)
    told(
        client,
        f"{room}/levers",
        {"state": {"number": 3, "step": 4}, "lever": {"lever": "share", "text": "8"}},
        token,
    )
    for number, (place, title) in enumerate(
        {0: "What 10\u202f% would take", steps + 1: "Thank you for your attention"}.items()
    ):
        assert told(client, f"{room}/state", {"number": 20 + number, "step": place}, token).status_code == 200
        seen = client.get(f"{room}/step").json()["step"]
        assert (seen["title"], "stays" in seen) == (title, False)
    assert told(client, f"{room}/state", {"number": 30, "step": steps + 2}, token).status_code == 400
