import { Cards } from './cards.js';
import { boardAt, led, placeOf, together, unpacked, valueAt } from './grid.js';
import { common, listen } from './keys.js';
import { addressed, filled, toldAt, within } from './named.js';
import { Stage } from './stage.js';

// Plays the story that stands in the same file: no server, a second window follows by messages between windows.
const story = JSON.parse(document.getElementById('story').textContent);
const tables = await unpacked(document.getElementById('grid-source').textContent);
const follows = location.hash.startsWith('#audience');  // a second window shows what the first one plays
// `moved`: levers away from the story's values, by the place on their rails, on every step; `moving`: one in motion.
const state = { step: story.first, blank: false, moved: {}, moving: null };
const levers = story.steps.find((step) => step.board)?.board.levers ?? [];
let screen = null;  // the second window, when it is open

function moduleOf(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }));
}

// What the address asks for; what can't be is returned in words.
function asked() {
  const { step, levers: values, refused } = addressed(story, new URLSearchParams(location.hash.slice(1)));
  state.step = step;
  for (const [id, value] of Object.entries(values)) {
    const { place, said } = placeOf(story, lever(id), value);
    if (said) refused.push(said);
    else state.moved = { ...leave(id, refused), [id]: place };
  }
  return refused;
}

const lever = (id) => levers.find((one) => one.id === id);

// The levers that stay where they are when this one moves; `said` hears of those that do not.
function leave(id, said = []) {
  const kept = together(tables, state.moved, id);
  if (Object.keys(state.moved).some((name) => name !== id && !(name in kept))) said.push(filled(story.words.alone, { lever: lever(id).label }));
  return kept;
}

const stage = new Stage(document.getElementById('stage'), story, {
  vega: moduleOf('vega-source'),
  boards: moduleOf('board-source'),
  onMove: moving,
  onRest: (what, facts) => rested(facts),
  live: !follows,
});
const cards = new Cards(stage);

async function show() {
  address();
  const step = toldAt(story, state.step);
  document.title = [step.page, story.title].filter(Boolean).join(' · ');
  cards.close();
  const away = Object.keys(state.moved).length > 0;
  await stage.show(state.step, step.board ? { ...step, board: board() } : { ...step, stays: away && !step.cover });
  if (stage.board && state.moving) stage.place(...state.moving);
  tell();
}

function address() {
  if (follows) return;
  const named = levers.filter(({ id }) => id in state.moved).map((one) => `&${one.id}=${valueAt(one, state.moved[one.id])}`);
  history.replaceState(null, '', `#step=${state.step}${named.join('')}`);
}

function board() {
  const own = toldAt(story, state.step).board;
  return led(boardAt(own, tables, state.moved) ?? own, tables, state.moved);
}

// The shown board at the levers as they stand.
function place(said = '') {
  stage.setBoard(board());
  if (said) stage.say(said);
}

function moving(id, position) {
  if (state.moving && state.moving[0] !== id) {  // a lever left for another one rests where it stands
    rested({ lever: state.moving[0], position: state.moving[1] });
    stage.board.stand(id, position);
  }
  const said = [];
  const kept = leave(id, said);
  if (Object.keys(kept).length < Object.keys(state.moved).length && said.length) {
    state.moved = kept;
    place(said[0]);
    stage.board.stand(id, position);
  }
  state.moving = [id, position];
  tell();
}

function rested({ lever: id, position, text }) {
  const said = [];
  const found = text === undefined ? { place: position } : placeOf(story, lever(id), text);
  if (found.said) said.push(found.said);
  else state.moved = { ...leave(id, said), [id]: found.place };
  state.moving = null;
  if (stage.board) {
    stage.board.sent = null;
    place(said.join(' '));
  } else show();  // a field that the next step's key has left
  address();
  tell();
}

const playing = {
  get step() { return state.step; },
  first: story.first,
  last: story.last,
  go(step) {
    const to = within(story, step);
    if (to === state.step) return;
    Object.assign(state, { step: to, moving: null });
    show();
  },
  blank() {
    state.blank = !state.blank;
    cards.dark(state.blank);
    tell();
  },
  back() {
    Object.assign(state, { moved: {}, moving: null });
    if (stage.board) place();
    else show();
    address();
    tell();
  },
};

function tell() {
  screen?.postMessage({ story: story.id, ...state }, '*');
}

function hear({ data, source }) {
  if (follows ? source !== opener : source !== screen) return;
  if (data === 'ready') tell();
  if (!follows && ['go', 'blank', 'back'].includes(data?.act)) playing[data.act](data.step);
  if (!follows || data?.story !== story.id) return;
  const { step, blank, moved, moving: now } = data;
  const stays = step === state.step && stage.step === step && (stage.board || JSON.stringify(moved) === JSON.stringify(state.moved));
  Object.assign(state, { step, blank, moved, moving: now });
  cards.dark(blank);
  if (!stays) show();
  else if (stage.board) {
    if (!now || JSON.stringify(moved) !== stage.at) place();
    stage.at = JSON.stringify(moved);
    if (now) stage.place(...now);
  }
}

// The second window has keys too: a remote speaks to the window in front.
const ask = (act, step) => opener?.postMessage({ act, step }, '*');
const hands = follows ? { get step() { return state.step; }, first: playing.first, last: playing.last, go: (step) => ask('go', step), blank: () => ask('blank'), back: () => ask('back') } : playing;
const acts = common(hands, cards);
if (follows) for (const key of ['?', 't']) delete acts[key];
else {
  acts.o = acts.g = () => cards.overview(story.steps, state.step, playing.go);
  acts.p = () => { screen = open(`${location.href.split('#')[0]}#audience`, 'audience'); };
  if (story.speaker) acts.n = () => cards.notes(toldAt(story, state.step), toldAt(story, state.step + 1));
}
listen(acts, hands.go);
addEventListener('message', hear);
stage.root.addEventListener('click', (event) => {
  if (!event.target.closest('.board, .card')) hands.go(state.step + (event.clientX < innerWidth / 4 ? -1 : 1));
});
const refused = follows ? [] : asked();
await show();
if (refused.length) {
  if (stage.board) stage.say(refused.join(' '));
  else cards.card('said', '', ...refused.map((text) => Object.assign(document.createElement('p'), { textContent: text })));
}
if (follows) opener?.postMessage('ready', '*');
