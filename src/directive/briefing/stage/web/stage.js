// Draws a story on a stage of 1920 × 1080 points, a step at a time, scaled to the window or to a frame in it. A telephone
// held upright has a stage of its own shape: half as many points across as the window has at least, so that all is read. Every
// text and every number comes written; a lever picks rows of a table, as on the page it was made on.
export class Stage {
  // `vega` and `boards`: addresses of the chart library and of the lever board; `frame`: where the stage stands.
  // `onMove(lever, position)` hears a lever in motion, `onRest(what, facts)` one that came to rest. Without `live` levers
  // stand where they are put: in the room they follow the presenter's.
  constructor(root, story, { vega, boards, frame = null, onMove = () => {}, onRest = () => {}, live = true }) {
    Object.assign(this, { root, story, vega, boards, frame, onMove, onRest, live });
    root.classList.add('stage');
    this.step = 0;
    this.turn = 0;
    this.board = null;
    root.style.setProperty('--chart-scale', story.chart_scale);
    this.sizes = new ResizeObserver(() => this.fit());
    this.sizes.observe(frame ?? document.documentElement);
    this.fit();
  }

  fit() {
    const [width, height] = this.frame ? [this.frame.clientWidth, this.frame.clientHeight] : [innerWidth, innerHeight];
    const upright = !this.frame && width < UPRIGHT && width < height;
    this.width = upright ? Math.min(720, width * 2) : 1920;
    const tall = upright ? Math.round(height * this.width / width) : 1080;
    const scale = Math.min(width / this.width, height / tall);
    Object.assign(this.root.style, {
      width: `${this.width}px`, height: `${tall}px`,
      transform: `translate(${(width - this.width * scale) / 2}px, ${(height - tall * scale) / 2}px) scale(${scale})`,
    });
    const turned = this.root.classList.contains('upright') !== upright;
    this.root.classList.toggle('upright', upright);
    if (turned && this.now) this.show(this.step, this.now);
  }

  async show(number, step) {
    const turn = ++this.turn;  // a step asked for while another is drawn takes its place
    const body = make('div', 'body');
    const foot = make('div', 'foot');
    foot.append(make('span', 'source', step.source), make('span', 'clock'), make('span', 'page', step.page));
    this.board = null;
    this.step = number;
    this.now = step;
    this.root.replaceChildren(make('h1', '', step.title), make('p', 'said', step.text), body, foot);
    this.root.classList.toggle('framing', Boolean(step.cover));
    if (step.cover) cover(step.cover, body);
    if (step.points) points(step.points, body);
    if (step.amounts) body.append(amounts(step.amounts));
    if (step.chart && !step.board) await this.chart(step.chart, body);
    if (step.table) table(step.table, body);
    if (step.board) await this.levers(step.board, body, turn);
    if (step.stays) body.append(make('p', 'stays', this.story.words.stays));
    if (turn === this.turn) this.root.dataset.step = number;
  }

  // Charts are laid out at a part of the stage's size and drawn larger, as vectors, so that their proportions stay.
  async chart(drawing, body) {
    const box = make('div', 'picture');
    const inner = make('div');
    box.append(inner);
    body.append(make('p', 'measured', drawing.subtitle), box);
    if (drawing.foot) body.append(make('p', 'borders', drawing.foot));
    box.setAttribute('role', 'img');
    box.setAttribute('aria-label', drawing.alt);
    const larger = this.story.chart_scale;
    const room = { width: box.clientWidth / larger, height: box.clientHeight / larger };
    const parts = ['hconcat', 'vconcat', 'concat'].some((name) => name in drawing.spec);
    const upright = this.root.classList.contains('upright');
    try {
      const { vegaEmbed } = await import(this.vega);
      for (const wider of upright && !parts ? WIDER : [1]) {
        const size = parts ? {} : { width: room.width * wider, height: room.height, autosize: { type: 'fit', contains: 'padding' } };
        await vegaEmbed(inner, { ...drawing.spec, ...size }, { mode: 'vega-lite', ...DRAWN });
        if (upright) box.style.width = `${inner.querySelector('svg').width.baseVal.value * larger}px`;
        if (!crowded(inner)) break;
      }
    } catch {
      inner.replaceChildren(make('p', 'said', this.story.words.chart_failed));
      return;
    }
    const drawn = inner.querySelector('svg').getBoundingClientRect();
    const scale = this.root.getBoundingClientRect().width / this.width;
    const fits = upright ? larger : Math.min(box.clientWidth / (drawn.width / scale), box.clientHeight / (drawn.height / scale), larger);
    inner.style.transform = `scale(${fits})`;
    if (matchMedia('(prefers-reduced-motion: no-preference)').matches) drawing.grows?.forEach((layer) => grow(inner, layer));
  }

  async levers(data, body, turn) {
    const { Board } = await import(this.boards);
    const box = make('div', 'board');
    const root = make('div');
    root.dataset.testid = 'studio-board';
    for (const name of ['levers', 'refused', 'figures', 'panels']) root.append(make('div', name));
    root.querySelector('.refused').hidden = true;
    box.append(root);
    body.append(box);
    if (turn !== this.turn) return;
    this.board = new Board(root, { ...DRAWN, zoom: () => this.story.chart_scale });
    this.setBoard(data);
    root.querySelector('.levers').inert = !this.live;
    root.addEventListener('input', ({ target }) => {  // before the board's own
      if (target.dataset.lever) this.onMove(target.dataset.lever, this.board.place(target.dataset.lever));
    }, true);
  }

  // Levers at rest at the values of this board.
  setBoard(data) {
    this.data = data;
    this.now = { ...this.now, board: data };
    this.board.moving = this.board.dragging ? this.board.moving : null;
    this.board.note = '';
    this.board.update({
      data: { ...data, bundle: this.vega },
      setTriggerValue: (what, facts) => this.onRest(what, facts),
      setStateValue: () => {},
    });
  }

  // One lever at a position of its rail, the others at rest.
  place(id, position) {
    const slider = this.root.querySelector(`input[data-lever="${CSS.escape(id)}"]`);
    if (!slider || (this.board.place(id) === position && this.board.moving === id)) return;
    if (this.board.moving && this.board.moving !== id) this.setBoard(this.data);
    this.board.stand(id, position);
    this.board.move(id);
  }

  // Why a lever was not taken; it stands until a lever moves.
  say(text) {
    if (!this.board) return;
    this.board.note = text;
    this.board.show();
  }

  remove() {
    this.sizes.disconnect();
    this.root.remove();
  }
}

const UPRIGHT = 700;  // a window narrower than this, and higher than wide, is a telephone's

// How much wider than the window a chart may be drawn on an upright stage, where it is moved sideways.
const WIDER = [1, 1.5, 2, 2.6];

// Whether labels of an axis lie over each other or a text leaves the picture.
function crowded(inner) {
  const edge = inner.querySelector('svg').getBoundingClientRect();
  const boxes = (root) => [...root.querySelectorAll('text')].map((text) => text.getBoundingClientRect());
  const over = (a, b) => a.left < b.right + 3 && b.left < a.right + 3 && a.top < b.bottom && b.top < a.bottom;
  return boxes(inner).some((box) => box.right > edge.right + 2 || box.left < edge.left - 2)
    || [...inner.querySelectorAll('.role-axis-label')].some((axis) => boxes(axis).some((box, i, all) => all.slice(i + 1).some((other) => over(box, other))));
}

// Expressions of charts are walked through, not turned into code: nothing on these pages is evaluated.
const DRAWN = { actions: false, renderer: 'svg', tooltip: false, ast: true };

export function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

// What the step is about is drawn as it comes about: a path in the order of its years, a tie from where it starts.
function grow(picture, layer) {
  const how = { duration: 1400, delay: 350, easing: 'ease-in-out', fill: 'backwards' };
  // A line with its points is two layers in one.
  for (const part of picture.querySelectorAll(`.layer_${layer}_marks, [class*="layer_${layer}_layer_"]`)) {
    const lines = part.querySelectorAll('line');
    for (const line of lines) {
      line.setAttribute('pathLength', 1);
      line.animate({ strokeDasharray: ['1', '1'], strokeDashoffset: [1, 0] }, how);
    }
    if (!lines.length) part.animate({ clipPath: ['inset(-20px 100% -20px -20px)', 'inset(-20px)'] }, how);
  }
}

// What stands before the first step and after the last: where, when, by whom; small, what every paper prints.
function cover({ lines, about }, body) {
  const told = make('div', 'told');
  told.append(...lines.map((line) => make('p', '', line)));
  body.append(told, ...(about.length ? [make('p', 'measured', about.join(' · '))] : []));
}

// Lines of free text, as large as they fit.
function points(lines, body) {
  const box = make('ul', 'points');
  box.append(...lines.map((line) => make('li', '', line)));
  body.append(box);
  for (let size = 48; size > 24 && body.scrollHeight > body.clientHeight; size -= 2) box.style.fontSize = `${size}px`;
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
