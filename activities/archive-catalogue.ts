// The order inside the volume and its catalogue (卷内文件目录) as data, table and page (law.md 4.3).
import { type Catalogue, type CatalogueEntry, PAPER_GROUPS } from '../domain/archive-package.ts';
import { both, CATALOGUE_TITLE, COLUMNS, GROUPS } from '../words/archive-words.ts';

/** Decisions first, then what they answer ... the note last; inside a group by date, then as recorded. */
export function inVolumeOrder<T extends Pick<CatalogueEntry, 'group' | 'on'>>(papers: readonly T[]): T[] {
  return PAPER_GROUPS.flatMap((group) =>
    papers.filter((paper) => paper.group === group).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  );
}

type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];

function cell(entry: CatalogueEntry, column: Column): string {
  const value = entry[column];
  return typeof value === 'object' && value !== null ? both(value) : String(value ?? '');
}

/** RFC 4180 with a byte order mark, for spreadsheets; a cell never starts a formula. */
export function catalogueCsv({ entries }: Catalogue): string {
  const rows = [
    NAMES.map((name) => both(COLUMNS[name])),
    ...entries.map((entry) => NAMES.map((name) => cell(entry, name))),
  ];
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

export function csvCell(text: string): string {
  const harmless = /^\s*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${harmless.replace(/"/g, '""')}"`;
}

export function catalogueHtml(catalogue: Catalogue): string {
  const rows = PAPER_GROUPS.flatMap((group) => {
    const own = catalogue.entries.filter((entry) => entry.group === group);
    const head = `<tr><th colspan="${NAMES.length}" scope="rowgroup">${html(both(GROUPS[group]))}</th></tr>`;
    return own.length === 0 ? [] : [head, ...own.map(htmlRow)];
  });
  const heading = html(`${both(CATALOGUE_TITLE)} ${catalogue.number}`);
  return [
    '<!doctype html>',
    `<html lang="zh-CN"><head><meta charset="utf-8"><title>${heading}</title>`,
    '<style>body{font:16px/1.5 serif;margin:2rem}table{border-collapse:collapse;width:100%}td,th{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}</style>',
    `</head><body><h1>${heading}</h1><p>${html(catalogue.title)}</p><table><thead><tr>`,
    NAMES.map((name) => `<th scope="col">${html(both(COLUMNS[name]))}</th>`).join(''),
    '</tr></thead><tbody>',
    ...rows,
    '</tbody></table></body></html>',
    '',
  ].join('\n');
}

function htmlRow(entry: CatalogueEntry): string {
  const cells = NAMES.map((name) => {
    const text = html(cell(entry, name));
    // The page lies in data/ beside what it links to.
    return name === 'file'
      ? `<td><a href="${html(entry.file.replace(/^data\//, ''))}">${text}</a></td>`
      : `<td>${text}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

function html(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
