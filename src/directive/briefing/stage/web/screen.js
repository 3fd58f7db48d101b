import { Cards } from './cards.js';
import { common, listen } from './keys.js';
import { Line } from './line.js';
import { presenterView } from './presenter.js';
import { Show } from './show.js';
import { Stage, make } from './stage.js';

// The served pages. The address says which: `new` makes a room, a room's own address shows it, `present` below it is
// the presenter's view. Who has the room's token drives; the token stays in this tab, and in the part of the
// presenter's address that browsers send to nobody.
const base = document.body.dataset.base;
const [, place, view] = location.pathname.slice(base.length + 1).split('/');
const asked = new URLSearchParams(location.hash.slice(1));
const kept = (room) => `stage ${room}`;
let show = null;

async function start() {
  const presents = view === 'present';
  const line = place === 'new' ? await opened() : new Line(base, place, token(place, presents));
  if (!line) return;
  if (presents) document.documentElement.dataset.view = 'present';
  let away = false;
  line.listen({
    heard: (told) => followed(line, told, presents),
    missing: () => reopened(line),
    lost: (lost) => {
      show?.desk?.answers(!lost);
      if (away && !lost && line.token && show) show.again();
      away = lost;
    },
  });
}

function token(room, presents) {
  const given = presents && asked.get('key');
  if (given) sessionStorage.setItem(kept(room), given);
  return given || sessionStorage.getItem(kept(room));
}

// A room for the story that the address names.
async function opened() {
  const secret = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24)))).replaceAll('+', '-').replaceAll('/', '_');
  const line = new Line(base, '', secret);
  const named = Object.fromEntries(['story', 'lang', 'mode'].map((name) => [name, asked.get(name) ?? '']));
  const source = asked.has('ticket') ? { ticket: asked.get('ticket'), lang: named.lang } : { ready: named };
  for (;;) {
    try {
      line.room = (await line.tell(source, 'rooms')).room;
      break;
    } catch (error) {
      if (error.said) {
        document.querySelector('#waiting p').textContent = error.said;
        return null;
      }
      await new Promise((done) => { setTimeout(done, 1000); });
    }
  }
  sessionStorage.setItem(kept(line.room), secret);
  history.replaceState(null, '', `${base}/stage/${line.room}${location.hash}`);
  return line;
}

// The server does not know the room (any more): who drives brings story and step again, everybody else waits.
async function reopened(line) {
  if (!line.token) return;
  const story = show?.stage.story ?? stored(line.room);
  if (!story) return;
  const { levers, moving, ...state } = show?.state ?? {};
  await line.tell({ story, state }, 'rooms');
  await show?.again();
}

function stored(room) {
  try {
    return JSON.parse(sessionStorage.getItem(`story ${room}`));
  } catch {
    return null;
  }
}

async function followed(line, told, presents) {
  if (!show || show.digest !== told.story) await begin(line, told, presents);
  show.heard(told.state);
}

async function begin(line, told, presents) {
  const story = await line.get('story');
  await letters(line, told.story);
  const before = show;
  const root = make('div');
  root.id = 'stage';
  root.dataset.testid = 'stage';
  const frame = presents ? make('div', 'frame') : null;
  if (frame) frame.append(root);
  const stage = new Stage(root, story, {
    vega: new URL(`${base}/${story.vega}`, location.href).href,
    boards: new URL('./board.js', import.meta.url).href,
    frame,
    typing: true,
  });
  const cards = before?.cards ?? new Cards(stage);
  cards.stage = stage;
  before?.channel.close();
  show = new Show(stage, cards, line, (state) => shown(line, state, presents));
  show.digest = told.story;
  document.documentElement.lang = story.html_language;
  document.documentElement.dataset.mode = story.mode;
  if (presents) show.desk = presenterView(show, frame, () => shared());
  else document.body.prepend(root);
  document.getElementById('waiting')?.remove();
  navigator.wakeLock?.request('screen').catch(() => {});  // where a browser lets a page keep the screen awake
  before?.desk?.remove();
  before?.stage.remove();
  if (line.token) drives(line, story, told.state, before);
  else show.draw();
}

// Letters and colours of the story; without them it is shown in the machine's.
function letters(line, digest) {
  const link = make('link');
  Object.assign(link, { rel: 'stylesheet', href: `${line.address}/look.css?story=${digest}` });
  const old = document.querySelector('link[data-look]');
  link.dataset.look = digest;
  return Promise.race([
    new Promise((done) => {
      link.onload = link.onerror = done;
      document.head.append(link);
    }).then(() => document.fonts.ready).then(() => old?.remove()),
    new Promise((done) => { setTimeout(done, 4000); }),
  ]);
}

function drives(line, story, told, before) {
  try {
    sessionStorage.setItem(`story ${line.room}`, JSON.stringify(story));
  } catch { /* too large to be kept over a reload */ }
  const wanted = addressed(story);
  if (before) Object.assign(show.state, before.state, { number: Math.max(before.state.number, told.number) });
  else if (!told.number && (wanted.step > 1 || Object.keys(wanted.levers).length)) show.change({ step: wanted.step });
  else show.draw();
  if (!before && !told.number && Object.keys(wanted.levers).length) show.restAt(wanted.levers);
  if (!before) hands(show);
}

// The step and the levers that the address asks for.
function addressed(story) {
  const step = Math.min(Math.max(Number(asked.get('step')) || 1, 1), story.steps.length);
  const names = story.steps[step - 1].board?.levers.map((lever) => lever.id) ?? [];
  const levers = names.map((name) => [name, Number.parseFloat(asked.get(name))]).filter(([, value]) => Number.isFinite(value));
  return { step, levers: Object.fromEntries(levers) };
}

// What a step and its levers are called in an address.
function named(state) {
  return Object.entries({ step: state.step, ...state.levers }).map(([name, value]) => `${name}=${value}`).join('&');
}

function shown(line, state, presents) {
  const { story } = show.stage;
  document.title = `${story.steps[state.step - 1].page} · ${story.title}`;
  if (!line.token) return;
  history.replaceState(null, '', `#${presents ? `key=${line.token}&` : ''}${named(state)}`);
  show.desk?.update(state);
}

// The address that opens this story at this step again, for whoever has it; null for an own story.
function shared() {
  const { ready } = show.stage.story;
  if (!ready) return null;
  return `${location.origin}${base}/stage/new#${new URLSearchParams(ready)}&${named(show.state)}`;
}

function hands(first) {
  // A story that came anew has another `show`: ask for the one that stands.
  const now = {
    get step() { return show.step; },
    get last() { return show.last; },
    go: (step) => show.go(step), blank: () => show.blank(), back: () => show.back(),
  };
  const { line } = first;
  listen({
    ...common(now, first.cards),
    n: () => { if (!show.desk) first.cards.notes(); },
    p: () => {
      open(line.address, `audience ${line.room}`, 'popup,width=1280,height=720');
      if (!show.desk) location.href = `${line.address}/present#key=${line.token}&${named(show.state)}`;
    },
  }, now.go);
  if (show.desk) return;
  document.body.addEventListener('click', ({ target, clientX }) => {
    if (target.closest('#stage') && !target.closest('.board, .card')) now.go(show.step + (clientX < innerWidth / 4 ? -1 : 1));
  });
  const hint = make('p', 'hint', show.stage.story.words.hint);
  document.body.append(hint);
  for (const what of ['keydown', 'pointerdown']) addEventListener(what, () => hint.remove(), { once: true });
  setTimeout(() => hint.remove(), 8_000);
}

start();
