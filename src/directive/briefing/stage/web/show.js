// What a window shows of a room, and how it changes: heard from the server, from another window of this browser, or
// made here by who drives.
const NONE = key({});

export class Show {
  // `changed(state)` is called after each picture.
  constructor(stage, cards, line, changed = () => {}) {
    Object.assign(this, { stage, cards, line, changed });
    this.me = crypto.getRandomValues(new Uint32Array(2)).join('-');
    this.state = { number: 0, driver: '', step: 1, blank: false, levers: {}, moving: null };
    this.levers = NONE;  // those of the board on the stage
    this.boards = new Map();
    this.drawing = Promise.resolve();
    this.channel = new BroadcastChannel(`stage ${line.room}`);  // windows of one browser need no server for the step
    this.channel.onmessage = ({ data }) => this.heard(data);
    stage.onMove = (lever, position) => this.change({ moving: [lever, position] });
    stage.onRest = (what, facts) => this.rest(facts);
  }

  get step() { return this.state.step; }
  get last() { return this.stage.story.steps.length; }
  get next() { return Math.max(this.state.number + 1, Date.now()); }

  heard(state) {
    if (state.number <= this.state.number || state.step > this.last) return;
    this.state = state;
    this.draw();
  }

  go(step) {
    const to = Math.min(Math.max(step, 1), this.last);
    if (to !== this.state.step) this.change({ step: to, levers: {}, moving: null });
  }

  blank() { this.change({ blank: !this.state.blank }); }

  // Levers at the story's values.
  back() { this.change({ levers: {}, moving: null }); }

  change(part) {
    this.waiting = null;
    if (part.levers) this.resets = true;
    this.state = { ...this.state, ...part, number: this.next, driver: this.me };
    this.channel.postMessage(this.state);
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
    if (state.number < this.state.number && this.state.driver === this.me) this.tell();
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
    const state = { number: this.next, driver: this.me, step: this.state.step, blank: this.state.blank };
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
      this.change({ moving: null });
      await this.drawing;
      if (!this.stage.board) return;
      this.stage.setBoard(this.stage.data);  // what was typed gives way to the old value
      this.stage.say(answer.refused);
    } else if (answer.board) this.rested(answer, state);
  }

  rested({ number, levers, board }, asked) {
    this.keep(levers, board);
    if (this.state.step !== asked.step) return;
    const moving = this.state.number > asked.number ? this.state.moving : null;  // in motion again
    this.state = { ...this.state, number: Math.max(number, this.state.number), levers, moving };
    this.draw();
  }

  keep(levers, board) {
    this.boards.set(key(levers), board);
    if (this.boards.size > 6) this.boards.delete(this.boards.keys().next().value);
  }

  draw() {
    this.drawing = this.drawing.then(() => this.picture()).catch(() => {});
    return this.drawing;
  }

  async picture() {
    const { stage, state } = this;
    this.cards.dark(state.blank);
    if (stage.step !== state.step) {
      this.boards.clear();
      this.levers = NONE;
      this.cards.close();
      await stage.show(state.step);
    }
    if (stage.board) await this.leversAs(state);
    this.changed(state);
  }

  async leversAs(state) {
    const wanted = key(state.levers);
    if (wanted !== this.levers) {
      const board = await this.boardAt(wanted);
      if (board && this.stage.step === state.step) {
        this.stage.setBoard(board);
        this.levers = wanted;
      }
    }
    if (state.moving) this.stage.place(...state.moving);
    else if (this.stage.board.moving && wanted === this.levers) this.stage.setBoard(this.stage.data);
  }

  async boardAt(wanted) {
    if (wanted === NONE) return this.stage.story.steps[this.state.step - 1].board;
    if (this.boards.has(wanted)) return this.boards.get(wanted);
    try {
      const { levers, board } = await this.line.get('board');
      this.keep(levers, board);
    } catch {
      setTimeout(() => this.draw(), 700);
    }
    return this.boards.get(wanted);
  }
}

export function key(levers) {
  return JSON.stringify(Object.entries(levers ?? {}).sort());
}
