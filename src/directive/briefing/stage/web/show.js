// What a window shows of a room, and how it changes: heard from the server, from another window of this browser, or
// made here by who drives. A window of the room knows the steps it has shown and no others.
import { toldAt, within } from './named.js';

const NONE = key({});
const MOST_KEPT = 24;

export class Show {
  // `changed(state, step)` is called after each picture.
  constructor(stage, cards, line, changed = () => {}) {
    Object.assign(this, { stage, cards, line, changed });
    this.state = { number: 0, driver: '', step: stage.story.first, blank: false, levers: {}, moving: null };
    this.shown = '';  // step and levers of the picture on the stage
    this.kept = new Map();  // steps by what they show
    this.drawing = Promise.resolve();
    this.channel = new BroadcastChannel(`stage ${line.room}`);  // windows of one browser need no server for the step
    this.channel.onmessage = ({ data }) => {
      if (data.content) this.keep(data.state.step, data.state.levers, data.content);
      this.heard(data.state);
      if (data.content) this.draw();
    };
    stage.onMove = (lever, position) => this.change({ moving: [lever, position] });
    stage.onRest = (what, facts) => this.rest(facts);
  }

  get step() { return this.state.step; }
  get first() { return this.stage.story.first; }
  get last() { return this.stage.story.last; }
  get next() { return Math.max(this.state.number + 1, Date.now()); }

  heard(state) {
    if (state.number <= this.state.number || state.step > this.last) return;
    this.state = state;
    this.draw();
  }

  go(step) {
    const to = within(this, step);
    if (to !== this.state.step) this.change({ step: to, moving: null });
  }

  blank() { this.change({ blank: !this.state.blank }); }

  // Levers at the story's values, on every step.
  back() { this.change({ levers: {}, moving: null }); }

  change(part) {
    this.waiting = null;
    if (part.levers) this.resets = true;
    this.state = { ...this.state, ...part, number: this.next, driver: this.line.me };
    this.channel.postMessage({ state: this.state });
    this.draw();
    this.tell();
  }

  // The newest state, one message at a time.
  async tell() {
    if (!this.line.token || this.telling) return;
    this.telling = true;
    const { levers, ...state } = this.state;
    const resets = this.resets;
    this.resets = false;
    try {
      await this.line.tell(resets ? { ...state, levers: {} } : state, 'state');
    } catch {  // told again when the server is back
      this.resets ||= resets;
      return;
    } finally {
      this.telling = false;
    }
    if (state.number < this.state.number && this.state.driver === this.line.me) this.tell();
  }

  // The server is back, or knows the room again: it may have missed what was shown.
  async again() {
    const { levers } = this.state;
    if (key(levers) !== NONE) await this.restAt(levers);
    else {
      this.resets = true;
      await this.tell();
    }
    if (this.waiting) await this.rest(this.waiting);
  }

  // A lever came to rest at a position or at a typed text: the server works the board out, so that levers combine.
  async rest({ lever, position, text }) {
    await this.ask(text === undefined ? { lever, position } : { lever, text }, { lever, position, text });
  }

  // Levers at these values, as an address or a room that was lost has them.
  restAt(levers) {
    this.state = { ...this.state, levers };
    return this.ask(null, null, levers);
  }

  async ask(lever, facts, levers) {
    const state = { number: this.next, driver: this.line.me, step: this.state.step, blank: this.state.blank };
    this.state = { ...this.state, number: state.number };
    let answer;
    try {
      answer = await this.line.tell({ state: levers ? { ...state, levers } : state, lever }, 'levers');
    } catch {
      this.waiting = facts;
      if (this.stage.board) this.stage.board.sent = null;  // until then it answers alone
      return;
    }
    if (answer.refused) {
      this.change({ moving: null, ...(levers ? { levers: {} } : {}) });
      await this.drawing;
      if (!this.stage.board) return;
      this.stage.setBoard(this.stage.data);  // what was typed gives way to the old value
      this.stage.say(answer.refused);
    } else if (answer.levers) this.rested(answer, state);
  }

  rested({ number, levers, board }, asked) {
    const own = this.stage.story.steps && toldAt(this.stage.story, asked.step);
    if (board && own) this.keep(asked.step, levers, { ...own, board });
    const moving = this.state.number > asked.number ? this.state.moving : null;  // in motion again
    this.state = { ...this.state, number: Math.max(number, this.state.number), levers, moving };
    this.draw();
  }

  keep(step, levers, content) {
    this.kept.set(name({ step, levers }), content);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value);
  }

  draw() {
    this.drawing = this.drawing.then(() => this.picture()).catch((error) => console.warn(error));
    return this.drawing;
  }

  async picture() {
    const { stage, state } = this;
    this.cards.dark(state.blank);
    const wanted = name(state);
    if (this.shown !== wanted) {
      const content = await this.content(state);
      if (!content || name(this.state) !== wanted) return;  // the picture stays until the newest can be drawn
      if (this.line.whole) this.channel.postMessage({ state, content: seen(content, stage.story.seen) });
      if (stage.step === state.step && stage.board && content.board) stage.setBoard(content.board);
      else {
        this.cards.close();
        await stage.show(state.step, content);
      }
      this.shown = content.passing ? '' : wanted;
      this.now = content;
    }
    if (stage.board && state.moving) stage.place(...state.moving);
    else if (stage.board?.moving) stage.setBoard(stage.data);
    this.changed(state, this.now);
  }

  async content(state) {
    const wanted = name(state);
    const own = this.stage.story.steps && toldAt(this.stage.story, state.step);
    if (own && (own.cover || key(state.levers) === NONE)) return own;
    if (!this.kept.has(wanted)) {
      try {
        const found = await this.line.get(own ? `step?number=${state.step}` : 'step');
        this.keep(found.number, found.levers, found.step);
      } catch {
        setTimeout(() => this.draw(), 700);  // who has the story shows the step as it is told until then
        return own && this.stage.step !== state.step ? { ...own, stays: true, passing: true } : null;
      }
      if (!this.kept.has(wanted)) setTimeout(() => this.draw(), 200);  // the server has not heard of it yet
    }
    return this.kept.get(wanted);
  }
}

function seen(content, names) {
  return Object.fromEntries(names.filter((part) => part in content).map((part) => [part, content[part]]));
}

const name = ({ step, levers }) => `${step} ${key(levers)}`;

export function key(levers) {
  return JSON.stringify(Object.entries(levers ?? {}).sort());
}
