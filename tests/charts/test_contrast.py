"""Text inside charts can be read: axe does not measure it, so the palettes are measured here, by WCAG 2's formula."""

import pytest

from directive.charts.theme import palette


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_and_numbers_stand_out_from_the_page(mode):
    p = palette(mode)
    for ground in (p.background, p.surface):
        assert contrast(p.text, ground) >= 7
        assert contrast(p.muted, ground) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_lines_and_marks_stand_out_from_the_page(mode):
    p = palette(mode)
    for name in ("focus", "second", "third", "scenario", "target", "covered"):
        assert contrast(getattr(p, name), p.background) >= 3, name
