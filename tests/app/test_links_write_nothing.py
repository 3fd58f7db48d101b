"""What a link holds is shown as it is: it writes no heading, no link and no picture into a page."""

import pytest
from streamlit.testing.v1 import AppTest

FORGED = (
    "\n\n# Session over\n\n[Sign in again](http://attacker.test)\n\n![x](http://attacker.test/x.png) `end`"
)


@pytest.mark.parametrize(("page", "name"), [("partners", "year"), ("regions", "province"), ("goods", FORGED),
                                            ("sources", "lang")])  # fmt: skip
def test_a_link_writes_nothing_into_a_page(root, page, name):
    at = AppTest.from_file(str(root / "app.py"), default_timeout=60)
    at.switch_page(f"pages/{page}.py")
    at.query_params[name] = FORGED
    at.run()
    warned = "\n".join(warning.value for warning in at.warning)
    assert "Session over" in warned
    for line in warned.splitlines():
        outside = "".join(line.split("`")[::2])
        assert "Session over" not in outside
        assert "attacker" not in outside
