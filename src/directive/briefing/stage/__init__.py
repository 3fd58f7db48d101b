"""The big screen: a story as plain data for the player, and the player with a story in one file that opens offline."""

from directive.briefing.stage.file import stage_html
from directive.briefing.stage.payload import stage_json

__all__ = ["stage_html", "stage_json"]
