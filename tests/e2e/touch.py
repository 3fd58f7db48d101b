"""A visitor's hands: every control that a page shows, found by what Streamlit and the board draw, and its use."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Locator, Page

MAIN = '[data-testid="stMain"]'
_AGAIN_MS = 8_000
# What leaves the page, needs a file or a second window, makes the visit's own story or takes long has its own tests.
_LEFT = (
    "lang", "presenter", "page-papers", "download-", "sources-", "table-", "annex-paper", "paper-", "plan-file",
    "story-", "copy-story", "step-", "plan-replay", "present", "footer",
)  # fmt: skip
_FIND = """([selectors, left]) => {
    const found = [], counts = {};
    for (const [kind, selector] of Object.entries(selectors)) {
        for (const element of document.querySelectorAll(selector)) {
            if (!element.getClientRects().length || element.closest('[inert], [aria-hidden="true"]')) continue;
            const keys = [];
            for (let up = element; up; up = up.parentElement) {
                keys.push(...[...up.classList].filter((name) => name.startsWith('st-key-')).map((n) => n.slice(7)));
            }
            if (keys.some((key) => left.some((start) => key === start || (/-$/.test(start) && key.startsWith(start))
                || key.startsWith(start + '-')))) continue;
            const key = element.dataset.lever || keys[0] || '';
            const nth = counts[kind + key] = (counts[kind + key] ?? -1) + 1;
            found.push([kind, key, nth]);
        }
    }
    return found;
}"""
_SELECTORS = {
    "list": '[data-testid="stMain"] [data-testid="stSelectbox"]',
    "several": '[data-testid="stMain"] [data-testid="stMultiSelect"]',
    "choice": '[data-testid="stMain"] [data-testid="stButtonGroup"]',
    "slider": '[data-testid="stMain"] [data-testid="stSlider"]',
    "switch": '[data-testid="stMain"] [data-testid="stCheckbox"]',
    "number": '[data-testid="stMain"] [data-testid="stNumberInput"]',
    "text": '[data-testid="stMain"] [data-testid="stTextInput"]',
    "tabs": '[data-testid="stMain"] [role="tablist"]',
    "unfold": '[data-testid="stMain"] [data-testid="stExpander"]',
    "popover": '[data-testid="stMain"] [data-testid="stPopover"]',
    "button": '[data-testid="stMain"] [data-testid="stButton"]',
    "lever": '[data-testid="studio-board"] input[data-lever][type="range"]',
}


@dataclass(frozen=True)
class Control:
    """One control as it stands on the page: its kind, its key, which of those with the key."""

    kind: str
    key: str
    nth: int

    def __str__(self) -> str:
        return f"{self.kind} {self.key or '(no key)'}" + (f" no. {self.nth + 1}" if self.nth else "")

    def at(self, page: Page) -> Locator:
        """Its element."""
        if self.kind == "lever":
            return page.locator(f'[data-testid="studio-board"] input[data-lever="{self.key}"][type="range"]')
        selector = _SELECTORS[self.kind]
        if not self.key:
            return page.locator(selector).nth(self.nth)
        own = f"{MAIN} .st-key-{self.key}{selector.removeprefix(MAIN).strip()}"
        inner = f"{MAIN} .st-key-{self.key} {selector.removeprefix(MAIN).strip()}"
        return page.locator(f"{own}, {inner}").nth(self.nth)


def controls(page: Page) -> list[Control]:
    """Every control that can be used now, in the page's order of kinds."""
    return [Control(*one) for one in page.evaluate(_FIND, [_SELECTORS, list(_LEFT)])]


def use(page: Page, control: Control, rng: Random) -> str:
    """Use a control once, some way that a hand would; returns what was done, for the list of steps."""
    box = control.at(page)
    box.scroll_into_view_if_needed()
    done = _USES[control.kind](page, box, rng)
    page.mouse.move(0, 0)  # nothing stays lit under the pointer
    return f"{control}: {done}"


def _list(page: Page, box: Locator, rng: Random) -> str:
    field = box.locator("input").first
    down = rng.randint(1, 6)
    shown = page.locator('[role="listbox"]').first
    for _ in range(3):  # as a hand does whose key fell into a moment when the page was drawn anew
        field.focus()
        page.keyboard.press("ArrowDown")
        with suppress(BrowserError):
            shown.wait_for(timeout=_AGAIN_MS)
            break
    shown.wait_for(timeout=_AGAIN_MS)
    for _ in range(down):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    return f"{down} down"


def _several(page: Page, box: Locator, rng: Random) -> str:
    taken = box.locator("button").filter(has=page.locator("svg")).all()
    if len(taken) > 3 and rng.random() < 0.5:  # the first ones stand for what is chosen
        taken[0].click()
        return "first taken out"
    return _list(page, box, rng)


def _choice(page: Page, box: Locator, rng: Random) -> str:
    buttons = box.locator("button")
    number = rng.randrange(buttons.count())
    buttons.nth(number).click()
    return f"option {number + 1}"


def _slider(page: Page, box: Locator, rng: Random) -> str:
    key, times = rng.choice(("ArrowLeft", "ArrowRight")), rng.randint(1, 4)
    box.locator("input").first.focus()
    for _ in range(times):
        page.keyboard.press(key)
    return f"{times} × {key}"


def _lever(page: Page, box: Locator, rng: Random) -> str:
    key = rng.choice(("ArrowLeft", "ArrowRight", "PageUp", "PageDown"))
    box.focus()
    page.keyboard.press(key)
    return key


def _switch(page: Page, box: Locator, rng: Random) -> str:
    box.locator("input").first.focus()
    page.keyboard.press("Space")
    return "pressed"


def _number(page: Page, box: Locator, rng: Random) -> str:
    step = rng.choice(("stNumberInputStepUp", "stNumberInputStepDown"))
    box.locator(f'[data-testid="{step}"]').click()
    return step.removeprefix("stNumberInput")


def _text(page: Page, box: Locator, rng: Random) -> str:
    text = rng.choice(("2020", "a", "100"))
    box.locator("input").first.fill(text)
    page.keyboard.press("Enter")
    return f"typed {text}"


def _tabs(page: Page, box: Locator, rng: Random) -> str:
    tabs = box.locator('[role="tab"]')
    number = rng.randrange(tabs.count())
    tabs.nth(number).click()
    return f"tab {number + 1}"


def _unfold(page: Page, box: Locator, rng: Random) -> str:
    box.locator("summary").first.click()
    return "pressed"


def _popover(page: Page, box: Locator, rng: Random) -> str:
    box.locator("button").first.click()
    page.locator('[data-testid="stPopoverBody"]').first.wait_for()
    return "opened"


def _button(page: Page, box: Locator, rng: Random) -> str:
    button = box.locator("button").first
    if button.is_disabled():
        return "cannot be pressed"
    button.click()
    return "pressed"


_USES: dict[str, Callable[[Page, Locator, Random], str]] = {
    "list": _list, "several": _several, "choice": _choice, "slider": _slider, "lever": _lever, "switch": _switch,
    "number": _number, "text": _text, "tabs": _tabs, "unfold": _unfold, "popover": _popover, "button": _button,
}  # fmt: skip
