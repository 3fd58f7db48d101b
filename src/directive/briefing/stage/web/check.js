import { make } from './stage.js';
import { filled } from './named.js';

const OK = { yes: '✓', no: '✗', open: '…' };

// The check before a show: each line says in words what is ready and what is not. `now()`: the room's address, how many
// windows follow, the line to the server.
export function check(words, now) {
  const root = make('section', 'check');
  root.dataset.testid = 'rehearsal';
  root.hidden = true;
  const list = make('ul');
  root.append(make('h2', '', words.check), list);
  const seen = { layout: '', forward: '', backward: '', ms: null };

  function heard(key, { key: sign = '', code = '' }) {
    if (code.startsWith('Key')) seen.layout = /^[a-z]$/i.test(sign) ? 'latin' : 'other';
    if (['PageDown', 'ArrowRight', ' '].includes(key)) seen.forward = key === ' ' ? '␣' : key;
    if (['PageUp', 'ArrowLeft'].includes(key)) seen.backward = key;
    if (!root.hidden) draw();
  }

  function draw() {
    const { found, windows } = now();
    const remote = seen.forward && seen.backward;
    const fonts = [...document.fonts].every((font) => font.status === 'loaded') && document.fonts.size > 0;
    const far = found && !found.local;
    list.replaceChildren(
      line('keyboard', seen.layout ? 'yes' : 'open', seen.layout ? words[`layout_${seen.layout}`] : words.layout_press),
      line('remote', remote ? 'yes' : 'open', remote ? filled(words.remote_heard, { next: seen.forward, back: seen.backward })
        : filled(words.remote_press, { heard: seen.forward || seen.backward || '–' })),
      line('windows', windows ? 'yes' : 'no', windows ? words.windows_follow : words.windows_none),
      line('fonts', fonts ? 'yes' : 'no', fonts ? words.fonts_there : words.fonts_missing),
      line('address', far ? 'yes' : 'no', far ? filled(words.address_far, { address: found.address }) : words.address_here),
      line('server', seen.ms === null ? 'no' : 'yes', seen.ms === null ? words.server_silent : filled(words.server_ms, { ms: seen.ms })),
    );
  }

  async function again() {
    if (root.hidden) return;
    const asked = performance.now();
    try {
      await now().line.get('windows');
      seen.ms = Math.round(performance.now() - asked);
    } catch {
      seen.ms = null;
    }
    draw();
  }

  return {
    root, heard, again,
    toggle() {
      root.hidden = !root.hidden;
      if (!root.hidden) draw();
      again();
    },
  };
}

function line(name, state, text) {
  const made = make('li', state);
  made.dataset.check = name;
  made.append(make('b', '', OK[state]), text);
  return made;
}
