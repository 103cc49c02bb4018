// Puts the tool together: global options, help in one language, groups, and the commands whose options are fields.
// Leaves out the plain commands (verb-list.ts) and how errors are shown (main.ts).
import { Command } from 'commander';
import { HELP_WORDS, OPTION_WORDS, VERB_WORDS } from '../words/tool-help-words.ts';
import { LAW_BATCH, LAW_GAPS, SHADOW } from './law-batch-verbs.ts';
import type { Language } from './settings.ts';
import { addVerb, type VerbSpec } from './verb.ts';
import {
  ACCOUNT,
  ADVICE,
  CHANNEL,
  EVIDENCE,
  KEY,
  LAW,
  LAW_CHANGE,
  OFFICE,
  ON_BEHALF,
  ORGANISATION,
  READING,
} from './verb-list.ts';

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
  for (const spec of [...ACCOUNT, ...READING, SHADOW]) addVerb(program, language, spec);
  addActs(program, language);
  for (const spec of [...CHANNEL, ...ADVICE]) addVerb(program, language, spec);
  addGroups(program, language);
  for (const spec of OFFICE) addVerb(program, language, spec);
  return program;
}

/** Unknown options are fields of the command; its --help needs the server's schema. */
function addActs(program: Command, language: Language): void {
  const options: VerbSpec['options'] = [
    ['--from <file>', 'from'],
    KEY,
    ON_BEHALF,
    ['--dry-run', 'dryRun'],
    ['-h, --help', 'help'],
  ];
  const acts: [VerbSpec & { word: 'do' | 'signal' }, string[]][] = [
    [
      { usage: 'do [case] [command] [fields...]', word: 'do' },
      [
        'redress do YXZW-2026-1 assignHandler --handler staff-wenjingya',
        'redress do YXZW-2026-1 extend --help',
        "redress do YXZW-2026-1 correctRegistration --category heating --urgent true --reason '登记时选错事项'",
        'redress do YXZW-2026-1 draftReply --from reply.json --plainSummary @summary.txt',
        "redress do YXZW-2026-1 draftPlan --answers.0.demand d1 --answers.0.outcome upheld --answers.0.answer '...' --dry-run",
      ],
    ],
    [
      { usage: 'signal [case] [name] [fields...]', word: 'signal' },
      [
        'redress signal YXZW-2026-1 supplementEvidence --items <evidence id>',
        'redress signal YXZW-2026-1 appeal --on-behalf-of complainant --reasons.0.demand d1 --reasons.0.code facts --statement @letter.txt',
      ],
    ],
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

/** `redress evidence add`: a name that only holds others. */
function addGroups(program: Command, language: Language): void {
  const evidence = addVerb(program, language, { usage: 'evidence', word: 'evidence' });
  for (const spec of EVIDENCE) addVerb(evidence, language, spec);
  const organisation = addVerb(program, language, { usage: 'org', word: 'org' });
  for (const spec of ORGANISATION) addVerb(organisation, language, spec);
  const law = addVerb(program, language, { usage: 'law', word: 'law' });
  for (const spec of [...LAW, LAW_GAPS]) addVerb(law, language, spec);
  const batch = addVerb(law, language, { usage: 'batch', word: 'lawBatch' });
  for (const spec of LAW_BATCH) addVerb(batch, language, spec);
  const change = addVerb(program, language, { usage: 'law-change', word: 'lawChange' });
  for (const spec of LAW_CHANGE) addVerb(change, language, spec);
}
