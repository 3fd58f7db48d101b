/* Runs before Streamlit's own scripts on every page: the page's language for numbers, for Streamlit's few words of its
   own and for readers of the screen, and one step back a press. `WORDS` is put in front of it (serve/frame.py). */
(() => {
  const { languages, said, dialogs } = WORDS;
  const own = { language: navigator.language, languages: navigator.languages };
  const known = (text) => (text && text in languages ? text : null);
  let page = known(new URLSearchParams(location.search).get('lang'))
    || known((own.language || '').split(/[-_]/)[0].toLowerCase()) || 'en';
  let locales = [languages[page]];

  /* Numbers: Streamlit and the grid ask the browser for its language, or leave it out. */
  const answer = (name, ask) => Object.defineProperty(navigator, name, { configurable: true, get: ask });
  answer('language', () => locales[0]);
  answer('languages', () => locales);
  const minus = (text) => text.replace(/-(?=\d)/g, '\u2212');
  const Native = { NumberFormat: Intl.NumberFormat, DateTimeFormat: Intl.DateTimeFormat };
  for (const name of Object.keys(Native)) {
    const make = (target, [asked, options]) => {
      const made = new target(asked ?? locales, options);
      if (asked !== locales || name !== 'NumberFormat') return made;
      return { format: (value) => minus(made.format(value)), resolvedOptions: () => made.resolvedOptions() };
    };
    Intl[name] = new Proxy(Native[name], { construct: make, apply: (target, self, all) => make(target, all) });
  }
  for (const [type, name] of [[Number, 'toLocaleString'], [Date, 'toLocaleString'], [Date, 'toLocaleDateString']]) {
    const native = type.prototype[name];
    type.prototype[name] = function (asked, options) { return native.call(this, asked ?? locales, options); };
  }

  /* One entry of the history for each thing done: a page opens, writes its address and its language in three strokes,
     and a held key writes a year a stroke. */
  let done = false;  // something was done since the last entry
  const act = (event) => { if (!event.repeat) done = true; };
  for (const name of ['pointerdown', 'keydown', 'change']) window.addEventListener(name, act, true);
  const push = history.pushState;
  history.pushState = function (...all) {
    const write = done ? push : history.replaceState;
    done = false;
    const answered = write.apply(this, all);
    settle();
    return answered;
  };
  const replace = history.replaceState;
  history.replaceState = function (...all) { const answered = replace.apply(this, all); settle(); return answered; };
  window.addEventListener('popstate', () => { done = false; settle(); }, true);

  function settle() {
    const asked = known(new URLSearchParams(location.search).get('lang')) || page;
    document.documentElement.lang = languages[asked];
    if (asked === page) return;
    page = asked;
    locales = [languages[page]];
    window.dispatchEvent(new Event('languagechange'));
    soon();
  }

  /* Keys in a card: Streamlit hangs it at the end of the document, past all the page. Tab goes from its button into it
     and round; Esc, which Streamlit hears, closes it. */
  const REACHED = 'a[href], button, input, select, textarea, summary, [tabindex]';
  window.addEventListener('keydown', (event) => {
    const at = document.activeElement;
    const button = document.querySelector('[data-testid="stPopoverButton"][aria-expanded="true"]');
    const card = document.querySelector('[data-testid="stPopoverBody"]');
    if (event.key !== 'Tab' || !button || !card || (at === button ? event.shiftKey : !card.contains(at))) return;
    card.tabIndex = -1;
    if (at === button) card.focus();  // while the focus is elsewhere, what is in the card is out of the order
    const inside = [...card.querySelectorAll(REACHED)]
      .filter((one) => one.tabIndex >= 0 && !one.disabled && one.getClientRects().length);
    let next = null;
    if (at === button) next = inside[0] ?? card;
    else if (event.shiftKey ? at === inside[0] || at === card : at === inside.at(-1)) next = button;
    if (!next) return;
    next.focus();
    event.preventDefault();
  }, true);

  /* Streamlit's own words, only where Streamlit writes them: never in what data, files or users say. */
  const patterns = said.map(([english, ...rest]) => [new RegExp(`^${english}$`, 's'), rest]);
  const order = Object.keys(languages);
  function say(text) {
    for (const [pattern, sayings] of patterns) {
      const found = pattern.exec(text);
      if (found) return sayings[order.indexOf(page)].replace(/\{(\w+)\}/g, (whole, name) => found.groups?.[name] ?? whole);
    }
    return text;
  }
  function number(text) {
    // In groups of three by the language that stood when it was drawn: a switch may have come a moment later.
    if (/^-?\d{1,3}(?:[,\u00a0\u202f]\d{3})+$/.test(text)) {
      return minus(new Native.NumberFormat(locales[0]).format(Number(text.replace(/[^\d-]/g, ''))));
    }
    const found = /^(-?)(\d+)(?:\.(\d+))?( ?%)?$/.exec(text);
    if (!found || !(found[1] || found[3] || found[4])) return text;
    const [, sign, whole, digits, percent] = found;
    const behind = digits ? (page === 'ru' ? ',' : '.') + digits : '';
    return (sign && '\u2212') + whole + behind + (percent ? '\u202f%' : '');
  }
  const TEXTS = [
    '[data-testid="stConnectionStatus"]', '[data-testid="stStatusWidget"]', '[data-testid="InputInstructions"]',
    '[data-testid="stFileUploader"] button', '[data-testid="stFileUploaderDropzoneInstructions"]',
    '[data-testid="stFileUploaderFileErrorMessage"]', '[data-testid="stFileUploaderFile"] [role="alert"]',
    '[data-testid="stNumberInput"] [role="alert"]', '[id$="-validation-error"]', '[data-key="__creatable__"]',
    '[data-key="__select_all__"]', '[data-key="__select_matches__"]', '[data-testid="stSkipToContent"]',
    '[data-testid="stSelectboxVirtualDropdown"]:not(:has([role="option"] [role="option"])) > [role="option"] > *',
    '[role="listbox"][data-empty]', '[data-testid="stMultiSelectDropdown"] [data-empty]',
    '[data-testid="stTooltipContent"]',
  ].join(',');
  const NAMES = ['aria-label', 'placeholder', 'title'];
  const NAMED = 'button[aria-label],kbd[aria-label],a[aria-label],nav[aria-label],[role="button"][aria-label],[role="grid"][aria-label],'
    + '[role="navigation"][aria-label],[data-testid="stMain"][aria-label],input[placeholder],[data-testid="stApp"] section[aria-label]';
  const NUMBERS = '[data-testid="stSliderThumbValue"],[data-testid="stSliderTickBar"]';
  const before = new WeakMap();  // a text or attribute -> what Streamlit wrote, and what stands instead
  function wrote(holder, name, now) {
    const kept = before.get(holder)?.[name];
    return kept && kept[1] === now ? kept[0] : now;
  }
  function put(holder, name, read, write, change) {
    const kept = before.get(holder) ?? before.set(holder, {}).get(holder);
    const now = read();
    const theirs = wrote(holder, name, now);
    const instead = change(theirs);
    kept[name] = [theirs, instead];
    if (instead !== now) write(instead);
  }
  function nodes(within) {
    const walk = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) found.push(node);
    return found;
  }
  function texts(within, change) {
    for (const node of nodes(within)) {
      put(node, 'text', () => node.nodeValue, (text) => { node.nodeValue = text; }, change);
    }
  }
  /* One of Streamlit's own boxes by its title; a card with controls is a dialog to the browser, too, and left alone. */
  function dialog(box) {
    const theirs = nodes(box).map((node) => wrote(node, 'text', node.nodeValue));
    const found = dialogs.find(([title]) => theirs.includes(title));
    if (!found) return;
    let place = -1;  // nothing before the title, then the title, one sentence, nothing
    texts(box, (text) => {
      if (text === found[0]) place = 0;
      if (place < 0) return text;
      place += 1;
      return place <= 2 ? found[place][order.indexOf(page)] : '';
    });
  }
  function pass() {
    planned = false;
    for (const box of document.querySelectorAll(TEXTS)) texts(box, say);
    for (const box of document.querySelectorAll(NUMBERS)) texts(box, number);
    for (const box of document.querySelectorAll('[role="dialog"]')) dialog(box);
    for (const box of document.querySelectorAll(NAMED)) {
      for (const name of NAMES) {
        if (box.hasAttribute(name)) {
          put(box, name, () => box.getAttribute(name), (text) => box.setAttribute(name, text), say);
        }
      }
    }
  }
  let planned = false;
  function soon() {
    if (planned) return;
    planned = true;
    requestAnimationFrame(pass);  // before it is painted, at most once a picture
  }
  const drawn = (node) => node instanceof SVGElement || node instanceof HTMLCanvasElement;
  new MutationObserver((records) => { if (records.some((record) => !drawn(record.target))) soon(); })
    .observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: NAMES });
  settle();
})();
