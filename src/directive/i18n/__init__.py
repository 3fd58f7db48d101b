"""Three languages: gettext catalogues for sentences, Babel for numbers, dates and money."""

from directive.i18n.translator import LANGUAGES, N_, Translator, best_language, translator

__all__ = ["LANGUAGES", "N_", "Translator", "best_language", "translator"]
