import { readTyped } from './typed.js';

// What stands at a place of a story: the cover (0), a step, the closing after the last one.
export function toldAt(story, place) {
  if (place === 0) return story.cover;
  return place > (story.steps?.length ?? place) ? story.closing : story.steps?.[place - 1];
}

// What an address asks for: a place of the story and levers. What can't be is told in words, the rest is kept.
export function addressed(story, asked) {
  const { words, steps, language } = story;
  const refused = [];
  const wished = asked.get('step');
  const place = wished === null ? story.first : Math.trunc(Number(wished));
  const step = within(story, Number.isNaN(place) ? 1 : place);
  if (wished !== null && String(step) !== wished) {
    refused.push(filled(words.no_step, { step: wished, pages: steps.length }));
  }
  const levers = {};
  for (const lever of steps.find((one) => one.board)?.board.levers ?? []) {
    const text = asked.get(lever.id);
    if (text === null) continue;
    const value = readTyped(text, language, lever.one);
    if (value !== null && value >= lever.min && value <= lever.max && (lever.step < 1 || Number.isInteger(value))) levers[lever.id] = value;
    else refused.push(notALever(words, lever, text));
  }
  return { step, levers, refused };
}

// Why a lever does not stand at what was asked for.
export function notALever(words, lever, text) {
  const allowed = `${lever.texts[0]}\u2013${lever.texts.at(-1)}`;
  return filled(words.no_lever, { field: lever.label, typed: text.slice(0, 40), allowed });
}

export const within = ({ first, last }, place) => Math.min(Math.max(place, first), last);

export function filled(sentence, values) {
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), sentence);
}
