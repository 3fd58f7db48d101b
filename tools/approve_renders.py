"""Draw the pages that tests compare and keep them as approved: look at each before committing them.

.venv/bin/python tools/approve_renders.py            # all
.venv/bin/python tools/approve_renders.py map-ru     # some
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.briefing.rendered import APPROVED, papers, picture
from tests.briefing.shown import PICTURES, page_of

wanted = sys.argv[1:] or PICTURES
unknown = [name for name in wanted if name not in PICTURES]
if unknown:
    sys.exit(f"{', '.join(unknown)}: allowed are {', '.join(PICTURES)}")
APPROVED.mkdir(exist_ok=True)
with tempfile.TemporaryDirectory(prefix="papers-") as folder:
    made = papers(Path(folder))
    for name in wanted:
        file = APPROVED / f"{name}.png"
        picture(*page_of(made, name)).save(file, optimize=True)
        sys.stdout.write(f"{file.relative_to(Path.cwd())}: {file.stat().st_size:,} bytes\n")
