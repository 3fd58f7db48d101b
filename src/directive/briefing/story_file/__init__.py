"""An own story as a file: JSON that holds every step as it was drawn, so that it opens again on any server.

    text = write_story(steps, language="ru", data_version="2026.11")
    saved = read_story(text, name="my-story.json", desk=desk)     # raises StoryFileError, one plain sentence

Charts are kept as drawn (specification, rows, sources), not by the address of their page: a reload, a restart or a
newer data version changes nothing of them. Levers are kept by what they stand at and worked out anew.
"""

from directive.briefing.story_file.errors import StoryFileError
from directive.briefing.story_file.reading import SavedStory, read_story
from directive.briefing.story_file.writing import MOST_BYTES, MOST_STEPS, VERSION, write_story

__all__ = [
    "MOST_BYTES",
    "MOST_STEPS",
    "VERSION",
    "SavedStory",
    "StoryFileError",
    "read_story",
    "write_story",
]
