// Open pages stay up to date; all of it works without scripts, by the link to refresh. A list that has changed is exchanged
// while nobody is at it; otherwise, and on the pages of a case always, it is only said, in a place that is heard politely.
// Nothing that is typed or ticked is ever lost. Asks while the page is visible and not after the session is over.
const news = document.getElementById('news');
const everyMs = Number(document.body.dataset.refresh) * 1000;
let timer = 0;
let isAsking = false;
let told = '';

if (news !== null && everyMs > 0) {
  later();
  document.addEventListener('visibilitychange', () => void ask());
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(() => void ask(), everyMs);
}

async function ask() {
  const of = document.querySelector('[data-live]');
  if (isAsking || document.visibilityState !== 'visible' || of === null) return later();
  isAsking = true;
  const answer = await fetch(of.dataset.live).catch(() => null);
  isAsking = false;
  if (answer?.status === 401) return tell(news.dataset.ended);
  if (answer?.status === 404) return tell(news.dataset.gone);
  // Another list may have taken its place meanwhile.
  if (answer?.ok && of.isConnected) await compare(of, await answer.json());
  later();
}

async function compare(of, { marks, said }) {
  if (of === news) {
    if (said !== '') tell(said, linkToCase());
    return;
  }
  const n = changes(JSON.parse(of.dataset.marks), marks);
  if (n === 0) return tell('');
  if (isInUse(of)) tell(counted(news.dataset.changed, n), refreshButton(of, n));
  else await exchange(of, n);
}

const changes = (before, now) =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((key) => before[key] !== now[key]).length;
const counted = (words, n) => words.replace('{n}', n);

/** Somebody is at it: the row under the pointer, the focus or the eye must not move away. */
function isInUse(list) {
  const selection = getSelection();
  return (
    list.contains(document.activeElement) ||
    list.matches(':hover') ||
    list.querySelector('details[open], input[type=checkbox]:checked') !== null ||
    (selection !== null && !selection.isCollapsed && list.contains(selection.anchorNode))
  );
}

/** The list as the page has it now. What was being typed in it goes over into the new one. */
async function exchange(list, n) {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok || answer.redirected) return false;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.getElementById(list.id);
  if (fresh === null || !list.isConnected) return false;
  for (const field of list.querySelectorAll('input[type=text]')) {
    const next = fresh.querySelector(`input[name="${field.name}"]`);
    if (next !== null) next.value = field.value;
  }
  list.replaceWith(fresh);
  window.htmx?.process(fresh);
  told = '';
  tell(counted(news.dataset.updated, n));
  return true;
}

function refreshButton(list, n) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link-button';
  button.textContent = news.dataset.refresh;
  button.addEventListener('click', async () => {
    if (await exchange(list, n)) news.focus();
    else location.reload();
  });
  return button;
}

function linkToCase() {
  const link = document.createElement('a');
  link.className = 'govuk-link';
  link.href = `/desk/cases/${news.dataset.case}`;
  link.textContent = news.dataset.show;
  if (news.dataset.beside !== undefined) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
  return link;
}

/** Said once; the same again is no news. */
function tell(text, way) {
  if (text === told) return;
  told = text;
  news.replaceChildren(text, ...(way === undefined ? [] : [' ', way]));
}
