import { defineConfig } from 'vitest/config'

/** Three kinds of tests: of the core, without a browser; in a browser; of finished files, by others' programs. */
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      { test: { name: 'core', include: ['tests/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['tests/conformance/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
