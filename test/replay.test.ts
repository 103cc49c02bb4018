// Saved histories against today's code: same commands, same events, same state. A changed workflow and a changed rule
// must each turn it red, and both are proved here by changing a copy.
import { bundleWorkflowCode, DefaultLogger, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apply } from '../domain/case-apply.ts';
import { brokenAt, stateDigest } from '../domain/case-chain.ts';
import type { CaseEvent, CaseState } from '../domain/case.ts';
import { recordedBatches, type SavedHistory, savedHistories } from './support/history-set.ts';
import { quietRuntime, workflowBundle } from './support/engine.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const histories = savedHistories();
const copies: string[] = [];

beforeAll(() => {
  quietRuntime();
});
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});

async function replay(bundle: WorkflowBundleWithSourceMap, saved: SavedHistory): Promise<string> {
  try {
    await Worker.runReplayHistory({ workflowBundle: bundle }, saved.history);
    return 'same';
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

/** The bundle of a copy of the code in which `find` in `file` became `replacement`. */
async function changedBundle(file: string, find: string, replacement: string): Promise<WorkflowBundleWithSourceMap> {
  const copy = mkdtempSync(path.join(tmpdir(), 'redress-replay-'));
  copies.push(copy);
  for (const folder of ['domain', 'workflows', 'activities'])
    cpSync(path.join(root, folder), path.join(copy, folder), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  const target = path.join(copy, file);
  const text = readFileSync(target, 'utf8');
  expect(text).toContain(find);
  writeFileSync(target, text.replace(find, replacement));
  return bundleWorkflowCode({
    workflowsPath: path.join(copy, 'workflows/index.ts'),
    logger: new DefaultLogger('ERROR'),
  });
}

describe('saved histories', () => {
  it('exist for a whole life and for open cases', () => {
    expect(histories.map(({ name }) => name)).toContain('whole-life.1.json');
    expect(histories.filter(({ name }) => name.includes('open')).length).toBeGreaterThan(0);
  });

  it.each(histories)('$name replays under the code of today', async (saved) => {
    expect(await replay(await workflowBundle(), saved)).toBe('same');
  });

  it.each(histories.filter(({ name }) => name.endsWith('.1.json')))('$name folds to the state it had', (saved) => {
    const batches = recordedBatches(saved);
    let state: CaseState | null = null;
    const events: CaseEvent[] = [];
    for (const batch of batches) {
      for (const event of batch.events) state = apply(state, event);
      events.push(...batch.events);
      expect(stateDigest(state as CaseState)).toBe(batch.row.digest);
    }
    expect(brokenAt(events)).toBeNull();
  });

  it('turn red when an activity is added before recording', async () => {
    const bundle = await changedBundle(
      'workflows/case-file.ts',
      '    this.writing = true;\n',
      "    this.writing = true;\n    await record.recordEvents.executeWithOptions({ summary: 'x' }, [{ caseId: '', events: [], row: projectCase(this.state) }]);\n",
    );
    for (const saved of histories) expect([saved.name, await replay(bundle, saved)]).not.toEqual([saved.name, 'same']);
  });

  it('turn red when a rule gives the past another content', async () => {
    const bundle = await changedBundle(
      'domain/preliminary-rules.ts',
      '{ facts: limit, texts: { title: state.title } }',
      '{ facts: limit }',
    );
    for (const saved of histories.filter(({ name }) => !name.startsWith('supplement') && name.endsWith('.1.json'))) {
      expect([saved.name, await replay(bundle, saved)]).not.toEqual([saved.name, 'same']);
    }
  });

  it('turn red when only the fold changes and every event stays the same', async () => {
    const bundle = await changedBundle(
      'domain/case-tasks.ts',
      "else if (move.move === 'close') delete next[move.id];",
      "else if (move.move === 'close') next[move.id] = { ...known(next, move.id), holder: 'ghost' };",
    );
    const whole = histories.find(({ name }) => name === 'whole-life.1.json')!;
    expect(await replay(bundle, whole)).not.toBe('same');
  });
});
