{
const $ = (id) => document.getElementById(id);
const form = $('search');
const list = $('hits');
const state = $('search-state');
const field = form.elements.q;
const say = (key, n) => form.dataset[key].replace('{n}', n);
const FILTERS = ['source', 'event', 'person'];
let index, word, unseen, timer, turn = 0;

const add = (parent, tag, text, fields) => {
  const one = Object.assign(document.createElement(tag), fields);
  one.append(text);
  parent.append(one);
  return one;
};

const got = {};
const loading = {};
window.dx = (name, value) => { got[name] = value; };
const load = (name) => loading[name] ||= new Promise((done, fail) => {
  if (got[name]) return done(got[name]);
  const src = `${form.dataset.index}${name}.js`;
  const onload = () => (got[name] ? done(got[name]) : fail());
  const onerror = () => { delete loading[name]; fail(); };
  if (window.packed) packed(src).then(onload, onerror);
  else add(document.head, 'script', '', { src, onload, onerror });
});
const last = (pairs, key) => Math.max(0, pairs.findLastIndex((pair) => pair[0] <= key));

const fold = (text) => text.toLowerCase().normalize('NFKD').replace(unseen, '')
  .replace(/[^\0-\x7f]/g, (letter) => index.fold[letter] ?? letter);

// The rows of the terms from low to high: 2 for low itself, else 1
const scan = async (low, high = low) => {
  const names = index.t.slice(last(index.t, low), last(index.t, high) + 1).slice(0, 8);
  const rows = new Map();
  for (const terms of await Promise.all(names.map((pair) => load(pair[1])))) {
    for (let i = 0; i < terms.length; i += 2) {
      if (terms[i] < low || terms[i] > high) continue;
      if (!terms[i + 1].length) return null; // how many there are, in place of too many
      let row = 0;
      for (const step of terms[i + 1]) {
        row += step;
        if (!rows.has(row)) rows.set(row, terms[i] === low ? 2 : 1);
      }
    }
  }
  return rows;
};

const passage = async (row) => {
  const [first, name] = index.p[last(index.p, row)];
  let at = row - first;
  for (const article of await load(name)) {
    if (at < article[6].length) return [...article, ...article[6][at]];
    at -= article[6].length;
  }
};

// Where the words stand; null where a phrase does not
const marks = (text, units) => {
  const words = [...text.matchAll(word)].map((m) => [m.index, m.index + m[0].length, fold(m[0])]);
  const found = new Set();
  for (const { w, open } of units) {
    const before = found.size;
    words.forEach((_, i) => {
      const here = words.slice(i, i + w.length);
      if (w.every((one, j) => here[j]?.[2] === one || (open && !w[j + 1] && here[j]?.[2].startsWith(one))))
        for (const each of here) found.add(each);
    });
    if (w.length > 1 && found.size === before) return null;
  }
  return [...found].sort((a, b) => a[0] - b[0]);
};

const find = async (units, filters, from, to) => {
  const sets = (await Promise.all([
    ...units.flatMap(({ w, open }) => w.map((one, i) => scan(
      one, open && !w[i + 1] && one[1] ? `${one}\uffff` : one))),
    ...filters.map((term) => scan(term)),
  ])).filter(Boolean).sort((a, b) => a.size - b.size);
  const score = new Map();
  for (const row of sets[0]?.keys() ?? Array(index.n).keys()) {
    const day = index.d[last(index.d, row)][1];
    if (sets.every((set) => set.has(row)) && (!from || day >= from) && (!to || (day && day <= to)))
      score.set(row, sets.reduce((sum, set) => sum + set.get(row), 0));
  }
  const rows = [...score.keys()].sort((a, b) => score.get(b) - score.get(a) || a - b);
  if (units.every(({ w }) => w.length < 2)) return rows;
  const first = rows.slice(0, 500);
  const hold = await Promise.all(first.map(async (row) => marks((await passage(row))[8], units)));
  return first.filter((_, i) => hold[i]);
};

const show = ([id, head, source, day, lang, dir, , anchor, text], units) => {
  const hit = add(list, 'li', '');
  const href = `${form.dataset.articles}${encodeURIComponent(id)}.html${anchor && `#${anchor}`}`;
  add(hit, 'a', head || id, { href, lang, dir: 'auto' });
  add(hit, 'small', [source, day].filter(Boolean).join(' · '));
  const words = add(hit, 'p', '', { lang, dir });
  const found = marks(text, units) || [];
  let end = Math.max(0, (found[0]?.[0] || 0) - 999);
  if (end) words.append('… ');
  for (const [start, stop] of found) {
    words.append(text.slice(end, start));
    add(words, 'mark', text.slice(start, stop));
    end = stop;
  }
  words.append(text.slice(end, end + 2e3));
};
const page = async (rows, units, mine) => {
  const passages = await Promise.all(rows.slice(0, 25).map(passage));
  if (mine !== turn) return;
  for (const one of passages) show(one, units);
  if (!rows[25]) return;
  const more = add(list.parentNode, 'button', say('more'), { type: 'button', id: 'more' });
  more.onclick = () => {
    more.remove();
    const seen = list.children.length;
    page(rows.slice(25), units, mine).then(() => list.children[seen]?.querySelector('a').focus());
  };
};

const ready = async () => {
  index = await load('index');
  const { alone } = index;
  unseen = new RegExp(`[\\p{M}${index.unseen}]`, 'gu');
  word = new RegExp(`[${alone}]|(?:(?![${alone}])[\\p{L}\\p{N}\\p{M}${index.unseen}])+`, 'gu');
  for (const name of FILTERS) {
    const select = form.elements[name];
    for (const [id, label] of index[name]) select?.add(new Option(label, id));
  }
};
// The question stands in the address, so that the way back from a hit leads to it
const keep = () => {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  history.replaceState(null, '', `${window.packed ? '?search.html&' : '?'}${asked}`);
};
const run = async () => {
  const mine = ++turn;
  clearTimeout(timer);
  list.ariaBusy = true;
  state.textContent = say('wait');
  try {
    if (!index) await ready();
    const units = [...field.value.matchAll(/["“”«»]([^"“”«»]*)|([^\s"“”«»]+)/g)]
      .map((m) => ({ w: fold(m[1] ?? m[2]).match(word) || [], open: !m[1] })).filter(({ w }) => w.length);
    const value = (name) => form.elements[name]?.value;
    keep();
    const filters = FILTERS.filter(value).map((name) => `@${name[0]}:${value(name)}`);
    const asked = units.length || filters.length || value('from') || value('to');
    const rows = asked ? await find(units, filters, value('from'), value('to')) : [];
    if (mine !== turn) return;
    list.replaceChildren();
    $('more')?.remove();
    state.textContent = asked ? say(['none', 'one'][rows.length] || 'many', rows.length) : '';
    await page(rows, units, mine);
  } catch { state.textContent = say('lost'); }
  if (mine === turn) list.ariaBusy = false;
};

form.oninput = () => { clearTimeout(timer); timer = setTimeout(run, 150); };
form.onsubmit = (event) => { event.preventDefault(); run(); };
document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  const stops = [field, ...list.querySelectorAll('a')];
  const at = stops.indexOf(target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const next = key === '/' && !target.matches('input, select, textarea') ? field : step && at >= 0 && stops[at + step];
  if (!next) return;
  next.focus();
  event.preventDefault();
});
const asked = new URLSearchParams(location.search);
ready().then(() => {
  for (const [name, value] of asked) if (form.elements[name]) form.elements[name].value = value;
  if (asked.size) run();
}, () => {});
}
