"""No word is broken inside and no figure, button or choice is cut; meant for a small laptop's screen at 200 %."""

# A word on two lines that has no place to be parted; text that its own box hides a part of.
_CUT = """() => {
    const UNREAD = 'svg, canvas, style, [data-testid="stIconMaterial"]';
    const WHOLE = 'button, [data-testid="stMetric"], label, [data-testid="stTopNavLink"], [data-testid="stPageLink"]';
    const WORDS = /[\\p{Script=Latin}\\p{Script=Cyrillic}\\d.,]{3,}/gu;
    const found = [], main = document.querySelector('[data-testid="stMain"]');
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const parent = node.parentElement;
        if (!parent.getClientRects().length || parent.closest(UNREAD)) continue;
        for (const { 0: word, index } of node.textContent.matchAll(WORDS)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            // What is longer is part of an address, and may be parted anywhere.
            const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
            if (lines.size > 1 && word.length < 30) found.push(`broken: ${word}`);
        }
        const box = parent.closest(WHOLE);
        for (let up = parent; box && up !== box.parentElement; up = up.parentElement) {
            const hides = getComputedStyle(up).overflowX !== 'visible';
            if (hides && up.scrollWidth > up.clientWidth + 1) found.push(`cut: ${up.textContent.trim().slice(0, 40)}`);
        }
    }
    for (const field of main.querySelectorAll('input[role="combobox"]')) {
        const wide = field.scrollWidth > field.clientWidth + 1;
        if (field.value && field.clientWidth && wide) found.push(`cut: ${field.value}`);
    }
    return [...new Set(found)];
}"""


def faults(page) -> list[str]:
    """Words that are broken, texts that their own box hides a part of."""
    return page.evaluate(_CUT)
