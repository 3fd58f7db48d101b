"""The rulers are checked before they are believed: what a page of known faults must yield."""

from tests.e2e.rulers import words

_FAULTY = """<svg class="marks" width="300" height="100">
    <text x="20" y="40">first</text><text x="24" y="44">second</text>
    <text x="280" y="80">much too long</text><text x="20" y="80">short…</text>
</svg>"""


def test_the_ruler_finds_what_is_cut_shortened_and_on_top(visitor):
    page = visitor().page
    page.set_content(_FAULTY)
    found = words.faults(page)
    assert [fault for fault in found if '"first" on "second"' in fault]
    assert [fault for fault in found if '"much too long" is cut' in fault]
    assert [fault for fault in found if '"short…" is shortened' in fault]
    assert len(found) == 3
