// Filters and columns that sort; everything is there without them.
{
const words = document.body.dataset, make = (name) => document.createElement(name), all = (what, one = document) => one.querySelectorAll(what);
const text = (one) => one.textContent.trim();
const key = (cell) => cell.querySelector('time')?.dateTime || text(cell);
const plain = (words) => words.replace(/,/g, '');
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
all('main [data-filter]').forEach((list) => {
	const rows = [...(list.tBodies ? list.tBodies[0].rows : list.children)], picks = [];
	const box = make('p'), state = make('output'), field = make('input');
	const add = (name, one) => {
		const label = make('label');
		label.append(`${name} `, one);
		box.append(label);
		one.oninput = show;
	};
	const show = () => {
		const asked = field.value.toLowerCase().split(/\s+/);
		const shown = rows.filter((row) => {
			return !(row.hidden = !asked.every((word) => row.textContent.toLowerCase().includes(word)) || picks.some(([pick, of]) => pick.value && pick.value !== of(row)));
		});
		state.textContent = words.filtered.replace('{n}', shown.length).replace('{all}', rows.length);
	};
	const choose = (name, of) => {
		const counts = {}, pick = make('select');
		rows.forEach((row) => { counts[of(row)] = (counts[of(row)] || 0) + 1; });
		const found = Object.keys(counts).sort(compare);
		if (found.length < 2 || found.length > 60) return;
		pick.append(new Option('–', ''), ...found.map((one) => new Option(`${one} (${counts[one]})`, one)));
		picks.push([pick, of]);
		add(name, pick);
	};
	box.className = 'filter';
	field.type = 'search';
	if (rows[24]) add(words.filter, field);
	if (list.tBodies && rows[1]) [...list.tHead.rows[0].cells].forEach((head, column) => {
		if (rows[24] && 'pick' in head.dataset) choose(text(head), (row) => text(row.cells[column]));
		sortable(list, head, column);
	});
	box.append(state);
	if (rows[24]) (list.closest('.scroll') || list).before(box);
});
const open = () => {
	const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
	all('.lit').forEach((one) => one.classList.remove('lit'));
	const group = target?.className.match?.(/\bk\d+\b/);
	if (group) all(`.${group[0]}`, target.closest('.c')).forEach((one) => one.classList.add('lit'));
	for (let one = target?.closest('details'); one; one = one.parentElement.closest('details')) one.open = true;
};
addEventListener('hashchange', open);
addEventListener('beforeprint', () => all('details').forEach((one) => { one.open = true; }));
open();
}
