// What the portal does better with scripts; all of it works without. Opens a case by the link's fragment, shows the
// progress of uploads, prints.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

document.querySelector('#problems, [data-told]')?.focus();

const linkForm = document.querySelector('[data-link-form]');
if (linkForm instanceof HTMLElement && location.hash.length > 10) {
  const form = linkForm.querySelector('form');
  const field = form?.elements.namedItem('link');
  if (form && field instanceof HTMLInputElement) {
    field.value = location.hash.slice(1);
    // The secret goes from the address bar before anything else happens.
    history.replaceState(null, '', location.pathname);
    const busy = document.createElement('p');
    busy.className = 'govuk-body';
    busy.setAttribute('role', 'status');
    busy.textContent = linkForm.dataset.busy ?? '';
    linkForm.append(busy);
    form.submit();
  }
}

const upload = document.getElementById('upload');
if (upload instanceof HTMLFormElement) {
  upload.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendFiles(upload);
  });
}

/** One file after another, each with its own progress; the page is loaded anew at the end. */
async function sendFiles(form) {
  const picked = form.querySelector('input[type=file]');
  const output = form.querySelector('output');
  const token = form.querySelector('input[name=_token]');
  if (!picked?.files?.length || !output || !token) return form.submit();
  let failed = false;
  for (const file of picked.files) {
    const bar = document.createElement('progress');
    bar.max = 1;
    bar.value = 0;
    const line = document.createElement('div');
    const name = document.createElement('label');
    name.textContent = `${output.dataset.uploading} ${file.name} `;
    name.append(bar);
    line.append(name);
    output.append(line);
    const ok = await sendOne(form.action, token.value, picked.name, file, (share) => (bar.value = share));
    if (!ok) {
      failed = true;
      line.textContent = `${file.name}: ${output.dataset.failed}`;
    }
  }
  if (!failed) location.assign(location.pathname);
}

function sendOne(action, token, field, file, progress) {
  return new Promise((resolve) => {
    const body = new FormData();
    body.append('_token', token);
    body.append(field, file);
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total));
    request.addEventListener('load', () => resolve(request.status < 400));
    request.addEventListener('error', () => resolve(false));
    request.open('POST', action);
    request.send(body);
  });
}
