"""What the player says beside the story: keys, states, labels of the presenter's view."""

from __future__ import annotations

from typing import Any

from directive.i18n import N_, Translator

KEYS = (
    ("→  ␣  PgDn", N_("Next step")),
    ("←  PgUp", N_("Step before")),
    ("Home  End", N_("First step, last step")),
    ("1 … 99", N_("Step by its number")),
    ("B  .", N_("Blank the screen, and back")),
    ("T", N_("Timer")),
    ("F", N_("Full screen")),
    ("L", N_("Levers back to the story's values")),
    ("N", N_("Notes and the next step")),
    ("P", N_("Second window for the room")),
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
        "one_by_one": t("Without the app each lever moves alone: the others stand at the story's values."),
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
    }
