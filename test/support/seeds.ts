// One seed for every random test, so that a run says the same of the same code. REDRESS_PROPERTY_SEED=n or =random goes
// elsewhere; the faults have a seed of their own (faults.test.ts).
import fc from 'fast-check';

const asked = process.env['REDRESS_PROPERTY_SEED'] ?? '20261129';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
