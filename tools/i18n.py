"""`make i18n`: list what the catalogues lack and what they hold without use. Exit status 1 when something lacks."""

import sys

from directive.i18n import LANGUAGES
from directive.i18n.extract import messages, missing, translations

wanted = messages()
lacking = 0
for language in LANGUAGES:
    if language == "en":
        continue
    for message in missing(language, wanted):
        lacking += 1
        sys.stdout.write(f"{language} lacks   {wanted[message]}: {message!r}\n")
    for message in translations(language):
        if message not in wanted:
            sys.stdout.write(f"{language} unused  {message!r}\n")
sys.stdout.write(f"{len(wanted)} sentences, {lacking} translations missing\n")
sys.exit(1 if lacking else 0)
