// One seed for every random test, so that a run says the same of the same code; REDRESS_SEED=n or =random goes elsewhere.
import fc from 'fast-check';

const asked = process.env['REDRESS_SEED'] ?? '20261129';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
