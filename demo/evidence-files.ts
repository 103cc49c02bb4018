// Makes the small real files that stand for the evidence of the demo: each opens in an ordinary viewer.
// Leaves out what they would show: the description says it.
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { DemoEvidence } from './types.ts';

const WIDTH = 320;
const HEIGHT = 200;
const WAV_RATE = 8000;

/** The bytes of an item, the same on every call. */
export function fileOf(item: DemoEvidence): Buffer {
  switch (item.mime) {
    case 'image/png':
      return png(createHash('sha256').update(item.name).digest());
    case 'application/pdf':
      return pdf(item.name, item.key);
    case 'audio/wav':
      return wav();
    case 'text/plain':
      return Buffer.from(`${item.name}\n\n${item.description}\n`, 'utf8');
  }
}

/** Soft bands in colours drawn from `seed`. */
function png(seed: Buffer): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const row = Buffer.alloc(1 + WIDTH * 3);
    for (let x = 0; x < WIDTH; x++) {
      const band = Math.floor((x + y) / 40) % 4;
      for (let part = 0; part < 3; part++) row[1 + x * 3 + part] = 96 + ((seed[band * 3 + part] ?? 0) >> 1);
    }
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** One page; the name stands in the title, where any script fits without a font. */
function pdf(name: string, key: string): Buffer {
  const title = Buffer.from(`\ufeff${name}`, 'utf16le').swap16().toString('hex');
  const page = `BT /F1 18 Tf 60 760 Td (Demo evidence: ${key}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Title <${title}> >>`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + trailer, 'latin1');
}

/** One second of a low tone, 8 bit mono. */
function wav(): Buffer {
  const tone = Buffer.from(
    Array.from({ length: WAV_RATE }, (_, i) => 128 + Math.round(40 * Math.sin((i * 2 * Math.PI * 220) / WAV_RATE))),
  );
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + tone.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(WAV_RATE, 24);
  header.writeUInt32LE(WAV_RATE, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(tone.length, 40);
  return Buffer.concat([header, tone]);
}
