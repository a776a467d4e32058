import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Where screens, terminals and real programs are looked at, a busy CI machine may pass over the very moment that a test waits
// for. There alone such a test is tried once more, and the report names it; at home it fails, so that it is mended.
const real = { retry: process.env.CI ? 1 : 0 };

// Many of the tests wait for a host, a clock or a timeout: two files at once take little more than half the time, also on the
// two cores that CI has (vitest by itself would leave one of them idle).
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      {
        test: {
          name: 'unit',
          ...real,
          testTimeout: 120_000,
          include: ['test/unit/**/*.test.ts', 'test/layers/**/*.test.ts'],
        },
      },
      { test: { name: 'tui', ...real, testTimeout: 120_000, include: ['test/tui/**/*.test.{ts,tsx}'] } },
      {
        test: {
          name: 'e2e',
          ...real,
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          // Behind the others: what is timed at a terminal has the machine for itself.
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'oracle', include: ['test/oracle/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'lab',
          include: ['test/lab/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
