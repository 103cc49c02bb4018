// Recordings and papers in the evidence viewer, in a real browser on the real stack: sound and film of real encoders are
// played and sought in, a PDF goes to the browser's own viewer, what cannot be shown is offered for download.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Circle } from '../support/circle.ts';
import { PASSWORD } from '../support/organisation.ts';
import { freshPage, lookWideAndNarrow } from '../support/pages.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let browser: Browser;
let circle: Circle;
let page: Page;
let reports: string[];

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem(), openBrowser()]);
  circle = await Circle.file(system);
  ({ page, reports } = await freshPage(browser, system.url));
  await page.goto(`/desk/sign-in?to=/desk/cases/${circle.caseId}/act/supplementEvidence`);
  await page.getByLabel('用户名').fill('clerk');
  await page.getByLabel('口令').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator('[name="_file.items"]').setInputFiles([
    { name: '通话录音.wav', mimeType: 'audio/wav', buffer: tone(2) },
    { name: '现场.webm', mimeType: 'video/webm', buffer: await film() },
    { name: '回执.pdf', mimeType: 'application/pdf', buffer: paper('Receipt 2026-11-02') },
    { name: '照片.heic', mimeType: 'image/heic', buffer: heic() },
  ]);
  await page.getByRole('button', { name: '补充证据' }).last().click();
  await page.getByRole('heading', { name: '已完成' }).waitFor({ timeout: 20_000 });
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

async function show(name: string): Promise<void> {
  await page.goto(`/desk/cases/${circle.caseId}`);
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Plays from somewhere in the middle until the player has moved on; its length in seconds. */
const PLAYED = `(async () => {
  const player = document.querySelector('.shown');
  if (player.readyState < 1) await new Promise((known, broken) => {
    player.addEventListener('loadedmetadata', known);
    player.addEventListener('error', () => broken(new Error('not playable: ' + player.error?.message)));
  });
  const length = player.duration;
  player.muted = true;
  player.currentTime = 0.4;
  await player.play();
  await new Promise((moved) => player.addEventListener('timeupdate', () => player.currentTime > 0.6 && moved()));
  player.pause();
  return length;
})()`;

describe('the evidence viewer', () => {
  it('plays a recording of a call, from where the listener wants', async () => {
    await show('通话录音.wav');
    expect(await page.evaluate(PLAYED)).toBeCloseTo(2, 1);
    await lookWideAndNarrow(page, 'evidence-audio');
  });

  it('plays a film', async () => {
    await show('现场.webm');
    await page.evaluate(PLAYED);
    expect(await page.evaluate(`document.querySelector('.shown').videoWidth`)).toBe(64);
    await lookWideAndNarrow(page, 'evidence-video');
  });

  it('hands a PDF to the browser’s own viewer, framed by our pages only', async () => {
    const answer = page.waitForResponse(/\/inline$/);
    await show('回执.pdf');
    const shown = await answer;
    expect(shown.headers()).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(shown.headers()['content-disposition']).toMatch(/^inline/);
    expect(shown.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
    await lookWideAndNarrow(page, 'evidence-pdf');
  });

  it('offers what no browser shows for download', async () => {
    await show('照片.heic');
    expect(await page.locator('.shown').count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('main').getByRole('link', { name: '下载' }).click(),
    ]);
    expect(download.suggestedFilename()).not.toBe('');
    await lookWideAndNarrow(page, 'evidence-other');
  });

  it('reports nothing', () => expect(reports).toEqual([]));
});

/** Seconds of a tone, 8 kHz, 16 bit, one channel (RIFF). */
function tone(seconds: number): Buffer {
  const rate = 8000;
  const samples = Buffer.alloc(rate * seconds * 2);
  for (let at = 0; at < rate * seconds; at += 1) samples.writeInt16LE(Math.sin(at / 3) * 8000, at * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** Two seconds filmed by a browser's own encoder, as its camera would. */
async function film(): Promise<Buffer> {
  const camera = await browser.newPage();
  const bytes = (await camera.evaluate(`(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    const paint = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
    const parts = [];
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.start();
    for (let frame = 0; frame < 40; frame += 1) {
      paint.fillStyle = 'hsl(' + frame * 9 + ' 80% 50%)';
      paint.fillRect(0, 0, 64, 64);
      await new Promise((next) => setTimeout(next, 50));
    }
    await new Promise((over) => { recorder.addEventListener('stop', over); recorder.stop(); });
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  })()`)) as number[];
  await camera.close();
  return Buffer.from(bytes);
}

/** One page with one line of text (PDF 1.4, with its table of offsets). */
function paper(text: string): Buffer {
  const line = `BT /F1 24 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${line.length} >>\nstream\n${line}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 6\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(`${body}${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}

/** The first box of a picture of a telephone (ISO 23008-12): enough to be taken for one. */
function heic(): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0heicmif1'), Buffer.alloc(64)]);
}
