// An intake as the door would hand it to the records: sealed, judged and projected. Leaves out HTTP.
import { randomUUID } from 'node:crypto';
import type { Vault } from '../../adapters/vault.ts';
import { textAad } from '../../adapters/vault.ts';
import type { IntakeClaim, IntakeRecord, NewText } from '../../db/intake-writes.ts';
import { apply } from '../../domain/case-apply.ts';
import { openCase } from '../../domain/case-open.ts';
import { projectCase } from '../../domain/case-projection.ts';
import type { CaseState, TextRef } from '../../domain/case.ts';
import type { RegisterData } from '../../domain/intake.ts';
import { aLaw, registration, WEBSITE } from './case-builders.ts';

export function aClaim(change: Partial<IntakeClaim> = {}): IntakeClaim {
  const bodyHmac = change.bodyHmac ?? 'k1:same';
  return {
    clientId: 'website',
    key: 'intake-1',
    bodyHmac,
    isSameBody: (stored) => stored === bodyHmac,
    caseId: randomUUID(),
    unit: 'yunxi.center',
    unitCode: 'YXZW',
    year: 2026,
    ...change,
  };
}

/** Seals texts under a fresh case key; `record` is what `registerIntake` asks for once the number is known. */
export function anIntake(
  vault: Vault,
  caseId: string,
  card: Record<string, string> = { name: '李明', email: 'liming@example.org' },
) {
  const law = aLaw();
  const caseKey = vault.newCaseKey(caseId);
  const texts: NewText[] = [];
  const seal = (purpose: string, plain: string): TextRef => {
    const id = randomUUID();
    const sealed = vault.seal(caseKey.key, plain, textAad(caseId, id));
    texts.push({ id, purpose, ...sealed });
    return { text: id, length: sealed.length, sha256: sealed.sha256 };
  };
  const parts: Partial<RegisterData> = {
    caseId,
    title: seal('title', '窗口推诿，多次往返'),
    matter: seal('matter', '三次到窗口办理均被要求补充不同材料。'),
    demands: [{ id: 'd1', text: seal('demand', '说明所需材料并当场办理') }],
    evidence: [],
  };
  const reach = { ...registration(law).reach, card: seal('card', JSON.stringify(card)) };
  const record = (number: string): IntakeRecord => {
    const data = registration(law, { ...parts, reach, number });
    const key = 'opening';
    const opened = openCase(law, data, WEBSITE, { at: data.receivedAt, key });
    if (!opened.ok) throw new Error(`not opened: ${opened.refusal.code}`);
    const state = opened.events.reduce<CaseState | null>(apply, null)!;
    return {
      caseKey: { wrapped: caseKey.wrapped, masterKeyId: caseKey.masterKeyId },
      texts,
      tracking: { codeHash: 'argon2id', tokenSha256: randomUUID() },
      search: [{ kind: 'phone', hash: vault.searchHash('phone', '13800000000') }],
      evidence: [],
      row: projectCase(state),
      titleText: data.title.text,
      registeredAt: data.receivedAt,
      start: { law, opening: { data, actor: WEBSITE, receivedAt: data.receivedAt, key } },
      response: vault.sealOwn('intake', number, caseId),
    };
  };
  return { law, caseKey, record, seal, texts, reach, parts };
}
