import { check } from './check.js';
import { toldAt } from './named.js';
import { make } from './stage.js';

const SIZES = [16, 19, 23, 28];  // of notes, in points of the presenter's screen

// The presenter's view around a stage: notes, what comes next, the time, where the room finds its picture. `shared()` is
// the address of the step; `second(root, frame)` makes a stage for the next step's picture.
export function presenterView(show, frame, shared, second) {
  const { stage, cards, line } = show;
  const { words, steps } = stage.story;
  const root = make('main', 'presenter');
  const button = (text, does, name) => {
    const made = make('button', '', text);
    made.type = 'button';
    made.dataset.testid = name;
    made.addEventListener('click', () => does(made));
    return made;
  };
  const notes = make('div', 'notes');
  notes.dataset.testid = 'notes';
  const next = make('p', 'next');
  next.dataset.testid = 'next';
  const [small, preview] = [make('div', 'frame small'), make('div')];
  small.append(preview);
  const following = second(preview, small);
  const after = make('div', 'following');
  after.append(small, next);
  const answers = make('p', 'answers', words.follows);
  answers.setAttribute('role', 'status');
  const windows = make('p', 'windows');
  windows.dataset.testid = 'windows';
  const address = make('a', 'address');
  address.dataset.testid = 'audience-address';
  const picture = make('img', 'code');
  const here = make('p', 'here');
  const dark = make('p', 'darkened', words.darkened);
  const clocks = timed(steps, words);
  const times = make('div', 'times');
  times.append(make('span', 'clock'), button(words.timer, () => cards.timer(), 'timer'), clocks.root);
  cards.started ??= Date.now();
  const tested = check(words, () => ({ found: where, windows: watching, line }));
  const hands = make('div', 'hands');
  hands.append(
    button('←', () => show.go(show.step - 1), 'before'), button('→', () => show.go(show.step + 1), 'after'),
    button(words.overview, () => cards.overview(steps, show.step, (step) => show.go(step)), 'overview'),
    button(words.blank, () => show.blank(), 'blank'), button(words.back, () => show.back(), 'back'),
    button(words.window, () => open(line.address, `audience ${line.room}`, 'popup,width=1280,height=720'), 'window'),
    button(words.check, () => tested.toggle(), 'check'), button(words.help, () => cards.help(), 'keys'),
  );
  if (shared()) hands.append(button(words.copy, (made) => copied(made, shared(), words), 'copy-step'));
  hands.append(button(words.end, (made) => ended(made, line, words), 'end'));
  const room = make('section', 'room');
  const place = make('div');
  const about = make('p', 'about', stage.story.about.map((pair) => pair.join(': ')).join(' · '));
  place.append(answers, windows, here, about);
  room.append(make('h2', '', words.room), address, place, picture);
  const left = make('div', 'left');
  left.append(frame, dark, hands, after, tested.root);
  const head = make('div', 'notes-head');
  head.append(make('h2', '', words.notes), button('A−', () => sized(-1), 'smaller'), button('A+', () => sized(1), 'larger'));
  const right = make('div', 'right');
  right.append(times, head, notes, room);
  root.append(left, right);
  document.body.prepend(root);
  stage.fit();
  sized(0);
  let where = null;
  let watching = 0;
  find();
  const asking = setInterval(count, 3000);
  count();

  function sized(by) {
    const now = SIZES.indexOf(Number(localStorage.getItem('stage notes'))) + 1 || 2;
    const size = SIZES[Math.min(Math.max(now - 1 + by, 0), SIZES.length - 1)];
    localStorage.setItem('stage notes', size);
    notes.style.fontSize = `${size}px`;
  }

  async function find() {
    try {
      where = await line.tell({ address: `${location.origin}${line.address}` }, 'code');
      address.textContent = where.address.replace(/^https?:\/\//, '');
      address.href = where.address;
      address.target = '_blank';
      picture.src = where.code;
      picture.alt = where.address;
      here.textContent = where.local ? words.local : '';
    } catch {
      setTimeout(find, 2000);
    }
  }

  async function count() {
    try {
      const found = await line.get('windows');
      watching = found.windows;
      windows.textContent = found.said;
    } catch {
      windows.textContent = '';
    }
    tested.again();
  }

  async function coming(state) {
    const step = state.step < show.last ? await show.content({ ...state, step: state.step + 1 }) : null;
    if (state !== show.state) return;
    const title = step?.title ?? toldAt(stage.story, state.step + 1)?.title;
    next.replaceChildren(...(title ? [make('b', '', words.next), title] : [words.last]));
    small.hidden = !step;
    if (step && following.of !== step) {
      following.of = step;
      await following.show(state.step + 1, step);
    }
  }

  return {
    heardKey: tested.heard,
    update(state, step) {
      const questions = (step.questions ?? []).map((one) => (Array.isArray(one) ? one.join('\n') : one));
      notes.textContent = [step.notes || words.no_notes, ...questions].join('\n\n');
      notes.scrollTop = state.step === this.step ? notes.scrollTop : 0;
      if (state.step !== this.step) clocks.turned(state.step);
      this.step = state.step;
      dark.hidden = !state.blank;
      coming(state);
    },
    answers(yes) {
      answers.textContent = yes ? words.follows : words.away;
      answers.classList.toggle('away', !yes);
    },
    remove() {
      clearInterval(asking);
      clocks.remove();
      following.remove();
      root.remove();
    },
  };
}

// The time of day, and how long the step has been on beside what was planned for it and for the whole.
function timed(steps, words) {
  const root = make('div', 'clocks');
  const [onstep, daytime] = [make('span', 'onstep'), make('span', 'daytime')];
  onstep.dataset.testid = 'step-time';
  root.append(onstep, daytime);
  const spent = [...steps, {}].map(() => 0);  // the closing, too
  const planned = steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0);
  let step = 0;
  let last = Date.now();
  const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
  const tick = () => {
    const now = Date.now();
    if (step) spent[step - 1] += (now - last) / 1000;
    last = now;
    daytime.textContent = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    if (!step) return;
    const plan = steps[step - 1]?.minutes;
    const parts = [`${words.this_step} ${minutes(spent[step - 1])}${plan ? ` / ${minutes(plan * 60)}` : ''}`];
    if (planned) parts.push(`${words.planned} ${minutes(planned * 60)}`);
    onstep.textContent = parts.join(' · ');
    onstep.classList.toggle('over', Boolean(plan) && spent[step - 1] > plan * 60);
  };
  const ticking = setInterval(tick, 1000);
  return { root, turned: (to) => { tick(); step = to; tick(); }, remove: () => clearInterval(ticking) };
}

// Two presses: the first asks.
async function ended(button, line, words) {
  if (!button.dataset.sure) {
    button.dataset.sure = 'yes';
    button.textContent = words.end_sure;
    setTimeout(() => {
      delete button.dataset.sure;
      button.textContent = words.end;
    }, 6000);
    return;
  }
  await line.tell({}, 'end').catch(() => { button.textContent = words.away; });
}

async function copied(button, address, words) {
  try {
    await navigator.clipboard.writeText(address);
  } catch {  // no clipboard outside https and localhost: select a field and copy that
    const field = make('textarea');
    field.value = address;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  button.textContent = words.copied;
  setTimeout(() => { button.textContent = words.copy; }, 2000);
}
