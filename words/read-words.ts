// What a complainant reads about who looked at their case: which part was seen, and what for.
import type { Words } from '../domain/law.ts';

const READS: Record<string, Words> = {
  list: { zh: '在案件列表中看到标题', en: 'saw the title in a list of cases' },
  tasks: { zh: '在待办列表中看到标题', en: 'saw the title in a list of tasks' },
  desk: { zh: '在办理列表中看到标题和所请示、商洽的内容', en: 'saw the title and what was asked in a list' },
  detail: { zh: '查看案件内容（联系方式已遮盖）', en: 'read the case (contact details hidden)' },
  events: { zh: '查看办理记录', en: 'read the record of the case' },
  notice: { zh: '查看一份文书', en: 'read a document' },
  evidence: { zh: '下载一份证据材料', en: 'downloaded a piece of evidence' },
  identity: { zh: '查看姓名和联系方式', en: 'saw name and contact details' },
  reissueCode: { zh: '重新发放查询码', en: 'issued a new code' },
  archive: { zh: '下载归档案卷', en: 'downloaded the archived file' },
};

/** By the kind of read; anything unknown is a read all the same. */
export function readWords(what: string): Words {
  return READS[what] ?? { zh: '查看案件', en: 'looked at the case' };
}
