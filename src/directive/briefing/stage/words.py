"""What the player says beside the story: keys, states, labels of the presenter's view."""

from __future__ import annotations

from typing import Any

from directive.i18n import N_, Translator

NOTES_KEY = "N"
KEYS = (
    ("→  ␣  PgDn", N_("Next step")),
    ("←  PgUp", N_("Step before")),
    ("Home  End", N_("Cover, last slide")),
    ("1 … 99", N_("Step by its number")),
    ("B  .", N_("Blank the screen, and back")),
    ("T", N_("Timer")),
    ("F", N_("Full screen")),
    ("L", N_("Levers back to the story's values")),
    (NOTES_KEY, N_("Notes and the next step")),
    ("P", N_("Second window for the room")),
    ("O  G", N_("All steps, to jump to one")),
    ("Tab", N_("To the levers: then arrows move them, Enter and Esc leave them")),
    ("?", N_("These keys")),
)


def player_words(t: Translator) -> dict[str, Any]:
    """Every word of the player in one language."""
    return {
        "keys": [[key, t(text)] for key, text in KEYS],
        "help": t("Keys"),
        "next": t("Next"),
        "notes": t("Notes"),
        "no_notes": t("No notes for this step."),
        "last": t("This is the last step."),
        "overview": t("All steps"),
        "minutes": t("{minutes} min"),
        "stays": t("This step stands at the story's own values; the levers do not change it here."),
        "ended": t("The presentation has ended."),
        "no_step": t("There is no step {step}: the story has {pages} steps."),
        "no_value": t(
            "{lever}: this file holds {allowed} in steps of {step}; {text} is not among them. The app works "
            "it out."
        ),
        "alone": t(
            "{lever}: this file cannot combine it with the other levers; they stand at the story's values again. "
            "The app combines them."
        ),
        "no_lever": t("{field}: “{typed}” is not taken. Allowed: {allowed}. The old value stays."),
        "chart_failed": t("The chart could not be drawn."),
        **_presenter(t),
    }


def _presenter(t: Translator) -> dict[str, str]:
    """Words of the served pages."""
    return {
        "hint": t("F: full screen · P: second window for the room · ?: keys"),
        "timer": t("Timer"),
        "blank": t("Blank the screen"),
        "darkened": t("The screen is blank"),
        "back": t("Levers back"),
        "window": t("Window for the room"),
        "copy": t("Copy link to this step"),
        "copied": t("Copied"),
        "room": t("For the room"),
        "local": t("This address works on this machine only."),
        "follows": t("Connected to the server."),
        "away": t("No answer from the server: the room keeps its picture."),
        "end": t("End the show"),
        "end_sure": t("End it for everybody?"),
        "this_step": t("This step:"),
        "planned": t("planned in all:"),
    } | _rehearsal(t)


def _rehearsal(t: Translator) -> dict[str, str]:
    """Words of the check before a show."""
    return {
        "check": t("Check before the show"),
        "layout_press": t("Keyboard: press any letter key."),
        "layout_latin": t("Keyboard: Latin letters; all keys work."),
        "layout_other": t("Keyboard: letters that are not Latin; all keys work by their place."),
        "remote_press": t("Remote: press next, then back. Heard so far: {heard}."),
        "remote_heard": t("Remote: next ({next}) and back ({back}) are heard."),
        "windows_follow": t("A window for the room follows."),
        "windows_none": t(
            "No window for the room is open: press P, or open the room's address on the other machine."
        ),
        "fonts_there": t("Letters: the story's own fonts are loaded."),
        "fonts_missing": t("Letters: the story's fonts are not loaded; reload this page."),
        "address_far": t("Network: other machines find the room at {address}."),
        "address_here": t(
            "Network: no address is known that other machines understand; show from this machine."
        ),
        "server_ms": t("Server: answers in {ms} ms."),
        "server_silent": t("Server: no answer. The pictures stay; steps go on in windows of this machine."),
    }


def waiting_words(t: Translator) -> dict[str, str]:
    """What a served page says before it has a story, or after."""
    return {
        "waiting": t("The presentation will appear here."),
        "preparing": t("The presentation is being prepared."),
        "no_answer": t("The server does not answer. This page keeps trying."),
        "gone": t("This presentation is no longer here. Open it again from the page “Briefing”."),
        "ended": t("The presentation has ended."),
        "no_key": t(
            "The presenter's view opens from the presenter's own window (key P): this address lacks its key."
        ),
    }
