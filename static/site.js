// Long tables and lists: a filter, and columns that sort. Everything is there without it.
(() => {
  'use strict';
  const words = document.body.dataset;
  const key = (cell) => {
    const time = cell.querySelector('time');
    return time ? time.dateTime : cell.textContent.trim();
  };
  const compare = (a, b) => {
    const x = parseFloat(a.replace(/,/g, '')), y = parseFloat(b.replace(/,/g, ''));
    return !/\d{4}-/.test(a) && x === x && y === y && x !== y ? x - y : a.localeCompare(b, document.documentElement.lang);
  };
  const sortable = (table) => table.querySelectorAll('thead th').forEach((head, column) => {
    const button = document.createElement('button');
    button.append(...head.childNodes);
    head.append(button);
    button.title = words.sort;
    button.onclick = () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      table.querySelectorAll('[aria-sort]').forEach((one) => one.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const rows = [...table.tBodies[0].rows].map((row) => [key(row.cells[column]), row]);
      rows.sort(([a], [b]) => (down ? compare(b, a) : compare(a, b)));
      table.tBodies[0].append(...rows.map(([, row]) => row));
    };
  });
  document.querySelectorAll('main [data-filter]').forEach((list, number) => {
    const rows = [...(list.tBodies ? list.tBodies[0].rows : list.children)];
    if (list.tBodies && rows.length > 1) sortable(list);
    if (rows.length < 12) return;
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const box = document.createElement('p');
    const label = document.createElement('label');
    const field = document.createElement('input');
    const state = document.createElement('output');
    box.className = 'filter';
    field.type = 'search';
    field.id = `filter-${number}`;
    label.htmlFor = field.id;
    label.textContent = words.filter;
    box.append(label, field, state);
    field.oninput = () => {
      const asked = field.value.toLowerCase().split(/\s+/);
      let shown = 0;
      rows.forEach((row, i) => {
        row.hidden = !asked.every((word) => texts[i].includes(word));
        shown += !row.hidden;
      });
      state.textContent = words.filtered.replace('{n}', shown).replace('{all}', rows.length);
    };
    (list.closest('.scroll') || list).before(box);
  });
  // a passage folded away is opened when the address names it, and everything is open on paper
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    document.querySelectorAll('.lit').forEach((one) => one.classList.remove('lit'));
    const group = target && target.className.match?.(/\bk\d+\b/);
    if (group) target.closest('.c').querySelectorAll(`.${group[0]}`).forEach((one) => one.classList.add('lit'));
    for (let one = target && target.closest('details'); one; one = one.parentElement.closest('details')) one.open = true;
  };
  addEventListener('hashchange', open);
  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  open();
})();
