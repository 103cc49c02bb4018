// Reads what a command is given as a file or, for `-`, on standard input.
import { readFileSync } from 'node:fs';
import type { Json } from './field-arguments.ts';
import { misused } from './tool-error.ts';

const STDIN = 0;

/** Throws wrong usage where the file cannot be read. */
export function readInput(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? STDIN : file);
  } catch {
    throw misused({ word: 'cannotRead', values: { file } });
  }
}

/** Throws wrong usage where it is not JSON. */
export function readJson(file: string): Json {
  const text = readInput(file).toString('utf8');
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw misused({ word: 'notJson', values: { file } });
  }
}
