import { defineConfig } from 'vitest/config';

/** One project per kind of question; `npm run check` runs the quick ones, `npm test` all of them. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    projects: ['unit', 'architecture', 'simulation', 'integration'].map((name) => ({
      extends: true as const,
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        testTimeout: name === 'unit' || name === 'architecture' ? 10_000 : 120_000,
        hookTimeout: 60_000,
      },
    })),
  },
});
