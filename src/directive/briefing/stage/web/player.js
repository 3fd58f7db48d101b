import { Cards } from './cards.js';
import { common, listen } from './keys.js';
import { Stage } from './stage.js';

// Plays the story that stands in the same file: no server, a second window follows by messages between windows.
const story = JSON.parse(document.getElementById('story').textContent);
const follows = location.hash.startsWith('#audience');  // a second window shows what the first one plays
const state = { step: startStep(), lever: null, blank: false };
let screen = null;  // the second window, when it is open

function moduleOf(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }));
}

function startStep() {
  const asked = Number(new URLSearchParams(location.hash.slice(1)).get('step'));
  return Math.min(Math.max(asked || 1, 1), story.steps.length);
}

const stage = new Stage(document.getElementById('stage'), story, {
  vega: moduleOf('vega-source'),
  boards: moduleOf('board-source'),
  onMove: moved,
  // Nothing answers a lever at rest: it stays where it is until another is moved, and L brings all back.
  onRest: () => { stage.board.sent = null; },
});
const cards = new Cards(stage);

async function show() {
  if (!follows) history.replaceState(null, '', `#step=${state.step}`);
  document.title = `${story.steps[state.step - 1].page} · ${story.title}`;
  cards.close();
  await stage.show(state.step);
  if (stage.board && state.lever) stage.place(state.lever.id, state.lever.position);
  tell();
}

function moved(id, position) {
  if (state.lever && state.lever.id !== id) {  // tables hold one lever's way, the others at the story's values
    for (const lever of stage.data.levers) if (lever.id !== id) stage.board.placeLever(lever);
  }
  state.lever = { id, position };
  tell();
}

const playing = {
  get step() { return state.step; },
  last: story.steps.length,
  go(step) {
    const to = Math.min(Math.max(step, 1), story.steps.length);
    if (to === state.step) return;
    Object.assign(state, { step: to, lever: null });
    show();
  },
  blank() {
    state.blank = !state.blank;
    cards.dark(state.blank);
    tell();
  },
  back() {
    state.lever = null;
    show();
  },
};

function tell() {
  screen?.postMessage({ story: story.id, ...state }, '*');
}

function hear({ data, source }) {
  if (follows ? source !== opener : source !== screen) return;
  if (data === 'ready') tell();
  if (!follows || data?.story !== story.id) return;
  const { step, lever, blank } = data;
  const stays = step === state.step && (lever || !stage.board);
  Object.assign(state, { step, lever, blank });
  cards.dark(blank);
  if (!stays) show();
  else if (lever && stage.board) stage.place(lever.id, lever.position);
}

listen({
  ...common(playing, cards),
  n: () => cards.notes(),
  p: () => { screen = open(`${location.href.split('#')[0]}#audience`, 'audience'); },
}, playing.go);
addEventListener('message', hear);
stage.root.addEventListener('click', (event) => {
  if (!event.target.closest('.board, .card')) playing.go(state.step + (event.clientX < innerWidth / 4 ? -1 : 1));
});
show();
if (follows) opener?.postMessage('ready', '*');
