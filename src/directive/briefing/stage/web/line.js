// What a window asks and tells the server about its room. Nothing here ever leaves the page: without an answer it asks
// again, and the picture stays.
const AGAIN_MS = 400;
const HELD_MS = 2500;  // the server holds the question what is shown for a good second
const PATIENCE_MS = 6000;

const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

export class Line {
  // `token`: who has it drives; `whole`: whether this window may know all of the story.
  constructor(base, room, token, whole = Boolean(token)) {
    Object.assign(this, { base, room, token, whole });
    this.version = 0;
    this.me = crypto.getRandomValues(new Uint32Array(2)).join('-');
  }

  get address() { return `${this.base}/stage/${this.room}`; }

  async get(what, patience = PATIENCE_MS) {
    const reply = await fetch(`${this.address}/${what}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
      headers: this.whole ? { Authorization: `Bearer ${this.token}` } : {},
    });
    if (!reply.ok) throw new Error(String(reply.status));
    return reply.json();
  }

  // Only who has the token is heard. `to`: an address below the room's, or of all rooms.
  async tell(content, to) {
    const reply = await fetch(to === 'rooms' ? `${this.base}/stage/rooms` : `${this.address}/${to}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.token}` },
      body: JSON.stringify(content),
      signal: AbortSignal.timeout(to === 'rooms' ? 60_000 : PATIENCE_MS),
    });
    const answer = await reply.json();
    if (!reply.ok) throw Object.assign(new Error(answer.error), { status: reply.status, said: answer.said, ended: answer.ended });
    return answer;
  }

  // `heard(told)` for each change, `missing()` where the server does not know the room, `lost(yes or no)`; after
  // `ended()` nothing is asked any more.
  async listen({ heard, missing, lost, ended }) {
    const asks = this.whole ? '' : `&window=${this.me}`;  // the presenter sees how many others follow
    for (;;) {
      try {
        const told = await this.get(`state?after=${this.version}${asks}`, HELD_MS);
        lost(false);
        if (told.ended) {
          ended();
          return;
        }
        if (!told.known) {
          if (!this.token) this.version = 0;  // the next question is held until somebody makes the room again
          await missing();
          if (this.version) await pause(AGAIN_MS);
        } else if (told.version !== this.version) {
          await heard(told);
          this.version = told.version;
        }
      } catch {
        lost(true);
        await pause(AGAIN_MS);
      }
    }
  }
}
