// Which commands the tool has, with options and examples. Each loads its own file when it runs, so that help is quick.
// Leaves out the work itself and how errors are shown (main.ts).
import { Command } from 'commander';
import { HELP_WORDS, OPTION_WORDS, VERB_WORDS } from '../words/tool-help-words.ts';
import type { Language } from './settings.ts';
import { addVerb, type VerbSpec } from './verb.ts';

const KEY: [string, 'key'] = ['--key <key>', 'key'];
const ON_BEHALF: [string, 'onBehalfOf'] = ['--on-behalf-of <party>', 'onBehalfOf'];
const PAGE: VerbSpec['options'] = [
  ['--limit <n>', 'limit'],
  ['--cursor <cursor>', 'cursor'],
];

/** The whole tree of commands in one language. Errors are thrown, nothing exits. */
export function buildProgram(language: Language, version: string): Command {
  const heads: Record<string, { zh: string; en: string } | undefined> = HELP_WORDS;
  const program = new Command('redress')
    .description(VERB_WORDS.redress[language])
    .option('--url <url>', OPTION_WORDS.url[language])
    .option('--lang <lang>', OPTION_WORDS.lang[language])
    .option('--json', OPTION_WORDS.json[language])
    .option('--verbose', OPTION_WORDS.verbose[language])
    .option('--wait <seconds>', OPTION_WORDS.wait[language])
    .version(version, '--version', OPTION_WORDS.version[language])
    .helpOption('-h, --help', OPTION_WORDS.help[language])
    .helpCommand('help [command]', VERB_WORDS.help[language])
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => heads[title]?.[language] ?? title })
    .configureOutput({ outputError: () => undefined })
    .exitOverride()
    .addHelpText('after', `\n${HELP_WORDS.exitCodes[language]}`);
  for (const spec of [...ACCOUNT, ...READING]) addVerb(program, language, spec);
  addActs(program, language);
  for (const spec of CHANNEL) addVerb(program, language, spec);
  addGroups(program, language);
  for (const spec of OFFICE) addVerb(program, language, spec);
  return program;
}

const ACCOUNT: VerbSpec[] = [
  {
    usage: 'login',
    word: 'login',
    options: [
      ['--username <name>', 'username'],
      ['--password-stdin', 'passwordStdin'],
    ],
    examples: ['redress login --url http://127.0.0.1:3000 --username chenshuyu', 'redress login --username chenshuyu --password-stdin < password.txt'],
    run: async (tool, _words, options) => (await import('./account.ts')).signIn(tool, options),
  },
  { usage: 'logout', word: 'logout', run: async (tool) => (await import('./account.ts')).signOut(tool) },
  { usage: 'whoami', word: 'whoami', run: async (tool) => (await import('./account.ts')).whoAmI(tool) },
];

const READING: VerbSpec[] = [
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
    examples: ['redress list --mine --overdue', 'redress list --unit yunxi.civil --phase investigating --due-before 2026-12-31', "redress list --json | jq -r '.cases[].number'"],
    run: async (tool, _words, options) => (await import('./case-reading.ts')).listCases(tool, options),
  },
  { usage: 'show <case>', word: 'show', examples: ['redress show YXZW-2026-1'], run: async (tool, [reference = '']) => (await import('./case-reading.ts')).showCase(tool, reference) },
  {
    usage: 'history <case>',
    word: 'history',
    options: [['--raw', 'raw']],
    examples: ['redress history YXZW-2026-1', 'redress history YXZW-2026-1 --raw --json'],
    run: async (tool, [reference = ''], options) => (await import('./case-reading.ts')).showHistory(tool, reference, options),
  },
  {
    usage: 'why <case> [clock]',
    word: 'why',
    examples: ['redress why YXZW-2026-1', 'redress why YXZW-2026-1 handling --lang en'],
    run: async (tool, [reference = '', clock]) => (await import('./why.ts')).explainCase(tool, reference, clock),
  },
  { usage: 'allowed <case>', word: 'allowed', examples: ['redress allowed YXZW-2026-1'], run: async (tool, [reference = '']) => (await import('./case-reading.ts')).showAllowed(tool, reference) },
  { usage: 'commands', word: 'commands', run: async (tool) => (await import('./command-help.ts')).helpOfAll(tool) },
];

/** Unknown options are fields of the command; its --help needs the server's schema. */
function addActs(program: Command, language: Language): void {
  const options: VerbSpec['options'] = [['--from <file>', 'from'], KEY, ON_BEHALF, ['--dry-run', 'dryRun'], ['-h, --help', 'help']];
  const acts: [VerbSpec & { word: 'do' | 'signal' }, string[]][] = [
    [{ usage: 'do [case] [command] [fields...]', word: 'do' }, ['redress do YXZW-2026-1 assignHandler --handler staff-wenjingya', 'redress do YXZW-2026-1 extend --help', 'redress do YXZW-2026-1 draftReply --from reply.json --plainSummary @summary.txt', "redress do YXZW-2026-1 draftPlan --answers.0.demand d1 --answers.0.outcome upheld --answers.0.answer '...' --dry-run"]],
    [{ usage: 'signal [case] [name] [fields...]', word: 'signal' }, ['redress signal YXZW-2026-1 supplementEvidence --items <evidence id>', "redress signal YXZW-2026-1 appeal --on-behalf-of complainant --reasons.0.demand d1 --reasons.0.code facts --statement @letter.txt"]],
  ];
  for (const [spec, examples] of acts) {
    const command = addVerb(program, language, { ...spec, options, examples });
    command
      .helpOption(false)
      .allowUnknownOption()
      .allowExcessArguments()
      .action(async () => (await import('./act-verbs.ts')).act(spec.word, command));
  }
}

const CHANNEL: VerbSpec[] = [
  {
    usage: 'file <json>',
    word: 'file',
    options: [KEY, ['--dry-run', 'dryRun']],
    examples: ['REDRESS_CHANNEL_KEY=... redress file complaint.json --key web-20261124-17', 'redress file - < complaint.json'],
    run: async (tool, [json = ''], options) => (await import('./filing.ts')).fileComplaint(tool, json, options),
  },
  { usage: 'track <number> <code>', word: 'track', examples: ['redress track YXZW-2026-1 ABCD-EFGH-JKMN-P'], run: async (tool, [number = '', code = '']) => (await import('./tracking.ts')).trackCase(tool, number, code) },
];

function addGroups(program: Command, language: Language): void {
  const evidence = addVerb(program, language, { usage: 'evidence', word: 'evidence' });
  addVerb(evidence, language, {
    usage: 'add <case> <file>',
    word: 'evidenceAdd',
    options: [['--note <text>', 'note'], ['--why-not-earlier <text>', 'whyNotEarlier'], ON_BEHALF, ['--upload-only', 'uploadOnly'], ['--type <mime>', 'type'], KEY],
    examples: ['redress evidence add YXZW-2026-1 receipt.pdf --on-behalf-of complainant'],
    run: async (tool, [reference = '', file = ''], options) => (await import('./evidence.ts')).addEvidence(tool, reference, file, options),
  });
  addVerb(evidence, language, {
    usage: 'upload <file>',
    word: 'evidenceUpload',
    options: [['--type <mime>', 'type']],
    examples: ['redress evidence upload photo.jpg --json'],
    run: async (tool, [file = ''], options) => (await import('./evidence.ts')).uploadLoose(tool, file, options),
  });
  const org = addVerb(program, language, { usage: 'org', word: 'org' });
  addVerb(org, language, {
    usage: 'load <file>',
    word: 'orgLoad',
    options: [['--setup-token <token>', 'setupToken']],
    examples: ['REDRESS_SETUP_TOKEN=... redress org load organisation.json'],
    run: async (tool, [file = ''], options) => (await import('./operations.ts')).loadOrganisation(tool, file, options),
  });
}

const OFFICE: VerbSpec[] = [
  { usage: 'inbox', word: 'inbox', options: [['--mine', 'mine'], ...PAGE], run: async (tool, _words, options) => (await import('./operations.ts')).showInbox(tool, options) },
  {
    usage: 'drift',
    word: 'drift',
    options: [['--repair', 'repair'], ['--limit <n>', 'limit']],
    examples: ['redress drift --json', 'redress drift --repair'],
    run: async (tool, _words, options) => (await import('./operations.ts')).showDrift(tool, options),
  },
  { usage: 'packs', word: 'packs', run: async (tool) => (await import('./operations.ts')).showPacks(tool) },
  {
    usage: 'completion <shell>',
    word: 'completion',
    examples: ['redress completion bash > ~/.local/share/bash-completion/completions/redress', 'source <(redress completion zsh)'],
    run: async (tool, [shell = '']) => (await import('./completion.ts')).completionScript(tool, shell),
  },
];
