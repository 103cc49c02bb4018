// Settings and log lines: one complete complaint about the environment, and nothing personal in a log.
// Leaves out how server and worker use them.
import { describe, expect, test } from 'vitest';
import { readEnv, temporalConnectionOptions } from '../config/env.ts';
import { createLogger } from '../config/logger.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const complete = { DATABASE_URL: 'postgres://a/b', TEMPORAL_ADDRESS: 'engine:7233', REDRESS_MASTER_KEYS: `k1:${KEY}` };

describe('the environment', () => {
  test('is complained about once, with every name', () => {
    const read = () =>
      readEnv({ PORT: 'x', TEMPORAL_ADDRESS: '', REDRESS_MASTER_KEYS: 'k1:short', SMTP_URL: 'http://a' });
    for (const name of ['PORT', 'DATABASE_URL', 'TEMPORAL_ADDRESS', 'REDRESS_MASTER_KEYS', 'SMTP_URL']) {
      expect(read).toThrow(new RegExp(`^  ${name} `, 'm'));
    }
    expect(read).not.toThrow(/short/);
  });

  test('has defaults for everything an installation need not decide', () => {
    const env = readEnv(complete);
    expect(env).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      TEMPORAL_NAMESPACE: 'redress',
      REDRESS_ZONE: 'Asia/Shanghai',
    });
    expect(env.REDRESS_MASTER_KEYS).toEqual([{ id: 'k1', key: new Uint8Array(32).fill(7) }]);
  });

  test('asks for TLS as soon as an API key is given', () => {
    expect(temporalConnectionOptions(readEnv(complete)).tls).toBeUndefined();
    expect(temporalConnectionOptions(readEnv({ ...complete, TEMPORAL_API_KEY: 'secret' })).tls).toBeDefined();
  });
});

describe('a log line', () => {
  const lineOf = (write: (logger: ReturnType<typeof createLogger>) => void) => {
    let text = '';
    write(createLogger('server', 'info', { write: (line) => void (text += line) }));
    return text;
  };

  test('hides credentials and what names or reaches a person', () => {
    const text = lineOf((logger) =>
      logger.info({
        code: 'secret',
        req: { headers: { cookie: 'secret' } },
        body: { party: { phone: 'secret', name: 'secret' } },
      }),
    );
    expect(text).toContain('[hidden]');
    expect(text).not.toContain('secret');
  });

  test('shows an error without the parameters of its query', () => {
    const cause = Object.assign(new Error('duplicate'), { code: '23505', detail: 'Key (phone)=(13800000000)' });
    const error = new Error('Failed query: select $1\nparams: 13800000000', { cause });
    const text = lineOf((logger) => {
      logger.error(error);
      logger.error({ err: error }, error.message);
    });
    expect(text).toContain('Failed query: select $1');
    expect(text).toContain('"errorCode":"23505"');
    expect(text).not.toContain('13800000000');
  });
});
