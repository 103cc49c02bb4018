// The plain commands of the tool, with options and examples. Each loads its own file when it runs, so that help is quick.
// Leaves out the work itself.
import type { VerbSpec } from './verb.ts';

export const KEY: [string, 'key'] = ['--key <key>', 'key'];
export const ON_BEHALF: [string, 'onBehalfOf'] = ['--on-behalf-of <party>', 'onBehalfOf'];
const PAGE: VerbSpec['options'] = [
  ['--limit <n>', 'limit'],
  ['--cursor <cursor>', 'cursor'],
];

export const ACCOUNT: VerbSpec[] = [
  {
    usage: 'login',
    word: 'login',
    options: [
      ['--username <name>', 'username'],
      ['--password-stdin', 'passwordStdin'],
      ['--code <code>', 'code'],
    ],
    examples: [
      'redress login --url http://127.0.0.1:3000 --username chenshuyu',
      'redress login --username chenshuyu --password-stdin --code 123456 < password.txt',
    ],
    run: async (tool, _words, options) => (await import('./account.ts')).signIn(tool, options),
  },
  { usage: 'logout', word: 'logout', run: async (tool) => (await import('./account.ts')).signOut(tool) },
  { usage: 'whoami', word: 'whoami', run: async (tool) => (await import('./account.ts')).whoAmI(tool) },
];

export const READING: VerbSpec[] = [
  {
    usage: 'list',
    word: 'list',
    options: [
      ['--unit <unit>', 'unit'],
      ['--phase <phase>', 'phase', true],
      ['--handler <staff>', 'handler'],
      ['--mine', 'mine'],
      ['--overdue', 'overdue'],
      ['--open', 'open'],
      ['--due-before <day>', 'dueBefore'],
      ...PAGE,
    ],
    examples: [
      'redress list --mine --overdue',
      'redress list --unit yunxi.civil --phase investigating --due-before 2026-12-31',
      "redress list --json | jq -r '.cases[].number'",
    ],
    run: async (tool, _words, options) => (await import('./case-reading.ts')).listCases(tool, options),
  },
  {
    usage: 'show <case>',
    word: 'show',
    examples: ['redress show YXZW-2026-1'],
    run: async (tool, [reference = '']) => (await import('./case-reading.ts')).showCase(tool, reference),
  },
  {
    usage: 'hints <case>',
    word: 'hints',
    examples: [
      'redress hints YXZW-2026-000004',
      "redress do YXZW-2026-000004 linkCase --of YXZW-2026-000002 --relation repeat --note '同一人同一事'",
      "redress do YXZW-2026-000004 joinGroup --leader YXZW-2026-000002 --matches.0.demand d1 --matches.0.byDemand d1 --consent.how phone --consent.on 2026-11-20 --reason '同一事件'",
    ],
    run: async (tool, [reference = '']) => (await import('./case-hints.ts')).showHints(tool, reference),
  },
  {
    usage: 'history <case>',
    word: 'history',
    options: [['--raw', 'raw']],
    examples: ['redress history YXZW-2026-1', 'redress history YXZW-2026-1 --raw --json'],
    run: async (tool, [reference = ''], options) =>
      (await import('./case-history.ts')).showHistory(tool, reference, options),
  },
  {
    usage: 'why <case> [clock]',
    word: 'why',
    examples: ['redress why YXZW-2026-1', 'redress why YXZW-2026-1 handling --lang en'],
    run: async (tool, [reference = '', clock]) => (await import('./why.ts')).explainCase(tool, reference, clock),
  },
  {
    usage: 'allowed <case>',
    word: 'allowed',
    examples: ['redress allowed YXZW-2026-1'],
    run: async (tool, [reference = '']) => (await import('./case-reading.ts')).showAllowed(tool, reference),
  },
  {
    usage: 'what-if <case>',
    word: 'whatIf',
    options: [['--from <file>', 'from']],
    examples: [
      'redress what-if YXZW-2026-1 --from steps.yaml',
      `echo '{"steps":[{"on":"2026-12-04","do":"supplement"}]}' | redress what-if YXZW-2026-1 --from -`,
    ],
    run: async (tool, [reference = ''], options) =>
      (await import('./simulate.ts')).whatIfCase(tool, reference, options),
  },
  {
    usage: 'simulate <file>',
    word: 'simulate',
    examples: ['redress simulate docs/scenarios/xinfang-spring-festival.yaml', 'redress simulate - --json < life.yaml'],
    run: async (tool, [file = '']) => (await import('./simulate.ts')).simulateFile(tool, file),
  },
  { usage: 'commands', word: 'commands', run: async (tool) => (await import('./command-help.ts')).helpOfAll(tool) },
];

export const CHANNEL: VerbSpec[] = [
  {
    usage: 'file <json>',
    word: 'file',
    options: [KEY, ['--dry-run', 'dryRun']],
    examples: [
      'REDRESS_CHANNEL_KEY=... redress file complaint.json --key web-20261124-17',
      'redress file - < complaint.json',
    ],
    run: async (tool, [json = ''], options) => (await import('./filing.ts')).fileComplaint(tool, json, options),
  },
  {
    usage: 'track <number> <code>',
    word: 'track',
    examples: ['redress track YXZW-2026-1 ABCD-EFGH-JKMN-P'],
    run: async (tool, [number = '', code = '']) => (await import('./tracking.ts')).trackCase(tool, number, code),
  },
];

export const EVIDENCE: VerbSpec[] = [
  {
    usage: 'add <case> <file>',
    word: 'evidenceAdd',
    options: [
      ['--note <text>', 'note'],
      ['--why-not-earlier <text>', 'whyNotEarlier'],
      ON_BEHALF,
      ['--upload-only', 'uploadOnly'],
      ['--type <mime>', 'type'],
      KEY,
    ],
    examples: ['redress evidence add YXZW-2026-1 receipt.pdf --on-behalf-of complainant'],
    run: async (tool, [reference = '', file = ''], options) =>
      (await import('./evidence.ts')).addEvidence(tool, reference, file, options),
  },
  {
    usage: 'upload <file>',
    word: 'evidenceUpload',
    options: [['--type <mime>', 'type']],
    examples: ['redress evidence upload photo.jpg --json'],
    run: async (tool, [file = ''], options) => (await import('./evidence.ts')).uploadLoose(tool, file, options),
  },
];

export const ADVICE: VerbSpec[] = [
  {
    usage: 'responsible [text]',
    word: 'responsible',
    options: [
      ['--category <code>', 'category'],
      ['--place <words>', 'place'],
      ['--on <day>', 'onDay'],
    ],
    examples: [
      'redress responsible 暖气不热，供热公司不管 --place 学府路21号',
      'redress responsible --category heating --json',
    ],
    run: async (tool, [text], options) => (await import('./responsible.ts')).whoIsResponsible(tool, text, options),
  },
];

export const ORGANISATION: VerbSpec[] = [
  {
    usage: 'catalogue <file>',
    word: 'orgCatalogue',
    examples: ['redress org catalogue catalogue.json'],
    run: async (tool, [file = '']) => (await import('./responsible.ts')).enterCatalogue(tool, file),
  },
  {
    usage: 'load <file>',
    word: 'orgLoad',
    options: [['--setup-token <token>', 'setupToken']],
    examples: ['REDRESS_SETUP_TOKEN=... redress org load organisation.json'],
    run: async (tool, [file = ''], options) => (await import('./operations.ts')).loadOrganisation(tool, file, options),
  },
];

const REASON: [string, 'reason'][] = [['--reason <text>', 'reason']];

export const LAW: VerbSpec[] = [
  {
    usage: 'list',
    word: 'lawList',
    options: PAGE,
    run: async (tool, _words, options) => (await import('./law-reading.ts')).listLaw(tool, options),
  },
  {
    usage: 'show <id[@version]>',
    word: 'lawShow',
    options: [['--kind <kind>', 'lawKind']],
    examples: ['redress law show cn-samr-2026', "redress law show CN@2026.1 --json | jq '.content'"],
    run: async (tool, [name = ''], options) => (await import('./law-reading.ts')).showLaw(tool, name, options),
  },
  {
    usage: 'history [id]',
    word: 'lawHistory',
    options: PAGE,
    examples: ['redress law history', 'redress law history cn-samr-2026 --limit 20'],
    run: async (tool, [id], options) => (await import('./law-reading.ts')).showLawHistory(tool, id, options),
  },
  {
    usage: 'check <file>',
    word: 'lawCheck',
    examples: ['redress law check packs/cn-samr-2027.json'],
    run: async (tool, [file = '']) => (await import('./law.ts')).checkLaw(tool, file),
  },
  {
    usage: 'load <file>',
    word: 'lawLoad',
    options: REASON,
    examples: ["redress law load CN-2027.json --reason 'State Council notice of 2026-11-04'"],
    run: async (tool, [file = ''], { reason }) => (await import('./law.ts')).loadLaw(tool, file, reason),
  },
  {
    usage: 'retire <kind> <id> <version>',
    word: 'lawRetire',
    options: [...REASON, ['--even-if-last', 'evenIfLast']],
    examples: [
      "redress law retire pack cn-service-centre-example 1.2.0 --reason 'replaced by 2.0.0'",
      "redress law retire pack cn-samr-2020 1.2.0 --reason 'repealed' --even-if-last",
    ],
    run: async (tool, words, options) => (await import('./law.ts')).retireLaw(tool, words, options),
  },
  {
    usage: 'proposal <proposal>',
    word: 'lawProposal',
    options: [['--content', 'content']],
    examples: ['redress law proposal 0192f0c1-...', 'redress law proposal 0192f0c1-... --content'],
    run: async (tool, [proposal = ''], options) =>
      (await import('./law-reading.ts')).showProposal(tool, proposal, options),
  },
  {
    usage: 'confirm <proposal>',
    word: 'lawConfirm',
    options: [['--hash <hex>', 'seenHash']],
    examples: ['redress law confirm 0192f0c1-... --hash <as law proposal shows it>'],
    run: async (tool, [proposal = ''], { hash }) => (await import('./law.ts')).confirmLaw(tool, proposal, hash),
  },
  {
    usage: 'withdraw <proposal>',
    word: 'lawWithdraw',
    options: REASON,
    examples: ["redress law withdraw 0192f0c1-... --reason 'the notice was corrected'"],
    run: async (tool, [proposal = ''], { reason }) => (await import('./law.ts')).withdrawLaw(tool, proposal, reason),
  },
  {
    usage: 'diff <kind> <id> <from> <to>',
    word: 'lawDiff',
    examples: ['redress law diff pack cn-service-centre-example 1.2.0 2.0.0'],
    run: async (tool, words) => (await import('./law-reading.ts')).diffLaw(tool, words),
  },
];

const OTHER_LAW: VerbSpec['options'] = [
  ['--pack <ref>', 'packRef'],
  ['--calendar <ref>', 'calendarRef'],
];

export const LAW_CHANGE: VerbSpec[] = [
  {
    usage: 'preview <case>',
    word: 'lawChangePreview',
    options: OTHER_LAW,
    examples: ['redress law-change preview YXZW-2026-1 --calendar CN@2027.1'],
    run: async (tool, [reference = ''], options) =>
      (await import('./law-change.ts')).previewLawChange(tool, reference, options),
  },
  {
    usage: 'propose <case>',
    word: 'lawChangePropose',
    options: [...OTHER_LAW, ...REASON, KEY],
    examples: ["redress law-change propose YXZW-2026-1 --pack cn-samr-2026@1.1.0 --reason 'transitional rule'"],
    run: async (tool, [reference = ''], options) =>
      (await import('./law-change.ts')).proposeLawChange(tool, reference, options),
  },
  {
    usage: 'confirm <case> <proposal>',
    word: 'lawChangeConfirm',
    options: [KEY],
    run: async (tool, words, options) =>
      (await import('./law-change.ts')).answerLawChange(tool, 'confirmLawChange', words, options),
  },
  {
    usage: 'withdraw <case> <proposal>',
    word: 'lawChangeWithdraw',
    options: [...REASON, KEY],
    run: async (tool, words, options) =>
      (await import('./law-change.ts')).answerLawChange(tool, 'withdrawLawChange', words, options),
  },
];

const AWAY_DAYS: VerbSpec['options'] = [
  ['--first <day>', 'firstDay'],
  ['--last <day>', 'lastDay'],
];

export const OFFICE: VerbSpec[] = [
  {
    usage: 'away [staff]',
    word: 'away',
    options: [...AWAY_DAYS, ['--delegate <staff>', 'delegate']],
    examples: ['redress away', 'redress away --first 2026-12-01 --last 2026-12-05 --delegate luoqiming'],
    run: async (tool, [staff], options) => (await import('./absence.ts')).away(tool, staff, options),
  },
  {
    usage: 'back [staff]',
    word: 'back',
    options: AWAY_DAYS,
    examples: ['redress back --first 2026-12-04 --last 2026-12-05'],
    run: async (tool, [staff], options) => (await import('./absence.ts')).back(tool, staff, options),
  },
  {
    usage: 'leave <staff>',
    word: 'leave',
    options: [
      ['--successor <staff>', 'successor'],
      ['--last <day>', 'leaveLast'],
      ['--reason <reason>', 'leaveReason'],
      ['--confirm', 'confirmLeave'],
      ['--progress', 'leaveProgress'],
      ['--call-off', 'callOff'],
      ['--limit <n>', 'limit'],
      ['--after <case>', 'after'],
    ],
    examples: [
      'redress leave sunhaoran --successor wenjingya',
      'redress leave sunhaoran --successor wenjingya --last 2026-12-31 --reason retired --confirm',
      'redress leave sunhaoran --progress',
      'redress leave sunhaoran --call-off',
    ],
    run: async (tool, [staff = ''], options) => (await import('./leave.ts')).leave(tool, staff, options),
  },
  {
    usage: 'reset-factor <staff>',
    word: 'resetFactor',
    options: [['--confirm', 'confirmReset']],
    examples: ['redress reset-factor sunhaoran', 'redress reset-factor sunhaoran --confirm'],
    run: async (tool, [staff = ''], options) => (await import('./second-factor.ts')).resetFactor(tool, staff, options),
  },
  {
    usage: 'inbox',
    word: 'inbox',
    options: [['--mine', 'mine'], ...PAGE],
    run: async (tool, _words, options) => (await import('./operations.ts')).showInbox(tool, options),
  },
  {
    usage: 'drift',
    word: 'drift',
    options: [
      ['--repair', 'repair'],
      ['--limit <n>', 'limit'],
    ],
    examples: ['redress drift --json', 'redress drift --repair'],
    run: async (tool, _words, options) => (await import('./operations.ts')).showDrift(tool, options),
  },
  {
    usage: 'package <case>',
    word: 'package',
    options: [['--out <file>', 'out']],
    examples: ['redress package YXZW-2026-000004 --out case.tar'],
    run: async (tool, [reference = ''], options) =>
      (await import('./package-fetch.ts')).fetchPackage(tool, reference, options),
  },
  {
    usage: 'verify <package>',
    word: 'verify',
    options: [['--sha256 <hex>', 'sha256']],
    examples: ['redress verify case.tar --sha256 <from the archive register>'],
    run: async (_tool, [file = ''], options) => (await import('./package-check.ts')).checkPackageFile(file, options),
  },
  { usage: 'packs', word: 'packs', run: async (tool) => (await import('./operations.ts')).showPacks(tool) },
  {
    usage: 'completion <shell>',
    word: 'completion',
    examples: [
      'redress completion bash > ~/.local/share/bash-completion/completions/redress',
      'source <(redress completion zsh)',
    ],
    run: async (tool, [shell = '']) => (await import('./completion.ts')).completionScript(tool, shell),
  },
];
