"""Words of charts are whole, inside their drawing and off one another."""

# Boxes of letters are taller than what is drawn of them: so many pixels may hang over or touch.
OVER, CLOSE = 3.0, 3.5
_FAULTS = """([over, close]) => {
    const found = [];
    for (const svg of document.querySelectorAll('svg.marks')) {
        const box = svg.closest('[class*="st-key-chart-"]');
        const chart = box?.className.match(/st-key-(chart-[\\w-]+)/)?.[1] ?? 'chart';
        const frame = svg.getBoundingClientRect();
        const words = [...svg.querySelectorAll('text')]
            .map((text) => [text.textContent.trim(), text.getBoundingClientRect()])
            .filter(([text, box]) => text && box.width);
        words.forEach(([text, box], place) => {
            const out = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top,
                box.bottom - frame.bottom);
            if (out > over) found.push(`${chart}: "${text}" is cut by ${Math.round(out)}`);
            if (text.endsWith('…')) found.push(`${chart}: "${text}" is shortened`);
            for (const [other, next] of words.slice(place + 1)) {
                const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
                const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
                // The same words twice are a word and its pale edge.
                if (other !== text && across > close && down > close) found.push(`${chart}: "${text}" on "${other}"`);
            }
        });
    }
    return found;
}"""


def faults(page) -> list[str]:
    """What is cut, shortened or on top of something, chart by chart."""
    return page.evaluate(_FAULTS, [OVER, CLOSE])
