// Numbers as people type them, where no server reads them: the rules of `directive.i18n.typed`, held to the same table.
const LONGEST = 40;
const SCALES = {
  千: 1e3, 万: 1e4, 亿: 1e8, 万亿: 1e12, тыс: 1e3, млн: 1e6, млрд: 1e9, трлн: 1e12,
  thousand: 1e3, million: 1e6, bn: 1e9, billion: 1e9, tn: 1e12, trillion: 1e12,
};

// The number in a typed text, null for an empty one, NaN for what is no number. `one`: size of the field's unit.
export function readTyped(text, language, one) {
  let signs = text.normalize('NFKC').replaceAll(/[\u2010-\u2014\u2212]/g, '-').replaceAll(/[%★⚠\ufe0f×'’]/g, '').trim();
  if (!signs) return null;
  let factor = 1;
  const worded = one ? /^(.*\d)\s*(\p{L}+\.?)$/su.exec(signs) : null;
  const scale = worded && SCALES[worded[2].toLowerCase().replace(/\.$/, '')];
  if (scale) [signs, factor] = [worded[1], scale / one];
  const plain = onePoint(withoutGaps(signs), language);
  const isNumber = text.length <= LONGEST && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain);
  return isNumber && Math.abs(Number(plain) * factor) <= 1e15 ? Number((Number(plain) * factor).toFixed(12)) : NaN;
}

// Without the spaces between groups of three; with others it is no number.
function withoutGaps(signs) {
  const minus = signs.startsWith('-') ? '-' : '';
  const [head, ...groups] = signs.slice(minus.length).trim().split(/\s+/);
  const whole = groups.map((group, place) => (place === groups.length - 1 ? group.split(/[.,]/)[0] : group));
  if (groups.length && !(/^\d{1,3}$/.test(head) && whole.every((part) => /^\d{3}$/.test(part)))) return '';
  return minus + head + groups.join('');
}

// With a point before the decimals and no sign between groups; "" where the groups are none.
function onePoint(signs, language) {
  const last = Math.max(signs.lastIndexOf(','), signs.lastIndexOf('.'));
  for (const [group, decimal] of [[',', '.'], ['.', ',']]) {
    const count = signs.split(group).length - 1;
    if (count && (count > 1 || signs.lastIndexOf(decimal) === last)) {
      return grouped(signs, group, decimal) ? signs.replaceAll(group, '').replace(decimal, '.') : '';
    }
  }
  if (language !== 'ru' && grouped(signs, ',', '.')) return signs.replaceAll(',', '');
  return signs.replace(',', '.');
}

const grouped = (signs, group, decimal) => new RegExp(
  `^[-+]?[1-9]\\d{0,2}(\\${group}\\d{3})+(\\${decimal}\\d*)?$`,
).test(signs);
