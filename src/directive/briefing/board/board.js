// The lever board: Python has evaluated every position of every lever; here a row is picked and shown.
// No formula and no number format stands in this file. On a page it is a component; the big screen makes a Board itself.
const SETTLE_MS = 140;  // a held arrow key commits once, when it rests
const REPLAY_MS = 1600;

export default function (component) {
  const root = component.parentElement.querySelector('[data-testid="studio-board"]');
  const board = root.board ?? (root.board = new Board(root));
  board.update(component);
}

export class Board {
  // `look`: how panels are drawn (vegaEmbed options) and, with `zoom`, how many screen points one point of a panel takes.
  constructor(root, look = { renderer: 'canvas' }) {
    this.root = root;
    this.look = look;
    this.levers = new Map();
    this.views = [];
    this.moving = null;  // id of the lever that is away from its committed position
    this.frame = null;  // the row on show while a change is played again
    this.editing = null;  // id of the lever whose field is being typed into: nothing is written over it
    this.note = '';  // why what was typed was not taken
    this.ready = false;
  }

  update({ data, setTriggerValue, setStateValue }) {
    this.data = data;
    this.send = setTriggerValue;
    this.hear(data.answer);
    this.shape();
    for (const lever of data.levers) this.placeLever(lever);
    for (const choice of data.choices) this.placeChoice(choice);
    // The table of a lever in motion has arrived with the state it was waiting for, or the move is over.
    if (this.moving && !this.dragging) this.moving = null;
    this.replay();
    this.show();
    if (!this.ready) {
      this.ready = true;
      setStateValue('ready', true);
    }
    this.draw().catch((error) => {  // without its charts the board is no board: plain controls take its place
      console.warn(error);
      setStateValue('ready', false);
    });
  }

  shape() {
    const wanted = this.data.levers.map((lever) => lever.id).join() + this.data.figures.map((f) => f.id).join();
    if (this.shaped === wanted) return this.relabel();
    this.shaped = wanted;
    this.levers.clear();
    const [levers, figures] = ['levers', 'figures'].map((name) => this.root.querySelector(`.${name}`));
    const made = this.data.levers.map((lever) => this.makeLever(lever));
    levers.replaceChildren(...made, ...this.data.choices.map((choice) => this.makeChoice(choice)));
    figures.replaceChildren(...this.data.figures.map((figure) => this.makeFigure(figure)));
    this.relabel();
  }

  makeFigure(figure) {
    const box = element('div', { className: 'figure' });
    box.append(element('div', { className: 'figure-label' }), element('output', { className: 'figure-value' }));
    box.lastChild.dataset.figure = figure.id;
    return box;
  }

  makeLever(lever) {
    const box = element('div', { className: 'lever' });
    const slider = element('input', { type: 'range' });
    slider.setAttribute('role', 'slider');
    slider.dataset.lever = lever.id;
    const typed = element('input', { type: 'text', inputMode: 'decimal', className: 'typed' });
    const label = element('label', { className: 'lever-label' });
    const track = element('div', { className: 'track' });
    const tick = element('span', { className: 'tick' });
    const rail = element('div', { className: 'rail' });  // where the thumb's middle can stand
    const [low, high] = ['low', 'high'].map((end) => element('span', { className: `bound ${end}`, ariaHidden: true }));
    rail.append(tick, low, high);
    track.append(slider, rail);
    const head = element('div', { className: 'lever-head' });
    const unit = element('span', { className: 'unit' });
    head.append(label, typed, unit);
    box.append(head, track);
    const parts = { slider, typed, label, tick, low, high, unit, box };
    this.levers.set(lever.id, parts);
    slider.addEventListener('input', () => this.move(lever.id));
    slider.addEventListener('pointerdown', () => { this.dragging = lever.id; });
    slider.addEventListener('pointerup', () => { this.dragging = null; });
    slider.addEventListener('change', () => this.rest(lever.id));
    typed.addEventListener('input', () => { this.editing = lever.id; });
    typed.addEventListener('change', () => {
      this.editing = null;
      this.send('typed', { lever: lever.id, text: typed.value });
    });
    typed.addEventListener('blur', () => { this.editing = null; });
    typed.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      this.editing = null;
      typed.value = this.lever(lever.id).typed;
    });
    return box;
  }

  // The answer to what was typed: taken, or why not. It stands until a lever moves or something else is typed.
  hear({ turn = 0, refused = null } = {}) {
    if (turn === this.heard) return;
    this.heard = turn;
    this.note = refused ?? '';
  }

  makeChoice(choice) {
    const box = element('label', { className: 'lever' });
    const select = element('select', {});
    select.dataset.lever = choice.id;
    box.append(element('span', { className: 'lever-label' }), select);
    select.addEventListener('change', () => {
      this.send('commit', { lever: choice.id, position: select.selectedIndex, state: this.data.state });
    });
    return box;
  }

  placeChoice(choice) {
    const select = this.root.querySelector(`select[data-lever="${choice.id}"]`);
    select.previousSibling.textContent = choice.label;
    select.replaceChildren(...choice.options.map((text) => element('option', { textContent: text })));
    select.selectedIndex = choice.at;
  }

  relabel() {
    const legend = this.root.querySelector('.legend');
    if (legend) legend.textContent = this.data.words.baseline;
    this.data.figures.forEach((figure, i) => {
      this.root.querySelectorAll('.figure-label')[i].textContent = figure.label;
    });
    for (const lever of this.data.levers) {
      const { label, slider, typed, unit } = this.levers.get(lever.id);
      label.textContent = lever.label;
      unit.textContent = lever.unit;
      slider.setAttribute('aria-label', lever.label);
      typed.setAttribute('aria-label', lever.unit ? `${lever.label} (${lever.unit})` : lever.label);
    }
  }

  placeLever(lever) {
    const { slider, tick, low, high, typed, box } = this.levers.get(lever.id);
    const last = lever.texts.length - 1;
    [low.textContent, high.textContent] = [lever.texts[0], lever.texts[last]];
    Object.assign(slider, { min: lever.min, max: lever.max, step: lever.step });  // read out as they are shown
    if (this.dragging !== lever.id) {
      this.stand(lever.id, lever.at);
      if (this.editing !== lever.id) typed.value = lever.typed;
    }
    box.classList.toggle('anchor', lever.anchor);
    tick.hidden = lever.baseline === null;
    if (lever.baseline !== null) tick.style.left = `${(100 * lever.baseline) / last}%`;
    tick.title = this.data.words.baseline;
    this.speak(lever);
  }

  // A slider stands at values, a table has rows.
  place(id) {
    const { slider } = this.levers.get(id);
    return Math.round((slider.value - slider.min) / slider.step);
  }

  stand(id, place) {
    const { slider } = this.levers.get(id);
    slider.value = (Number(slider.min) + place * slider.step).toFixed(6);
  }

  speak(lever) {
    const { slider } = this.levers.get(lever.id);
    const moved = this.moving === lever.id;  // the levers that follow say where they stand once it rests
    slider.setAttribute('aria-valuetext', moved ? lever.texts[this.place(lever.id)] : lever.typed);
  }

  move(id) {
    this.moving = id;
    this.note = '';
    const lever = this.lever(id);
    this.levers.get(id).typed.value = lever.texts[this.place(id)];
    this.speak(lever);
    // A table of an older state would show a mixture: wait for the one that belongs to it.
    if (this.sent && this.sent.lever !== id && this.sent.state === this.data.state) return;
    this.show();  // at once: browsers hand out input events once a frame
  }

  rest(id) {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.dragging = null;
      const position = this.place(id);
      this.sent = { lever: id, state: this.data.state };
      this.send('commit', { lever: id, position, state: this.data.state });
    }, SETTLE_MS);
  }

  // Plays a change once: the rows on the way to the committed one. Who prefers less motion sees its end alone.
  replay() {
    const { id, frames = [] } = this.data.replay ?? {};
    if (!frames.length || id === this.replayed) return;
    this.replayed = id;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const start = performance.now();
    const step = (now) => {
      const part = Math.min(1, Math.max(0, (now - start) / REPLAY_MS));
      const eased = part * part * (3 - 2 * part);
      this.frame = part < 1 && !this.moving ? frames[Math.round(eased * (frames.length - 1))] : null;
      if (!this.frame && !this.moving) this.data.levers.forEach((lever) => this.placeLever(lever));
      this.show();
      if (this.frame) requestAnimationFrame(step);
    };
    [this.frame] = frames;
    requestAnimationFrame(step);
  }

  lever(id) {
    return this.data.levers.find((lever) => lever.id === id);
  }

  row() {
    if (this.frame) return this.frame;
    if (!this.moving) return this.data.committed;
    const table = this.data.tables[this.moving];
    const i = this.place(this.moving);
    if (table.refused[i]) return { refused: table.refused[i] };
    const pick = (group) => Object.fromEntries(Object.entries(group).map(([name, rows]) => [name, rows[i]]));
    const groups = ['figures', 'series', 'typed', 'at'];
    return Object.fromEntries(groups.map((name) => [name, pick(table[name])]));
  }

  show() {
    const row = this.row();
    const note = this.root.querySelector('.refused');
    const said = row.refused ?? this.note;
    note.hidden = !said;
    note.textContent = said;
    this.root.classList.toggle('is-refused', Boolean(row.refused));
    if (row.refused) return;
    for (const output of this.root.querySelectorAll('[data-figure]')) {
      const text = row.figures[output.dataset.figure];
      if (output.textContent !== text) output.textContent = text;
    }
    for (const [id, text] of Object.entries(row.typed ?? {})) {
      if (this.editing !== id) this.levers.get(id).typed.value = text;
    }
    for (const [id, place] of Object.entries(row.at ?? {})) this.stand(id, place);
    this.rows = pathRows(this.data.first_year, row.series);
    const last = this.rows[this.rows.length - 1];
    for (const [field, figure] of Object.entries(this.data.ends)) last[field] = row.figures[figure];
    for (const view of this.views) view.data('path', this.rows).run();
  }

  async draw() {
    const key = this.data.panels.map((panel) => panel.id).join();
    if (this.drawn === key) return;
    this.drawn = key;
    const { vegaEmbed } = await import(new URL(this.data.bundle, document.baseURI).href);
    for (const view of this.views) view.finalize();
    const holder = this.root.querySelector('.panels');
    holder.replaceChildren();
    this.views = await Promise.all(this.data.panels.map((panel) => this.makePanel(panel, holder, vegaEmbed)));
    this.show();
  }

  async makePanel(panel, holder, vegaEmbed) {
    const figure = element('figure', {});
    const caption = element('figcaption', { textContent: panel.title });
    caption.append(element('small', { textContent: panel.subtitle }));
    const picture = element('div', { className: 'panel' });
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', panel.alt);
    figure.append(caption, picture);
    holder.append(figure);
    const data = panel.spec.data.map((set) => (set.name === 'path' ? { ...set, values: this.rows } : set));
    const { view } = await vegaEmbed(picture, { ...panel.spec, data }, { mode: 'vega', actions: false, ...this.look });
    const zoom = this.look.zoom;
    const fit = () => (zoom ? view.width(picture.clientWidth / zoom()).height(picture.clientHeight / zoom())
      : view.width(picture.clientWidth));
    new ResizeObserver(() => fit().runAsync()).observe(picture);
    return fit();
  }
}

function pathRows(first, series) {
  const names = Object.keys(series);
  return series[names[0]].map((_, k) => {
    const row = { year: first + k };
    for (const name of names) row[name] = series[name][k];
    return row;
  });
}

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
