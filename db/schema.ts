// Every table, one file per row of the house. Instants of legal weight are bigint milliseconds given by the caller;
// `written` is the database's own clock and bookkeeping only. Column names are snake_case (drizzle's `casing`).
export * from './schema-absence.ts';
export * from './schema-archive.ts';
export * from './schema-calendar-gap.ts';
export * from './schema-case.ts';
export * from './schema-directory.ts';
export * from './schema-draft.ts';
export * from './schema-evidence.ts';
export * from './schema-hints.ts';
export * from './schema-intake.ts';
export * from './schema-law.ts';
export * from './schema-law-batch.ts';
export * from './schema-leave.ts';
export * from './schema-notice.ts';
export * from './schema-people.ts';
export * from './schema-submission.ts';
export * from './schema-text.ts';
export * from './schema-view.ts';
