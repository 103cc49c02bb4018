// Three projects: `domain` (pure rules, seconds), `demo` (its scripts against the rules) and `whole` (real servers, one
// file at a time on two cores).
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'domain',
          include: ['domain/**/*.test.ts', 'words/**/*.test.ts'],
          setupFiles: ['test/support/seeds.ts'],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'demo', include: ['demo/**/*.test.ts'], testTimeout: 20_000 } },
      {
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          setupFiles: ['test/support/seeds.ts'],
          testTimeout: 120_000,
          hookTimeout: 600_000,
          fileParallelism: false,
          pool: 'forks',
        },
      },
    ],
  },
});
