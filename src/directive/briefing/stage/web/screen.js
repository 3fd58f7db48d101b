import { Cards } from './cards.js';
import { common, listen } from './keys.js';
import { Line } from './line.js';
import { addressed, toldAt } from './named.js';
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
const all = JSON.parse(document.body.dataset.words);  // before a story is there, in all languages
const words = all[asked.get('lang')] ?? all[document.body.dataset.language];
const follows = window.name.startsWith('audience');  // the second window of the presenter's machine
const presents = view === 'present';
const SLOW_MS = 2500;
let show = null;

async function start() {
  if (presents) document.documentElement.dataset.view = 'present';
  const line = place === 'new' ? await opened() : lineTo(place);
  if (!line) return;
  if (presents && !line.token) {
    say(words.no_key);
    return;
  }
  let away = 0;
  line.listen({
    heard: (told) => followed(line, told),
    missing: () => reopened(line),
    lost: (lost) => {
      show?.desk?.answers(!lost);
      if (away && !lost && line.token && show) show.again();
      away = lost ? away || Date.now() : 0;
      if (!show && lost && Date.now() - away > SLOW_MS) say(words.no_answer);
    },
    ended: () => over(line),
  });
}

// The one sentence of a page without a story.
function say(text) {
  const now = document.getElementById('waiting');
  if (now) now.firstElementChild.textContent = text;
}

function lineTo(room) {
  const token = tokenOf(room);
  return new Line(base, room, token, Boolean(token) && !follows);
}

function tokenOf(room) {
  const given = presents && asked.get('key');
  if (given) sessionStorage.setItem(kept(room), given);
  return given || sessionStorage.getItem(kept(room));
}

// The presenter has ended the show, or a newer one of theirs has taken its place: nothing of it stays on any screen.
function over(line) {
  for (const name of [kept(line.room), `story ${line.room}`]) sessionStorage.removeItem(name);
  show?.channel.close();
  show?.desk?.remove();
  show?.stage.remove();
  show?.cards.dark(false);
  document.querySelectorAll('.hint, .card').forEach((part) => part.remove());
  const text = show?.stage.story.words.ended ?? words.ended;
  show = null;
  document.title = text;
  let now = document.getElementById('waiting');
  if (!now) {
    now = make('div');
    now.id = 'waiting';
    now.append(make('p'));
    document.body.prepend(now);
  }
  say(text);
  history.replaceState(null, '', location.pathname);
}

// A room for the story that the address names.
async function opened() {
  const secret = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24)))).replaceAll('+', '-').replaceAll('/', '_');
  const line = new Line(base, '', secret);
  const named = Object.fromEntries(['story', 'lang', 'mode'].map((name) => [name, asked.get(name) ?? '']));
  const source = asked.has('ticket') ? { ticket: asked.get('ticket'), lang: named.lang } : { ready: named };
  const slow = setTimeout(() => say(words.preparing), SLOW_MS);
  for (;;) {
    try {
      line.room = (await line.tell(source, 'rooms')).room;
      break;
    } catch (error) {
      clearTimeout(slow);
      say(error.said ?? words.no_answer);
      if (error.said && error.status !== 503) return null;
      await new Promise((done) => { setTimeout(done, error.said ? 4000 : 1000); });
    }
  }
  clearTimeout(slow);
  sessionStorage.setItem(kept(line.room), secret);
  history.replaceState(null, '', `${base}/stage/${line.room}${location.hash}`);
  return line;
}

// The server does not know the room (any more): who drives brings story and step again, everybody else waits.
async function reopened(line) {
  const story = line.whole && (show?.stage.story ?? stored(line.room));
  if (!story) {
    say(line.token ? words.gone : words.waiting);
    return;
  }
  const { levers, moving, ...state } = show?.state ?? {};
  await line.tell({ story, state }, 'rooms').catch((error) => { if (error.ended) over(line); else throw error; });
  await show?.again();
}

function stored(room) {
  try {
    return JSON.parse(sessionStorage.getItem(`story ${room}`));
  } catch {
    return null;
  }
}

async function followed(line, told) {
  if (!show || show.digest !== told.story) await begin(line, told);
  show.heard(told.state);
}

async function begin(line, told) {
  const story = await line.get('story');
  await letters(line, told.story);
  const before = show;
  const root = make('div');
  root.id = 'stage';
  root.dataset.testid = 'stage';
  const frame = presents ? make('div', 'frame') : null;
  if (frame) frame.append(root);
  const stage = new Stage(root, story, { ...drawnBy(story), frame, live: line.whole });
  const cards = before?.cards ?? new Cards(stage);
  cards.stage = stage;
  before?.channel.close();
  show = new Show(stage, cards, line, (state, step) => shown(line, state, step));
  show.digest = told.story;
  document.documentElement.lang = story.html_language;
  document.documentElement.dataset.mode = story.mode;
  if (presents) show.desk = presenterView(show, frame, shared, (place, at) => new Stage(place, story, { ...drawnBy(story), frame: at, live: false }));
  else document.body.prepend(root);
  document.getElementById('waiting')?.remove();
  navigator.wakeLock?.request('screen').catch(() => {});  // where a browser lets a page keep the screen awake
  before?.desk?.remove();
  before?.stage.remove();
  if (line.token && !before) hands(show);
  if (line.whole) drives(line, story, told.state, before);
  else show.draw();
}

function drawnBy(story) {
  return {
    vega: new URL(`${base}/${story.vega}`, location.href).href,
    boards: new URL('./board.js', import.meta.url).href,
  };
}

// Letters and colours of the story. Nothing is drawn without them: a page that waits says so, an odd one looks broken.
async function letters(line, digest) {
  const old = document.querySelector('link[data-look]');
  for (let trial = 0; ; trial += 1) {
    const link = make('link');
    Object.assign(link, { rel: 'stylesheet', href: `${line.address}/look.css?story=${digest}&trial=${trial}` });
    link.dataset.look = digest;
    const came = await new Promise((done) => {
      link.onload = () => done(true);
      link.onerror = () => done(false);
      document.head.append(link);
    });
    if (came) break;
    link.remove();
    await new Promise((done) => { setTimeout(done, 500); });
  }
  await Promise.all([...document.fonts].map((font) => font.load())).catch(() => {});
  old?.remove();
}

function drives(line, story, told, before) {
  try {
    sessionStorage.setItem(`story ${line.room}`, JSON.stringify(story));
  } catch { /* too large to be kept over a reload */ }
  const wanted = addressed(story, asked);
  const levers = Object.keys(wanted.levers).length > 0;
  if (before) Object.assign(show.state, before.state, { number: Math.max(before.state.number, told.number) });
  else if (!told.number && (wanted.step !== told.step || levers)) show.change({ step: wanted.step });
  else show.draw();
  if (before || told.number) return;
  if (levers) show.restAt(wanted.levers);
  if (wanted.refused.length) hint(wanted.refused.join(' '), 15_000);
}

// What a step and its levers are called in an address.
function named(state) {
  return Object.entries({ step: state.step, ...state.levers }).map(([name, value]) => `${name}=${value}`).join('&');
}

function shown(line, state, step) {
  if (!show) return;  // ended while it was drawn
  const { story } = show.stage;
  document.title = [step.page, story.title].filter(Boolean).join(' · ');
  if (!line.whole) return;
  history.replaceState(null, '', `#${presents ? `key=${line.token}&` : ''}${named(state)}`);
  show.desk?.update(state, step);
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
    get step() { return show?.step; },
    get first() { return show?.first; },
    get last() { return show?.last; },
    go: (step) => show?.go(step), blank: () => show?.blank(), back: () => show?.back(),
  };
  const { line } = first;
  const acts = common(now, first.cards);
  if (line.whole) Object.assign(acts, {
    n: () => { if (show && !show.desk) first.cards.notes(show.now, toldAt(show.stage.story, show.step + 1)); },
    o: () => overview(), g: () => overview(),
    p: () => {
      if (!show) return;
      open(line.address, `audience ${line.room}`, 'popup,width=1280,height=720');
      if (!show.desk) location.href = `${line.address}/present#key=${line.token}&${named(show.state)}`;
    },
  });
  else for (const key of ['?', 't']) delete acts[key];  // a room sees no keys and no clock
  listen(acts, now.go, (key, event) => show?.desk?.heardKey(key, event));
  if (show.desk) return;
  document.body.addEventListener('click', ({ target, clientX }) => {
    if (show && target.closest('#stage') && !target.closest('.board, .card')) now.go(show.step + (clientX < innerWidth / 4 ? -1 : 1));
  });
  if (line.whole) hint(show.stage.story.words.hint, 8_000);
}

function overview() {
  if (!show) return;
  show.cards.overview(show.stage.story.steps, show.step, (step) => show.go(step));
}

// A line over the presenter's own picture, gone with the next key.
function hint(text, ms) {
  document.querySelector('.hint')?.remove();
  const line = make('p', 'hint', text);
  line.setAttribute('role', 'status');
  document.body.append(line);
  for (const what of ['keydown', 'pointerdown']) addEventListener(what, () => line.remove(), { once: true });
  setTimeout(() => line.remove(), ms);
}

start();
