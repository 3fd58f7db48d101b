// Plays a story: a step at a time on a stage of 1920 × 1080 points, scaled to the window. Every text and every number
// comes written; a lever picks rows of a table, as on the page it was made on.
const story = JSON.parse(document.getElementById('story').textContent);
const stage = document.getElementById('stage');
const words = story.words;
stage.style.setProperty('--chart-scale', story.chart_scale);
const modules = { vega: moduleOf('vega-source'), board: moduleOf('board-source') };
const follows = location.hash.startsWith('#audience');  // a second window shows what the first one plays
const state = { step: startStep(), lever: null, blank: false, card: '', started: null };
let screen = null;  // the second window, when it is open
let board = null;
let typed = '';

function moduleOf(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }));
}

function startStep() {
  const asked = Number(new URLSearchParams(location.hash.slice(1)).get('step'));
  return Math.min(Math.max(asked || 1, 1), story.steps.length);
}

function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function fit() {
  const scale = Math.min(innerWidth / 1920, innerHeight / 1080);
  stage.style.transform = `translate(${(innerWidth - 1920 * scale) / 2}px, ${(innerHeight - 1080 * scale) / 2}px) scale(${scale})`;
}

async function show() {
  const step = story.steps[state.step - 1];
  const body = make('div', 'body');
  const foot = make('div', 'foot');
  foot.append(make('span', 'source', step.source), make('span', 'clock'), make('span', 'page', step.page));
  board = null;
  stage.replaceChildren(make('h1', '', step.title), make('p', 'said', step.text), body, foot);
  if (!follows) history.replaceState(null, '', `#step=${state.step}`);
  document.title = `${step.page} · ${story.title}`;
  if (step.amounts) body.append(amounts(step.amounts));
  if (step.chart && !step.board) await chart(step.chart, body);
  if (step.table) table(step.table, body);
  if (step.board) await lever(step.board, body);
  stage.dataset.step = state.step;
  tell();
}

function amounts(list) {
  const box = make('div', `amounts ${['', 'one', 'two', 'three', 'four'][list.length]}`);
  for (const amount of list) {
    const one = make('div', 'amount');
    const number = make('b', '', amount.text);
    number.dataset.figure = amount.key;
    one.append(make('span', '', amount.label), number, make('small', '', amount.note));
    box.append(one);
  }
  return box;
}

// Charts are laid out at a part of the stage's size and drawn larger, as vectors, so that their proportions stay.
async function chart(drawing, body) {
  const box = make('div', 'picture');
  const inner = make('div');
  box.append(inner);
  body.append(make('p', 'measured', drawing.subtitle), box);
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', drawing.alt);
  const room = { width: box.clientWidth / story.chart_scale, height: box.clientHeight / story.chart_scale };
  const parts = ['hconcat', 'vconcat', 'concat'].some((name) => name in drawing.spec);
  const size = parts ? {} : { width: room.width, height: room.height, autosize: { type: 'fit', contains: 'padding' } };
  try {
    const { vegaEmbed } = await import(modules.vega);
    await vegaEmbed(inner, { ...drawing.spec, ...size }, { mode: 'vega-lite', actions: false, renderer: 'svg', tooltip: false });
  } catch {
    inner.replaceChildren(make('p', 'said', words.chart_failed));
    return;
  }
  const drawn = inner.querySelector('svg').getBoundingClientRect();
  const scale = stage.getBoundingClientRect().width / 1920;
  const larger = Math.min(box.clientWidth / (drawn.width / scale), box.clientHeight / (drawn.height / scale), story.chart_scale);
  inner.style.transform = `scale(${larger})`;
}

function table(content, body) {
  const box = make('table');
  box.append(row('th', content.head, content.numbers));
  for (const cells of content.rows) box.append(row('td', cells, content.numbers));
  const more = make('p', 'measured');
  body.append(box, ...content.notes.map((note) => make('p', 'measured', note)), more);
  let shown = content.rows.length;
  const says = () => { more.textContent = content.more[shown]; };
  for (says(); shown > 1 && body.scrollHeight > body.clientHeight; says()) {
    box.lastChild.remove();
    shown -= 1;
  }
}

function row(tag, cells, numbers) {
  const line = make('tr');
  line.append(...cells.map((cell, i) => make(tag, numbers[i] ? 'number' : '', cell)));
  return line;
}

async function lever(data, body) {
  const { Board } = await import(modules.board);
  const box = make('div', 'board');
  const root = make('div');
  root.dataset.testid = 'studio-board';
  for (const name of ['levers', 'refused', 'figures', 'panels']) root.append(make('div', name));
  root.querySelector('.refused').hidden = true;
  box.append(root);
  body.append(box, make('p', 'alone', words.one_by_one));
  board = new Board(root, { renderer: 'svg', zoom: () => story.chart_scale });
  // Nothing answers a lever at rest: it stays where it is until another is moved, and L brings all back.
  const rest = () => { board.sent = null; };
  board.update({ data: { ...data, bundle: modules.vega }, setTriggerValue: rest, setStateValue: () => {} });
  for (const box of root.querySelectorAll('.typed')) box.readOnly = true;
  root.addEventListener('input', (event) => moved(data, event.target), true);  // before the board's own
  if (state.lever) place(state.lever);
}

function moved(data, slider) {
  const id = slider.dataset.lever;
  if (state.lever && state.lever.id !== id) {  // tables hold one lever's way, the others at the story's values
    for (const lever of data.levers) if (lever.id !== id) board.placeLever(lever);
  }
  state.lever = { id, position: slider.value };
  tell();
}

function place({ id, position }) {
  const slider = stage.querySelector(`input[data-lever="${id}"]`);
  if (!slider || slider.value === String(position)) return;
  slider.value = position;
  board?.move(id);
}

function go(step) {
  const to = Math.min(Math.max(step, 1), story.steps.length);
  if (to === state.step) return;
  state.step = to;
  state.lever = null;
  show();
}

function tell() {
  screen?.postMessage({ story: story.id, step: state.step, lever: state.lever, blank: state.blank }, '*');
}

function hear({ data, source }) {
  if (follows ? source !== opener : source !== screen) return;
  if (data === 'ready') tell();
  if (!follows || data?.story !== story.id) return;
  state.lever = data.lever;
  if (data.blank !== state.blank) blank();
  if (data.step !== state.step) {
    state.step = data.step;
    show();
  } else if (data.lever) place(data.lever);
  else if (board) show();
}

function blank() {
  state.blank = !state.blank;
  if (state.blank) document.body.append(make('div', 'dark-screen'));
  else document.querySelector('.dark-screen').remove();
  tell();
}

function card(name, heading, ...content) {
  stage.querySelector('.card')?.remove();
  state.card = state.card === name ? '' : name;
  if (!state.card) return;
  const box = make('div', 'card');
  box.append(make('h2', '', heading), ...content);
  stage.append(box);
}

function notes() {
  const step = story.steps[state.step - 1];
  const next = story.steps[state.step];
  card('notes', words.notes, make('p', '', step.notes || words.no_notes),
    make('p', 'measured', next ? `${words.next}: ${next.title}` : words.last));
}

function help() {
  card('help', words.help, ...words.keys.map(([key, text]) => {
    const line = make('div');
    line.append(make('kbd', '', key), text);
    return line;
  }));
}

function clock() {
  const shown = stage.querySelector('.clock');
  if (!shown || !state.started) return;
  const seconds = Math.floor((Date.now() - state.started) / 1000);
  shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function timer() {
  state.started = state.started ? null : Date.now();
  stage.querySelector('.clock').textContent = '';
  clock();
}

function number(digit) {
  clearTimeout(number.waiting);
  typed += digit;
  number.waiting = setTimeout(() => {
    go(Number(typed));
    typed = '';
  }, 400);  // time for a second digit
}

const KEYS = {
  ArrowRight: () => go(state.step + 1), ' ': () => go(state.step + 1), PageDown: () => go(state.step + 1),
  ArrowLeft: () => go(state.step - 1), PageUp: () => go(state.step - 1),
  Home: () => go(1), End: () => go(story.steps.length),
  b: blank, '.': blank, t: timer, n: notes, '?': help,
  f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  l: () => { state.lever = null; show(); },
  p: () => { screen = open(`${location.href.split('#')[0]}#audience`, 'audience'); },
  Escape: () => card(''),
};

addEventListener('keydown', (event) => {
  const own = event.target.matches('input[type="range"]') && /^(Arrow|Page|Home|End)/.test(event.key);
  if (own || event.target.matches('input[type="text"], select') || event.ctrlKey || event.altKey || event.metaKey) return;
  const act = KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
  if (act) act();
  else if (/^\d$/.test(event.key)) number(event.key);
  else return;
  event.preventDefault();
});
addEventListener('resize', fit);
addEventListener('message', hear);
stage.addEventListener('click', (event) => {
  if (!event.target.closest('.board, .card')) go(state.step + (event.clientX < innerWidth / 4 ? -1 : 1));
});
setInterval(clock, 500);
fit();
show();
if (follows) opener?.postMessage('ready', '*');
