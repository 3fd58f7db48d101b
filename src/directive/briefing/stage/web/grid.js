import { filled, notALever } from './named.js';
import { readTyped } from './typed.js';

// Levers that were moved, as positions of their rails, and the board at them: rows that the app has worked out.
// Share and year combine by a table of their own; another lever moves alone.
const ACROSS = 'share';
const DOWN = 'year';

export async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  if (!bytes.length || typeof DecompressionStream === 'undefined') return [];
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
}

// The board of a step with these levers moved; the step's own without any, null where the file does not know.
export function boardAt(board, tables, moved) {
  const names = Object.keys(moved);
  if (!names.length) return board;
  if (names.length === 1) return alone(board, names[0], moved[names[0]]);
  if (names.some((name) => ![ACROSS, DOWN].includes(name)) || !tables.length) return null;
  const [i, j] = [moved[ACROSS], moved[DOWN]];
  return { ...standing(board, moved), committed: picked(tables[j], i) };
}

function alone(board, name, place) {
  return { ...standing(board, { [name]: place }), committed: picked(board.tables[name], place) };
}

// Levers at their places, with the tables that lead on from there.
function standing(board, moved) {
  const levers = board.levers.map((lever) => (lever.id in moved ? { ...lever, at: moved[lever.id], typed: lever.texts[moved[lever.id]] } : lever));
  return { ...board, levers };
}

// The tables a lever in motion reads while the others stand where they were moved to.
export function led(board, tables, moved) {
  if (!tables.length) return board;
  const led = { ...board.tables };
  if (DOWN in moved) led[ACROSS] = tables[moved[DOWN]];
  if (ACROSS in moved) led[DOWN] = { ...board.tables[DOWN], ...down(tables, moved[ACROSS]) };
  return { ...board, tables: led };
}

function down(tables, i) {
  const column = (part) => Object.fromEntries(Object.keys(tables[0][part]).map((name) => [name, tables.map((table) => table[part][name][i])]));
  return { figures: column('figures'), series: column('series'), refused: tables.map((table) => table.refused[i]) };
}

function picked(table, i) {
  if (table.refused[i]) return { refused: table.refused[i] };
  const pick = (part) => Object.fromEntries(Object.entries(table[part]).map(([name, rows]) => [name, rows[i]]));
  return { figures: pick('figures'), series: pick('series') };
}

// Which levers stay moved when this one is: share and year lead together, any other lever alone.
export function together(tables, moved, id) {
  const pair = tables.length ? [ACROSS, DOWN] : [];
  return Object.fromEntries(Object.entries(moved).filter(([name]) => name === id || (pair.includes(name) && pair.includes(id))));
}

// A lever's place for a value as somebody typed it; or, in words, why there is none.
export function placeOf({ words, language }, lever, text) {
  const value = readTyped(String(text), language, lever.one) ?? NaN;
  if (!(value >= lever.min && value <= lever.max)) return { said: notALever(words, lever, text) };
  const place = Math.round((value - lever.min) / lever.step);
  if (Math.abs(lever.min + place * lever.step - value) > 1e-6) {
    const allowed = `${lever.texts[0]}\u2013${lever.texts.at(-1)}`;
    return { said: filled(words.no_value, { lever: lever.label, allowed, step: lever.step, text }) };
  }
  return { place };
}

export function valueAt(lever, place) {
  return Number((Number(lever.min) + place * lever.step).toFixed(6));
}
