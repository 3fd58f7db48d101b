import { make } from './stage.js';

// The presenter's view around a stage: notes, what comes next, the time, where the room finds its picture.
export function presenterView(show, frame, shared) {
  const { stage, cards, line } = show;
  const { words, steps } = stage.story;
  const root = make('main', 'presenter');
  const button = (text, does, name) => {
    const made = make('button', '', text);
    made.type = 'button';
    made.dataset.testid = name;
    made.addEventListener('click', () => does(made));
    return made;
  };
  const notes = make('div', 'notes');
  notes.dataset.testid = 'notes';
  const next = make('p', 'next');
  next.dataset.testid = 'next';
  const answers = make('p', 'answers', words.follows);
  answers.setAttribute('role', 'status');
  const address = make('a', 'address');
  address.dataset.testid = 'audience-address';
  const picture = make('img', 'code');
  const here = make('p', 'here');
  const dark = make('p', 'darkened', words.darkened);
  const daytime = make('span', 'daytime');
  const tick = () => { daytime.textContent = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }); };
  const ticking = setInterval(tick, 5000);
  tick();
  cards.started ??= Date.now();
  const times = make('div', 'times');
  times.append(make('span', 'clock'), button(words.timer, () => cards.timer(), 'timer'), daytime);
  const hands = make('div', 'hands');
  hands.append(
    button('←', () => show.go(show.step - 1), 'before'), button('→', () => show.go(show.step + 1), 'after'),
    button(words.blank, () => show.blank(), 'blank'), button(words.back, () => show.back(), 'back'),
    button(words.window, () => open(line.address, `audience ${line.room}`, 'popup,width=1280,height=720'), 'window'),
    button(words.help, () => cards.help(), 'keys'),
  );
  if (shared()) hands.append(button(words.copy, (made) => copied(made, shared(), words), 'copy-step'));
  const room = make('section', 'room');
  const where = make('div');
  const about = make('p', 'about', stage.story.about.map((pair) => pair.join(': ')).join(' · '));
  where.append(answers, here, about);
  room.append(make('h2', '', words.room), address, where, picture);
  const left = make('div', 'left');
  left.append(frame, dark, hands, next);
  const right = make('div', 'right');
  right.append(times, make('h2', '', words.notes), notes, room);
  root.append(left, right);
  document.body.prepend(root);
  stage.fit();
  find();

  async function find() {
    try {
      const found = await line.tell({ address: `${location.origin}${line.address}` }, 'code');
      address.textContent = found.address.replace(/^https?:\/\//, '');
      address.href = found.address;
      address.target = '_blank';
      picture.src = found.code;
      picture.alt = found.address;
      here.textContent = found.local ? words.local : '';
    } catch {
      setTimeout(find, 2000);
    }
  }

  return {
    update(state) {
      notes.textContent = steps[state.step - 1].notes || words.no_notes;
      notes.scrollTop = state.step === this.step ? notes.scrollTop : 0;
      this.step = state.step;
      const following = steps[state.step];
      next.replaceChildren(...(following ? [make('b', '', words.next), following.title] : [words.last]));
      dark.hidden = !state.blank;
    },
    answers(yes) {
      answers.textContent = yes ? words.follows : words.away;
      answers.classList.toggle('away', !yes);
    },
    remove() {
      clearInterval(ticking);
      root.remove();
    },
  };
}

async function copied(button, address, words) {
  try {
    await navigator.clipboard.writeText(address);
  } catch {  // no clipboard outside https and localhost: select a field and copy that
    const field = make('textarea');
    field.value = address;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  button.textContent = words.copied;
  setTimeout(() => { button.textContent = words.copy; }, 2000);
}
