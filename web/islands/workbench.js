// What the workbench does better with scripts; all of it works without: keys for the daily acts (`?` shows them, and there
// they can be put out for this browser: a voice or a slip of the hand presses single keys too).
const OFF = 'keys-off';
const keys = document.getElementById('shortcuts');
const opener = document.querySelector('[data-shortcuts]');
const isOn = keys?.querySelector('input');

document.querySelector('#problems, [data-told]')?.focus();
if (opener instanceof HTMLElement && isOn instanceof HTMLInputElement) {
  opener.hidden = false;
  opener.addEventListener('click', () => keys.showModal());
  isOn.checked = localStorage.getItem(OFF) === null;
  isOn.addEventListener('change', () => {
    if (isOn.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  });
}

const GO = {
  ...{ d: '/desk', c: '/desk/cases', s: '/desk/supervision' },
  ...{ h: '/desk/hand-overs', o: '/desk/consultations', a: '/desk/approvals', r: '/desk/reviews' },
};
const WAIT_MS = 1500;
let pending = 0;

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (keys?.open || !isOn?.checked) return;
  const isSecond = Date.now() - pending < WAIT_MS;
  pending = 0;
  if (isSecond && event.key in GO) {
    event.preventDefault();
    location.assign(GO[event.key]);
    return;
  }
  const act = ACTS[event.key];
  if (act !== undefined && act() !== false) event.preventDefault();
});

const ACTS = {
  '?': () => keys.showModal(),
  g: () => (pending = Date.now()),
  '/': () => {
    const field = document.querySelector('input[name=q]');
    if (field === null) return location.assign('/desk/cases');
    field.focus();
    field.select();
  },
  n: () => press('.next-task a, .next-task button') || press('.pages a[rel=next], .pages a'),
  j: () => step(1),
  k: () => step(-1),
  a: () => focusOn(document.querySelector('.case-acts a')),
};

/** In a field keys are letters. */
function isTyping(target) {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function press(selector) {
  const target = document.querySelector(selector);
  if (!(target instanceof HTMLElement)) return false;
  target.click();
  return true;
}

/** From one case of a list to the next. */
function step(by) {
  const links = [...document.querySelectorAll('.cards a, .desk-list a')];
  const at = links.indexOf(document.activeElement);
  return focusOn(links[at === -1 ? 0 : Math.max(0, Math.min(links.length - 1, at + by))]);
}

function focusOn(target) {
  if (!(target instanceof HTMLElement)) return false;
  target.focus();
  return true;
}
