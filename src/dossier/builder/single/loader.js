// Shows the page that the address asks for, out of the chunks in this file.
(async (scripts) => {
const block = (id) => document.getElementById(id).textContent;
const index = JSON.parse(block('packed'));
const bare = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt());
const chunks = {};
const chunk = (n) => chunks[n] ||= new Response(new Blob([bare(block(`packed-${n}`))]).stream()
  .pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer();
const bytes = async (path) => {
  const [n, start, length] = index[path];
  return new Uint8Array(await chunk(n), start, length);
};
const text = async (path) => new TextDecoder().decode(await bytes(path));
const blob = async (path) => URL.createObjectURL(
  new Blob([await bytes(path)], { type: path.endsWith('.svg') ? 'image/svg+xml' : '' }));

// The index of the search is scripts that call dx(name, value)
window.packed = async (path) => {
  for (const line of (await text(path)).split('\n').filter(Boolean)) {
    const cut = line.indexOf(',');
    window.dx(JSON.parse(line.slice(3, cut)), JSON.parse(line.slice(cut + 1, -2)));
  }
};
const save = async (path) => {
  const link = document.createElement('a');
  link.href = await blob(path);
  link.download = path.split('/').pop();
  link.click();
};

const asked = decodeURIComponent(location.search.slice(1).split('&')[0]);
const path = Object.hasOwn(index, asked) ? asked : 'index.html';
const whole = (address) => new URL(address, `http://packed.invalid/${path}`);
const inside = (address) => {
  const { host, pathname } = whole(address);
  return host === 'packed.invalid' && decodeURIComponent(pathname.slice(1));
};
const page = new DOMParser().parseFromString(await text(path), 'text/html');
for (const link of page.body.querySelectorAll('a[href]:not([href^="#"])')) {
  const to = inside(link.getAttribute('href'));
  if (!to) continue;
  if (to.endsWith('.html')) link.setAttribute('href', `?${to}${whole(link.getAttribute('href')).hash}`);
  else link.addEventListener('click', (event) => { event.preventDefault(); save(to); });
}
for (const image of page.body.querySelectorAll('img[src]')) {
  const from = inside(image.getAttribute('src'));
  if (index[from]) image.src = await blob(from);
}
for (const list of page.body.querySelectorAll('[data-rows]')) delete list.dataset.rows; // a script of its own
for (const form of page.body.querySelectorAll('[data-articles]')) form.dataset.articles = `?${form.dataset.articles}`;
for (const style of page.head.querySelectorAll('link[rel=stylesheet]')) {
  const own = document.querySelector(`style[data-path="${inside(style.getAttribute('href'))}"]`);
  if (own) own.media = style.media;
}
document.title = page.title;
document.documentElement.lang = page.documentElement.lang;
document.body.replaceWith(page.body);
if (location.hash) location.replace(location.hash); // the place was not there when the file was opened
for (const script of page.head.querySelectorAll('script[src]')) scripts[inside(script.getAttribute('src'))]?.();
})
