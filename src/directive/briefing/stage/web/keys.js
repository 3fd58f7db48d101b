// Keys of a keyboard and of a presenter's remote, whatever layout or input method is on. Letters are told by their
// place (`code`) where the layout writes others; a remote that sends names only is heard by them (`key`).
const STEPS = [' ', 'PageUp', 'PageDown'];  // a remote sends these: they never mean a lever or a list
const PLACES = { Space: ' ', Period: '.', NumpadDecimal: '.' };
const FIGURE = /^[\d.,%+\-\u2212\uff0c\uff0e\uff10-\uff19]$/;
const EDITING = /^(ArrowLeft|ArrowRight|Home|End|Backspace|Delete|Tab)$/;

// The name under which an act is kept: one sign or one named key.
export function keyName({ key = '', code = '', shiftKey = false }) {
  const digit = shiftKey ? null : /^(?:Digit|Numpad)(\d)$/.exec(code);
  const named = key.length > 1 && !['Process', 'Unidentified', 'Dead'].includes(key);
  if (named) return key;
  if (code === 'Slash' && shiftKey) return '?';
  if (digit) return digit[1];
  if (/^[\x20-\x7e]$/.test(key)) return key.toLowerCase();
  return code.startsWith('Key') ? code.slice(3).toLowerCase() : PLACES[code] ?? (code || key);
}

// `acts`: what a key does; `go(step)`: where a typed number leads; `heard(name)`: every key, for a check before the show.
export function listen(acts, go, heard = () => {}) {
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
  keepHands();
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const name = keyName(event);
    heard(name, event);
    if (isTheirs(name, event)) return;
    const act = acts[name];
    const frees = isLever(event.target) && (act || name === 'Enter');
    if (act) act();
    else if (/^\d$/.test(name)) number(name);
    else if (!frees && !isField(event.target)) return;
    event.preventDefault();
    if (frees) event.target.blur();  // back to the stage
  }, true);
}

// Whether the key belongs to what has the focus. A field takes what a number is written with; a letter is a command.
function isTheirs(name, { target, key, isComposing }) {
  if (isField(target)) return isComposing || key === 'Process' || FIGURE.test(key) || EDITING.test(name);
  if (target.matches('button, a, summary')) return [' ', 'Enter'].includes(name);
  if (STEPS.includes(name)) return false;
  if (target.matches('input[type="range"]')) return /^(Arrow|Home|End)/.test(name) && !target.held;
  return target.matches('select, textarea') && name !== 'Escape';
}

const isLever = (target) => target.matches('input, select');
const isField = (target) => target.matches('input[type="text"]:not([readonly])');

// Who moves a lever by hand has the remote in the other: arrows move it only where Tab brought the focus. A click that
// leaves a field leaves the field and does nothing else.
function keepHands() {
  let left = false;
  addEventListener('focusin', ({ target }) => { if (isField(target)) target.stood = target.value; });
  addEventListener('pointerdown', ({ target }) => {
    left = isField(document.activeElement) && target !== document.activeElement;
    if (target.matches?.('input[type="range"]')) target.held = true;
  }, true);
  for (const what of ['pointerup', 'pointercancel']) {
    addEventListener(what, () => {
      const now = document.activeElement;
      if (now.held || now.matches('button')) setTimeout(() => now.blur());  // after it has heard where it was left
      now.held = false;
    }, true);
  }
  addEventListener('click', (event) => {
    if (left && !event.target.closest('button, a, input')) event.stopPropagation();
    left = false;
  }, true);
}

// The keys that are the same wherever a story is played. `show`: step (now), last, go, blank, back; `cards` lie over it.
export function common(show, cards) {
  return {
    ArrowRight: () => show.go(show.step + 1), ' ': () => show.go(show.step + 1), PageDown: () => show.go(show.step + 1),
    ArrowLeft: () => show.go(show.step - 1), PageUp: () => show.go(show.step - 1),
    Home: () => show.go(show.first), End: () => show.go(show.last),
    b: () => show.blank(), '.': () => show.blank(), l: () => show.back(),
    t: () => cards.timer(), '?': () => cards.help(), Escape: () => { freeField(); cards.close(); },
    f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  };
}

// What was being typed gives way to what stood there.
function freeField() {
  const field = document.activeElement;
  if (field?.matches('input.typed')) field.value = field.stood ?? field.value;
}
