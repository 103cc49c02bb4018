// The commands of the tool about law under running cases: batches, missing years, shadow runs.
// Leaves out the work itself.
import type { VerbSpec } from './verb.ts';

export const LAW_GAPS: VerbSpec = {
  usage: 'gaps',
  word: 'lawGaps',
  examples: ['redress law gaps'],
  run: async (tool) => (await import('./law-batch.ts')).showGaps(tool),
};

export const SHADOW: VerbSpec = {
  usage: 'shadow',
  word: 'shadow',
  options: [
    ['--pack <ref>', 'shadowPack'],
    ['--calendar <ref>', 'shadowCalendar'],
    ['--since <day>', 'since'],
  ],
  examples: [
    'redress shadow --pack cn-service-centre-example@1.2.0 --since 2026-01-01',
    'redress shadow --pack next.json --since 2026-01-01 --json',
    'redress shadow --calendar CN-2027.json --since 2026-11-01',
  ],
  run: async (tool, _words, options) => (await import('./shadow.ts')).shadowRun(tool, options),
};

const act = (name: 'pause' | 'resume' | 'withdraw', word: VerbSpec['word']): VerbSpec => ({
  usage: `${name} <batch>`,
  word,
  examples: [`redress law batch ${name} 019d0f3e-7c4a-7d31-9a55-0c6b3f1f2a10`],
  run: async (tool, [id = '']) => (await import('./law-batch.ts')).actOnBatch(tool, name, id),
});

export const LAW_BATCH: VerbSpec[] = [
  {
    usage: 'propose',
    word: 'lawBatchPropose',
    options: [
      ['--pack-from <ref>', 'packFrom'],
      ['--pack-to <ref>', 'packTo'],
      ['--calendar-to <ref>', 'calendarTo'],
      ['--calendar-from <version>', 'calendarFrom'],
      ['--reason <text>', 'reason'],
    ],
    examples: [
      "redress law batch propose --calendar-to CN@2026.2 --reason 'State Council notice of 2026-11-04'",
      "redress law batch propose --pack-from cn-samr-2026@1.1.0 --pack-to cn-samr-2026@1.2.0 --reason 'order 12'",
    ],
    run: async (tool, _words, options) => (await import('./law-batch.ts')).proposeBatch(tool, options),
  },
  { usage: 'list', word: 'lawBatchList', run: async (tool) => (await import('./law-batch.ts')).listBatches(tool) },
  {
    usage: 'show <batch>',
    word: 'lawBatchShow',
    examples: ['redress law batch show 019d0f3e-7c4a-7d31-9a55-0c6b3f1f2a10'],
    run: async (tool, [id = '']) => (await import('./law-batch.ts')).showBatch(tool, id),
  },
  {
    usage: 'cases <batch>',
    word: 'lawBatchCases',
    options: [
      ['--moving', 'moving'],
      ['--state <state>', 'batchState'],
      ['--limit <n>', 'limit'],
      ['--after <case>', 'after'],
    ],
    examples: ['redress law batch cases 019d0f3e-7c4a-7d31-9a55-0c6b3f1f2a10 --moving'],
    run: async (tool, [id = ''], options) => (await import('./law-batch.ts')).listBatchCases(tool, id, options),
  },
  {
    usage: 'approve <batch>',
    word: 'lawBatchApprove',
    options: [['--hash <sha256>', 'previewHash']],
    examples: ['redress law batch approve 019d0f3e-7c4a-7d31-9a55-0c6b3f1f2a10 --hash <from show>'],
    run: async (tool, [id = ''], { hash }) => (await import('./law-batch.ts')).approveBatch(tool, id, hash),
  },
  act('pause', 'lawBatchPause'),
  act('resume', 'lawBatchResume'),
  act('withdraw', 'lawBatchWithdraw'),
];
