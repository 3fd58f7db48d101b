"""The big screen: a story as JSON for the player, rooms for the second screen, one file that opens offline."""

from directive.briefing.stage.payload import stage_json

__all__ = ["stage_json"]
