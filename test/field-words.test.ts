// Every field of every command, and every code it may have, is called something on its form; every command stands in
// one group of the case page. What is missing is listed by name.
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { COMMAND_BODIES, ROUTED_COMMANDS } from '../api/command-bodies.ts';
import { type Field, fieldsOf } from '../web/form/form-fields.ts';
import { COMMANDS_OF } from '../web/workbench/act-groups.ts';
import { hasCodeLabel, hasLabel } from '../words/field-words.ts';

/** Fields of a body with those inside them. */
function* everyField(fields: readonly Field[]): Generator<Field> {
  for (const field of fields) {
    yield field;
    if (field.kind === 'group') yield* everyField(field.fields);
    if (field.kind === 'rows') yield* everyField(field.row);
  }
}

const optionsOf = (field: Field): readonly string[] =>
  field.kind === 'choice' || (field.kind === 'ticks' && field.options !== null) ? (field.options ?? []) : [];

const fieldsOfCommand = (name: keyof typeof COMMAND_BODIES) => [
  ...everyField(fieldsOf(COMMAND_BODIES[name] as z.ZodType)),
];

describe('the form of every command', () => {
  it('has a label for every field', () => {
    const missing = ROUTED_COMMANDS.flatMap((name) =>
      fieldsOfCommand(name)
        .filter((field) => !hasLabel(name, field.name))
        .map((field) => `${name}.${field.name}`),
    );
    expect(missing).toEqual([]);
  });

  it('has words for every code', () => {
    const missing = ROUTED_COMMANDS.flatMap((name) =>
      fieldsOfCommand(name).flatMap((field) =>
        optionsOf(field)
          .filter((code) => !hasCodeLabel(field.name, code))
          .map((code) => `${name}: ${field.name}.${code}`),
      ),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it('stands in exactly one group of the case page', () => {
    const listed: string[] = Object.values(COMMANDS_OF).flat();
    expect(ROUTED_COMMANDS.filter((name) => !listed.includes(name))).toEqual([]);
    expect(listed.filter((name, index) => listed.indexOf(name) !== index)).toEqual([]);
  });
});
