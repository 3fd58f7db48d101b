"""Why a file is no story: one sentence that names what is wrong and what is allowed."""

from __future__ import annotations

from directive.i18n import N_
from directive.model.errors import DirectiveError

NO_JSON = N_("{name} is not a story file: it is not JSON text. Choose a file that was saved here as a story.")
NO_STORY = N_(
    "{name} is not a story file: it has no “{field}”. Choose a file that was saved here as a story."
)
NEWER = N_("{name} is of version {found} of the story file; this app reads versions up to {known}.")
TOO_LARGE = N_("{name} has {size} megabytes; allowed are at most {most}.")
WRONG = N_("{name}: {field} is {found}; allowed: {allowed}.")
MISSING = N_("{name}: {field} is missing; it belongs into every story file.")
UNSAFE = N_("{name}: the drawing of {field} holds “{found}”; allowed are drawings made by this app only.")


class StoryFileError(DirectiveError):
    """A file that can't be opened as a story. `t(error.said, **error.facts)` says it in any language."""

    def __init__(self, said: str, **facts: object) -> None:
        super().__init__(said.format(**facts), **facts)
        self.said = said
