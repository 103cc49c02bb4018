// Judges a whole package without database, network or keys (L11): bag, chain, fold, texts, evidence, documents, proofs,
// law, dates. Says what is wrong and never throws. Leaves out reading the container (adapters/bag.ts) and the words.
import { CONTENT_CHECKS, type ContentCheck, type PackageContent } from './archive-content-checks.ts';
import {
  type CaseMetadata,
  type Catalogue,
  type Check,
  CHECKS,
  type Finding,
  type OpenedPackage,
  type PackedText,
  PLACES,
} from './archive-package.ts';
import { bagInfo, checkBag } from './bag-check.ts';
import { apply } from './case-apply.ts';
import type { CaseEvent, CaseState } from './case.ts';
import type { Law } from './law.ts';

export interface Report {
  ok: boolean;
  /** Names the package: compare it with the archive register or with the paper that came with it. */
  sha256: string;
  number: string | null;
  events: number;
  files: number;
  checks: { check: Check; ok: boolean; findings: Finding[] }[];
}

/** `expected`: the SHA-256 the package should have, where the caller knows it. */
export function checkPackage(pkg: OpenedPackage, expected?: string): Report {
  const findings: Finding[] = [...pkg.faults, ...checkBag(pkg)];
  if (expected !== undefined && expected !== pkg.sha256) {
    findings.push({ check: 'container', code: 'other_package', where: pkg.sha256 });
  }
  const content = parse(pkg, findings);
  if (content !== null) {
    for (const [check, judge] of Object.entries(CONTENT_CHECKS) as [Check, ContentCheck][]) {
      findings.push(...guarded(check, judge, content));
    }
  }
  return {
    ok: findings.length === 0,
    sha256: pkg.sha256,
    number: content?.state.number ?? bagInfo(pkg).get('External-Identifier') ?? null,
    events: content?.events.length ?? 0,
    files: pkg.files.length,
    checks: CHECKS.map((check) => {
      const own = findings.filter((finding) => finding.check === check);
      return {
        check,
        ok: own.length === 0 && (content !== null || check === 'container' || check === 'bag'),
        findings: own,
      };
    }),
  };
}

function guarded(check: Check, judge: ContentCheck, content: PackageContent): Finding[] {
  try {
    return judge(content).map((finding) => ({ check, ...finding }));
  } catch {
    return [{ check, code: 'unreadable' }];
  }
}

function parse(pkg: OpenedPackage, findings: Finding[]): PackageContent | null {
  try {
    const read = (path: string): string => {
      const text = pkg.texts.get(path);
      if (text === undefined) throw new Error(`${path} is missing`);
      return text;
    };
    const lines = read(PLACES.events).split('\n');
    const events = lines.slice(0, -1).map((line) => JSON.parse(line) as CaseEvent);
    const state = events.reduce<CaseState | null>(apply, null);
    if (state === null || lines.at(-1) !== '') throw new Error('no events');
    return {
      pkg,
      paths: new Map(pkg.files.map((file) => [file.path, file])),
      metadata: JSON.parse(read(PLACES.metadata)) as CaseMetadata,
      catalogue: JSON.parse(read(PLACES.catalogue)) as Catalogue,
      events,
      state,
      law: JSON.parse(read(PLACES.law)) as Law,
      texts: JSON.parse(read(PLACES.texts)) as PackedText[],
    };
  } catch {
    findings.push({ check: 'state', code: 'unreadable' });
    return null;
  }
}
