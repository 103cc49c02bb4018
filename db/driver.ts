// The PostgreSQL driver with a defect of its 3.4.9 mended as it is loaded (porsager/postgres 1066, 1154, 1208: open).
// When a connection breaks in mid-transaction, what still comes for it ends the whole process, takes the connection out
// of the pool for ever, or runs outside its transaction on the connection's next life. Leaves out everything else.
import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import path from 'node:path';
import type Postgres from 'postgres';

/** What stands there, and what must. A statement for a broken connection is refused until that is up again. */
const MENDS: readonly (readonly [string, string])[] = [
  ['    , query = null\n', '    , query = null\n    , isUp = false\n'],
  ['  function ReadyForQuery(x) {\n', '  function ReadyForQuery(x) {\n    isUp = true\n'],
  [
    '  function execute(q) {\n',
    "  function execute(q) {\n    if (!isUp) {\n      queryError(q, Errors.connection('CONNECTION_CLOSED', options))\n      return true\n    }\n",
  ],
  // A write that was under way must not stay first in the way of the next life's handshake.
  [
    '    clearImmediate(nextWriteTimer)\n    socket.removeListener',
    '    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    isUp = false\n    socket.removeListener',
  ],
  // What came between the socket's error and its close would wait for ever.
  ['    !hadError && (query || sent.length) && error(', '    ;(query || sent.length) && error('],
];

const require = createRequire(import.meta.url);

/** Throws when the installed driver is another one: then look whether it still needs this. */
function loadMended(): typeof Postgres {
  const entry = require.resolve('postgres');
  const file = path.join(path.dirname(entry), 'connection.js');
  const source = MENDS.reduce(
    (text, [from, to]) => {
      if (text.split(from).length !== 2)
        throw new Error(`the PostgreSQL driver is not the one db/driver.ts mends: ${from.trim()}`);
      return text.replace(from, to);
    },
    readFileSync(file, 'utf8'),
  );
  const module = new Module(file);
  module.filename = file;
  const compile = Reflect.get(module, '_compile') as (source: string, file: string) => void;
  compile.call(module, source, file);
  require.cache[file] = module as NodeJS.Module;
  return require(entry) as typeof Postgres;
}

export const postgres = loadMended();
