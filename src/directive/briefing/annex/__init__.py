"""The directive annex of a plan, and any story, as files of a word processor and a spreadsheet."""

from directive.briefing.annex.content import AnnexContent, annex_content
from directive.briefing.annex.document import annex_docx
from directive.briefing.annex.story_document import story_docx
from directive.briefing.annex.story_workbook import story_xlsx
from directive.briefing.annex.workbook import annex_xlsx

__all__ = ["AnnexContent", "annex_content", "annex_docx", "annex_xlsx", "story_docx", "story_xlsx"]
