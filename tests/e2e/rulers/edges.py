"""Nothing runs over the edge of the screen."""

_INSIDE = """() => [...document.querySelectorAll('html, [data-testid="stMain"]')]
    .every((box) => box.scrollWidth <= box.clientWidth)"""


def holds(page) -> None:
    """Wait until nothing is wider than the screen: a picture may still be finding its size."""
    page.wait_for_function(_INSIDE)
