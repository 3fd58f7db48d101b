import { make } from './stage.js';

// What lies over a stage for a while: notes, the list of keys, the time, a dark screen.
export class Cards {
  constructor(stage) {
    this.stage = stage;
    this.open = '';
    this.started = null;
    setInterval(() => this.tick(), 500);
  }

  get words() { return this.stage.story.words; }

  card(name, heading, ...content) {
    document.querySelector('.card')?.remove();
    const again = this.open === name;
    this.open = again || !name ? '' : name;
    if (!this.open) return;
    const box = make('div', 'card');
    box.append(make('h2', '', heading), ...content);
    this.stage.root.append(box);
  }

  close() { this.card(''); }

  notes(step, next) {
    this.card('notes', this.words.notes, make('p', '', step.notes || this.words.no_notes),
      make('p', 'measured', next ? `${this.words.next}: ${next.title}` : this.words.last));
  }

  // All steps to choose from; `go(step)` jumps.
  overview(steps, now, go) {
    const list = make('ol', 'overview');
    steps.forEach((step, i) => {
      const jump = make('button', '', step.title);
      jump.type = 'button';
      jump.setAttribute('aria-current', i + 1 === now ? 'step' : 'false');
      jump.addEventListener('click', () => { this.close(); go(i + 1); });
      const line = make('li');
      line.append(jump);
      if (step.minutes) line.append(make('span', 'minutes', this.words.minutes.replace('{minutes}', step.minutes)));
      list.append(line);
    });
    this.card('overview', this.words.overview, list);
  }

  help() {
    this.card('help', this.words.help, ...this.words.keys.map(([key, text]) => {
      const line = make('div');
      line.append(make('kbd', '', key), text);
      return line;
    }));
  }

  dark(wanted) {
    const now = document.querySelector('.dark-screen');
    if (wanted && !now) document.body.append(make('div', 'dark-screen'));
    if (!wanted) now?.remove();
  }

  timer() {
    this.started = this.started ? null : Date.now();
    for (const shown of document.querySelectorAll('.clock')) shown.textContent = '';
    this.tick();
  }

  tick() {
    if (!this.started) return;
    const seconds = Math.floor((Date.now() - this.started) / 1000);
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    for (const shown of document.querySelectorAll('.clock')) shown.textContent = text;
  }
}
