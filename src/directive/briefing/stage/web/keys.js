// Keys of a keyboard and of a presenter's remote. `acts`: what a key does; `go(step)`: where a typed number leads.
export function listen(acts, go) {
  let typed = '';
  let waiting = 0;
  const number = (digit) => {
    clearTimeout(waiting);
    typed += digit;
    waiting = setTimeout(() => {
      go(Number(typed));
      typed = '';
    }, 400);  // time for a second digit
  };
  addEventListener('keydown', (event) => {
    const own = event.target.matches('input[type="range"]') && /^(Arrow|Page|Home|End)/.test(event.key);
    const pressed = event.target.matches('button, a') && [' ', 'Enter'].includes(event.key);
    const written = event.target.matches('select, input[type="text"]:not([readonly])');
    if (own || pressed || written || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = acts[event.key] ?? acts[event.key.toLowerCase()];
    if (act) act();
    else if (/^\d$/.test(event.key)) number(event.key);
    else return;
    event.preventDefault();
  });
}

// The keys that are the same wherever a story is played. `show`: step (now), last, go, blank, back; `cards` lie over it.
export function common(show, cards) {
  return {
    ArrowRight: () => show.go(show.step + 1), ' ': () => show.go(show.step + 1), PageDown: () => show.go(show.step + 1),
    ArrowLeft: () => show.go(show.step - 1), PageUp: () => show.go(show.step - 1),
    Home: () => show.go(1), End: () => show.go(show.last),
    b: () => show.blank(), '.': () => show.blank(), l: () => show.back(),
    t: () => cards.timer(), '?': () => cards.help(), Escape: () => cards.close(),
    f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  };
}
