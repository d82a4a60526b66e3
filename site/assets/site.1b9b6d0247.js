// Filters and columns that sort; everything is there without them.
{
const words = document.body.dataset, make = (name) => document.createElement(name), all = (what, one = document) => one.querySelectorAll(what);
const text = (one) => one.textContent.trim();
const key = (cell) => cell.querySelector('time')?.dateTime || text(cell);
const plain = (words) => words.replace(/(\d)[,.\u202f](?=\d{3})/g, '$1');
const compare = (a, b) => plain(a).localeCompare(plain(b), document.documentElement.lang, {numeric: true});
const sortable = (table, head, column) => {
	const button = make('button');
	button.append(...head.childNodes);
	head.append(button);
	button.title = words.sort;
	button.onclick = () => {
		const down = head.ariaSort === 'ascending';
		all('[aria-sort]', table).forEach((one) => { one.ariaSort = null; });
		head.ariaSort = down ? 'descending' : 'ascending';
		const body = table.tBodies[0], at = (row) => key(row.cells[column]);
		body.append(...[...body.rows].sort((a, b) => (down ? compare(at(b), at(a)) : compare(at(a), at(b)))));
	};
};
const split = (one) => [...new Set(one.split('|').filter(Boolean))];
const bare = (text) => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
const day = (cell) => [cell.querySelector('time')?.dateTime.slice(0, 4) || text(cell)];
const listing = (list) => {
	const body = list.tBodies ? list.tBodies[0] : list;
	const rows = [...body.children], picks = [], many = rows[24];
	const box = make('p'), state = make('output'), field = make('input'), fresh = make('input'), order = make('select');
	const add = (name, one) => {
		const label = make('label');
		label.append(`${name} `, one);
		box.append(label);
		one.oninput = show;
	};
	const show = () => {
		const asked = bare(field.value).split(/\s+/);
		const shown = rows.filter((row) => {
			const has = bare(row.textContent);
			return !(row.hidden = !asked.every((word) => has.includes(word)) || (fresh.checked && !row.querySelector('.new')) || picks.some(([pick, of]) => pick.value && !of(row).includes(pick.value)));
		});
		list.classList.toggle('filtered', !!order.value || shown.length < rows.length);
		state.textContent = words.filtered.replace('{n}', shown.length).replace('{all}', rows.length);
	};
	const choose = (name, of) => {
		const counts = {}, pick = make('select');
		rows.forEach((row) => of(row).forEach((one) => { counts[one] = (counts[one] || 0) + 1; }));
		const found = Object.keys(counts).sort(compare);
		if (found.length < 2 || found.length > 999) return;
		pick.append(new Option('–', ''), ...found.map((one) => new Option(`${one} (${counts[one]})`, one)));
		picks.push([pick, of]);
		add(name, pick);
	};
	const put = () => {
		const [, down, key] = order.value.match(/(-?)(.*)/), at = (row) => row.dataset[key] || row[key] || '';
		const turn = (a, b) => (down ? compare(at(b), at(a)) : compare(at(a), at(b)));
		body.append(...(key ? [...rows].sort((a, b) => !at(a) - !at(b) || turn(a, b)) : rows));
		show();
	};
	box.className = 'filter';
	field.type = 'search';
	fresh.type = 'checkbox';
	if (many) add(words.filter, field);
	if (list.tBodies && rows[1]) [...list.tHead.rows[0].cells].forEach((head, column) => {
		if (many && 'pick' in head.dataset) choose(text(head), (row) => day(row.cells[column]));
		sortable(list, head, column);
	});
	if (many) (list.dataset.picks?.split(';') || []).map(split).forEach(([key, name]) => choose(name, (row) => split(row.dataset[key] || '')));
	if (many && list.dataset.orders) {
		order.append(new Option('–', ''), ...list.dataset.orders.split(';').map(split).map(([key, name]) => new Option(name, key)));
		add(words.order, order);
		order.oninput = put;
	}
	if (many && list.querySelector('.new')) add(words.new, fresh);
	box.append(state);
	if (many) (list.closest('.scroll, .rails') || list).before(box);
};
all('main [data-filter]').forEach((list) => {
	if (!list.dataset.rows || window.packed) return listing(list);
	const button = make('button'), script = make('script');
	button.className = 'whole';
	button.textContent = words.all.replace('{n}', list.dataset.total ? (+list.dataset.total).toLocaleString(document.documentElement.lang) : '').trim();
	button.onclick = () => {
		globalThis.dossierRows = (rows) => {
			(list.tBodies ? list.tBodies[0] : list).innerHTML = rows;
			all('.pager').forEach((one) => one.remove());
			listing(list);
			document.querySelector('.filter input').focus();
			button.remove();
		};
		script.src = list.dataset.rows;
		document.head.append(script);
	};
	(list.closest('.scroll, .rails') || list).before(button);
});
const open = () => {
	const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
	all('.lit').forEach((one) => one.classList.remove('lit'));
	const group = target?.className.match?.(/\bk\d+\b/);
	if (group) all(`.${group[0]}`, target.closest('.c')).forEach((one) => one.classList.add('lit'));
	for (let one = target?.closest('details'); one; one = one.parentElement.closest('details')) one.open = true;
};
addEventListener('hashchange', open);
addEventListener('keydown', (event) => {
	const search = document.querySelector('.top a[href*="search.html"]');
	if (event.key !== '/' || !search || event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, select, textarea')) return;
	event.preventDefault();
	location = `${search.href}#q`;
});
addEventListener('beforeprint', () => all('details').forEach((one) => { one.open = true; }));
open();
}
