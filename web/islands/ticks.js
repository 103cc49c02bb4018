// Ticks of the queue stay from page to page, in this tab and for whoever ticked: ids only. Without scripts a page stands for
// itself. Once a handler was named they are gone.
const KEY = 'ticked';
let drawn = null;

if (document.querySelector('[data-ticks-done]') !== null) sessionStorage.removeItem(KEY);
document.addEventListener('change', ({ target }) => {
  if (target.matches('#cases input[name=case]')) keep(target);
});
document.addEventListener('submit', ({ target }) => {
  if (target.contains(line())) carry(target);
});
// Lists are exchanged by filters, by paging and when they have changed.
new MutationObserver(() => {
  if (line() !== drawn) draw();
}).observe(document.getElementById('main'), { childList: true, subtree: true });
// A page that comes back from the browser's memory has the ticks of its time.
addEventListener('pageshow', draw);

function line() {
  return document.querySelector('[data-ticks]');
}

function boxes() {
  return [...document.querySelectorAll('#cases input[name=case]:not([type=hidden])')];
}

function ids() {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  return new Set(kept?.who === line()?.dataset.ticks ? kept.ids : []);
}

function store(all) {
  sessionStorage.setItem(KEY, JSON.stringify({ who: line().dataset.ticks, ids: [...all] }));
}

function keep(box) {
  const all = ids();
  const isTooMany = box.checked && all.size >= Number(line().dataset.most);
  if (isTooMany) box.checked = false;
  else if (box.checked) all.add(box.value);
  else all.delete(box.value);
  store(all);
  draw();
  if (isTooMany) line().querySelector('[role=status]').append(` · ${line().dataset.tooMany}`);
}

function draw() {
  drawn = line();
  if (drawn === null) return;
  const all = ids();
  for (const box of boxes()) box.checked = all.has(box.value);
  const here = boxes().filter((box) => box.checked).length;
  const { ticked, elsewhere } = drawn.dataset;
  const away = all.size - here;
  const said = all.size === 0 ? '' : ticked.replace('{n}', all.size);
  drawn.querySelector('[role=status]').textContent = said + (away === 0 ? '' : elsewhere.replace('{n}', away));
  const clear = drawn.querySelector('button');
  clear.hidden = all.size === 0;
  clear.onclick = () => {
    store([]);
    draw();
    boxes()[0]?.focus();
  };
}

/** Those of other pages go along. */
function carry(form) {
  for (const old of form.querySelectorAll('input[data-carried]')) old.remove();
  const here = new Set(boxes().map((box) => box.value));
  for (const id of ids()) {
    if (here.has(id)) continue;
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'case';
    field.value = id;
    field.dataset.carried = '';
    form.append(field);
  }
}
