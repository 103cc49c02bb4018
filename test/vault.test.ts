// Sealing: what opens, what does not, and what erasing and rotating keys mean. No database.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openTexts } from '../adapters/sealed-texts.ts';
import { createVault, SealBroken, textAad } from '../adapters/vault.ts';

const k1 = { id: 'k1', key: randomBytes(32) };
const k2 = { id: 'k2', key: randomBytes(32) };
const CASE = '0190a000-0000-7000-8000-000000000001';

describe('texts', () => {
  const vault = createVault([k1]);
  const { key, wrapped, masterKeyId } = vault.newCaseKey(CASE);

  it('open again, and count characters, not bytes', () => {
    const sealed = vault.seal(key, '窗口𠮷推诿', textAad(CASE, 't1'));
    expect(sealed.length).toBe(5);
    expect(sealed.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(vault.open(key, sealed.ciphertext, textAad(CASE, 't1'))).toBe('窗口𠮷推诿');
    expect(sealed.ciphertext.includes(Buffer.from('窗口'))).toBe(false);
  });

  it('of the same words never look the same', () => {
    expect(vault.seal(key, 'a', 'x').sha256).not.toBe(vault.seal(key, 'a', 'x').sha256);
  });

  it('do not open when a byte was changed, cut off, or the text was moved to another place', () => {
    const { ciphertext } = vault.seal(key, 'secret', textAad(CASE, 't1'));
    for (let at = 0; at < ciphertext.length; at += 1) {
      const changed = Buffer.from(ciphertext);
      changed[at]! ^= 1;
      expect(() => vault.open(key, changed, textAad(CASE, 't1'))).toThrow(SealBroken);
    }
    expect(() => vault.open(key, ciphertext.subarray(0, 20), textAad(CASE, 't1'))).toThrow(SealBroken);
    expect(() => vault.open(key, ciphertext, textAad(CASE, 't2'))).toThrow(SealBroken);
    expect(() => vault.open(vault.newCaseKey(CASE).key, ciphertext, textAad(CASE, 't1'))).toThrow(SealBroken);
  });

  it('are gone when the key row is erased, and say so', () => {
    const row = { id: 't1', ciphertext: vault.seal(key, 'secret', textAad(CASE, 't1')).ciphertext };
    const kept = openTexts(vault, { caseId: CASE, wrappedKey: wrapped, masterKeyId }, [row]);
    expect(kept).toEqual({ ok: true, texts: new Map([['t1', 'secret']]) });
    expect(openTexts(vault, { caseId: CASE, wrappedKey: null, masterKeyId }, [row])).toEqual({
      ok: false,
      reason: 'erased',
    });
    expect(openTexts(vault, null, [row])).toEqual({ ok: false, reason: 'erased' });
  });
});

describe('keys', () => {
  it('of one case do not open as those of another', () => {
    const vault = createVault([k1]);
    const { wrapped, masterKeyId } = vault.newCaseKey(CASE);
    expect(() => vault.unwrap({ caseId: 'other', wrappedKey: wrapped, masterKeyId })).toThrow(SealBroken);
  });

  it('move under a new master key without changing', () => {
    const before = createVault([k1]).newCaseKey(CASE);
    const row = { caseId: CASE, wrappedKey: before.wrapped, masterKeyId: before.masterKeyId };
    const rotating = createVault([k2, k1]);
    const next = rotating.rewrap(row)!;
    expect(next.masterKeyId).toBe('k2');
    const after = createVault([k2]).unwrap({ caseId: CASE, wrappedKey: next.wrapped, masterKeyId: next.masterKeyId });
    expect(after).toEqual({ ok: true, key: before.key });
    expect(rotating.rewrap({ caseId: CASE, wrappedKey: next.wrapped, masterKeyId: 'k2' })).toBeNull();
    expect(createVault([k2]).unwrap(row)).toEqual({ ok: false, reason: 'unknown_master_key' });
  });

  it('of a file belong to that file, and move from the vault to the case', () => {
    const vault = createVault([k1]);
    const caseKey = vault.newCaseKey(CASE).key;
    const loose = vault.newLooseFileKey('e1');
    const adopted = vault.adoptFileKey(caseKey, 'e1', loose.wrapped);
    expect(vault.unwrapFileKey(caseKey, 'e1', adopted)).toEqual(loose.key);
    expect(() => vault.unwrapFileKey(caseKey, 'e2', adopted)).toThrow(SealBroken);
    expect(() => vault.unwrapLooseFileKey('e2', loose.wrapped)).toThrow(SealBroken);
  });

  it('must be there and whole', () => {
    expect(() => createVault([])).toThrow(/at least one/);
    expect(() => createVault([{ id: 'short', key: randomBytes(16) }])).toThrow(/32 bytes/);
  });
});

describe('keyed hashes', () => {
  it('know the same body after a rotation, and differ by purpose', () => {
    const stored = createVault([k1]).hmac('command', '{"a":1}');
    const rotated = createVault([k2, k1]);
    expect(rotated.isSameBody(stored, 'command', '{"a":1}')).toBe(true);
    expect(rotated.isSameBody(stored, 'command', '{"a":2}')).toBe(false);
    expect(rotated.isSameBody(stored, 'intake', '{"a":1}')).toBe(false);
    expect(rotated.isSameBody('', 'command', '{"a":1}')).toBe(false);
    expect(createVault([k2]).isSameBody(stored, 'command', '{"a":1}')).toBe(false);
  });

  it('are looked up by every master key', () => {
    const stored = createVault([k1]).searchHash('phone', '13800000000');
    expect(createVault([k2, k1]).searchHashes('phone', '13800000000')).toContain(stored);
    expect(createVault([k1]).searchHash('idNumber', '13800000000')).not.toBe(stored);
  });

  it('seal what belongs to no case, across a rotation', () => {
    const sealed = createVault([k1]).sealOwn('intake', 'code', 'client/key');
    expect(createVault([k2, k1]).openOwn('intake', sealed, 'client/key')).toBe('code');
    expect(() => createVault([k2, k1]).openOwn('intake', sealed, 'client/other')).toThrow(SealBroken);
    expect(() => createVault([k2]).openOwn('intake', sealed, 'client/key')).toThrow(SealBroken);
  });
});
