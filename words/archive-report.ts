// The report of an offline check as a person reads it, zh-CN beside English. Takes codes; decides nothing.
import type { Check, FindingCode } from '../domain/archive-package.ts';
import type { Report } from '../domain/archive-check.ts';
import type { Words } from '../domain/law.ts';
import { both } from './archive-words.ts';

const CHECK_WORDS: Record<Check, Words> = {
  container: { zh: '容器', en: 'container' },
  bag: { zh: '完整性与摘要', en: 'files complete, digests equal' },
  catalogue: { zh: '卷内目录', en: 'catalogue' },
  chain: { zh: '事件链', en: 'chain of events' },
  state: { zh: '状态重演', en: 'state from events' },
  texts: { zh: '文本', en: 'texts' },
  evidence: { zh: '证据摘要', en: 'evidence digests' },
  notices: { zh: '文书', en: 'documents issued' },
  proofs: { zh: '送达证明', en: 'proofs of delivery' },
  law: { zh: '规则包与日历', en: 'law and calendar' },
  dates: { zh: '期限重算', en: 'dates counted again' },
  metadata: { zh: '元数据', en: 'metadata' },
};

const FINDING_WORDS: Record<FindingCode, Words> = {
  not_canonical: { zh: '形式不规范', en: 'not in canonical form' },
  bad_path: { zh: '路径不合规', en: 'path not allowed' },
  not_a_file: { zh: '不是普通文件', en: 'not a regular file' },
  missing: { zh: '缺少', en: 'missing' },
  unlisted: { zh: '未列入清单', en: 'not listed' },
  digest_differs: { zh: '摘要不符', en: 'digest differs' },
  malformed: { zh: '格式错误', en: 'malformed' },
  oxum_differs: { zh: '字节数或文件数不符', en: 'size or count differs' },
  chain_broken: { zh: '事件链断裂', en: 'chain is broken' },
  not_archived: { zh: '案卷未归档', en: 'the case is not archived' },
  state_differs: { zh: '重演结果不符', en: 'the events lead to another state' },
  text_differs: { zh: '文本与事件不符', en: 'text does not match the events' },
  no_document: { zh: '缺少文书', en: 'no document' },
  no_proof: { zh: '缺少送达证明', en: 'no proof of delivery' },
  law_differs: { zh: '规则与案件不符', en: 'other law than the case ran under' },
  date_differs: { zh: '期限与规则不符', en: 'date does not follow from the law' },
  metadata_differs: { zh: '元数据与事件不符', en: 'metadata do not match the events' },
  unreadable: { zh: '无法读取', en: 'cannot be read' },
  other_package: { zh: '不是所指的案卷包', en: 'not the package named' },
};

const SHOWN = 20;

/** Lines for a terminal or a paper; at most twenty findings of each kind of check are named. */
export function reportWords(report: Report): string {
  const verdict = report.ok ? { zh: '校验通过', en: 'VALID' } : { zh: '校验未通过', en: 'NOT VALID' };
  return [
    `${both(verdict)}`,
    `${both({ zh: '案件', en: 'case' })}: ${report.number ?? '—'}`,
    `SHA-256: ${report.sha256}`,
    `${both({ zh: '文件', en: 'files' })}: ${report.files}  ${both({ zh: '事件', en: 'events' })}: ${report.events}`,
    ...report.checks.flatMap(({ check, ok, findings }) => [
      `  ${ok ? '✓' : '✗'} ${both(CHECK_WORDS[check])}`,
      ...findings
        .slice(0, SHOWN)
        .map(({ code, where }) => `      ${both(FINDING_WORDS[code])}${where === undefined ? '' : `: ${where}`}`),
    ]),
    ...(report.ok ? [] : ['']),
    both({
      zh: '请将以上 SHA-256 与档案登记簿核对：内容自相一致不能证明其为原件',
      en: 'Compare the SHA-256 with the archive register: a package that agrees with itself need not be the original',
    }),
    '',
  ].join('\n');
}
