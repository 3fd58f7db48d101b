"""The lever board below any page: its script and its look, which the studio and the big screen share."""

from pathlib import Path

_HERE = Path(__file__).parent
SCRIPT, STYLE = _HERE / "board.js", _HERE / "board.css"
MARKUP = """<div data-testid="studio-board">
<div class="levers"></div><div class="legend"></div><div class="refused" role="alert" hidden></div>
<div class="figures"></div><div class="panels"></div>
</div>"""
