import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
  it('sorts keys at every depth and leaves out undefined members', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, { z: null, y: '号' }], c: undefined } })).toBe(
      '{"a":{"d":[2,{"y":"号","z":null}]},"b":1}',
    );
  });

  it('refuses what JSON cannot carry', () => {
    for (const value of [NaN, Infinity, undefined, () => 1, 1n, new Date(0), new Map()]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });

  it('reads back as the same value, and is a fixed point', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});
