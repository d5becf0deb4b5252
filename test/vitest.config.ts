import { defineConfig } from 'vitest/config';

/** Pure tests share one module graph: loading it anew for every file would cost most of their time. */
const QUICK = ['unit', 'architecture'];

/** One project per kind of question; `npm run check` runs the quick ones, `npm test` all of them. */
export default defineConfig({
  test: {
    // Left to itself vitest keeps a core free, which on two cores is half of them.
    maxWorkers: 2,
    root: new URL('..', import.meta.url).pathname,
    projects: ['unit', 'architecture', 'simulation', 'integration', 'browser'].map((name) => ({
      extends: true as const,
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        testTimeout: QUICK.includes(name) ? 10_000 : 120_000,
        isolate: !QUICK.includes(name),
        hookTimeout: 60_000,
        // Seeded worlds make much short-lived garbage: with a roomy nursery they take a sixth less time.
        ...(name === 'simulation' ? { execArgv: ['--max-semi-space-size=64'] } : {}),
        // The browser is unpacked once, before two files want it at the same moment.
        ...(name === 'browser' ? { globalSetup: ['test/support/browser/set-up.ts'] } : {}),
      },
    })),
  },
});
