// How the tool takes a version of law: id@version, or a file that is not loaded. Leaves out what is done with it.
import { readJson } from './input-file.ts';
import { misused } from './tool-error.ts';

export interface VersionRef {
  id: string;
  version: string;
}

/** Undefined where nothing was given; a usage error where it is no id@version. */
export function versionRef(field: string, value: string | undefined): VersionRef | undefined {
  if (value === undefined) return undefined;
  const [id = '', version = '', ...more] = value.split('@');
  if (id === '' || version === '' || more.length > 0) throw misused({ word: 'refNeeded', values: { field, value } });
  return { id, version };
}

/** A file ends in .json, or is `-`, standard input. */
export function refOrFile(field: string, value: string | undefined): VersionRef | { content: unknown } | undefined {
  if (value === undefined || !(value === '-' || value.endsWith('.json'))) return versionRef(field, value);
  return { content: readJson(value) };
}
