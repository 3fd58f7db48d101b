// What an address asks for: a step and levers. What can't be is told in words, the rest is kept.
export function addressed(story, asked) {
  const { words, steps } = story;
  const refused = [];
  const wished = asked.get('step');
  const step = Math.min(Math.max(Math.trunc(Number(wished)) || 1, 1), steps.length);
  if (wished !== null && String(step) !== wished) {
    refused.push(filled(words.no_step, { step: wished, pages: steps.length }));
  }
  const levers = {};
  for (const lever of steps.find((one) => one.board)?.board.levers ?? []) {
    const text = asked.get(lever.id);
    if (text === null) continue;
    const value = Number(text.replace(',', '.'));
    if (text.trim() && value >= lever.min && value <= lever.max && (lever.step < 1 || Number.isInteger(value))) levers[lever.id] = value;
    else refused.push(notALever(words, lever, text));
  }
  return { step, levers, refused };
}

// Why a lever does not stand at what was asked for.
export function notALever(words, lever, text) {
  const allowed = `${lever.texts[0]}\u2013${lever.texts.at(-1)}`;
  return filled(words.no_lever, { field: lever.label, typed: text.slice(0, 40), allowed });
}

export function filled(sentence, values) {
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), sentence);
}
