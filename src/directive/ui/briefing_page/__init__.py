"""The Briefing page: ready stories, the visitor's own story, papers."""
