// A modest number of whole random lives at every check; the long run is `npm run lives` (bench/lives.ts).
import { describe, expect, it } from 'vitest';
import { addLife, emptyTally, unreached } from '../bench/lives-tally.ts';
import { lifePlan, lived } from '../test/support/random-life.ts';

const LIVES = 400;

describe('lives from seeds', () => {
  it('keep every promise, and reach every phase and nearly every row', () => {
    const tally = emptyTally();
    for (let seed = 1; seed <= LIVES; seed += 1) addLife(tally, lived(lifePlan(seed)));
    const missing = unreached(tally);
    expect(missing.phases).toEqual([]);
    expect(missing.commands.length).toBeLessThan(20);
    expect(tally.refused.size).toBeGreaterThan(12);
    expect(tally.lived / LIVES).toBeGreaterThan(50 * 86_400_000);
  }, 60_000);

  it('are the same life for the same seed', () => {
    const [one, other] = [lived(lifePlan(7)), lived(lifePlan(7))];
    expect(other.state.head).toBe(one.state.head);
    expect(lived(lifePlan(8)).state.head).not.toBe(one.state.head);
  });
});
