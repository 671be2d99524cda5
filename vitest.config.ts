import { defineConfig } from 'vitest/config'

const postgres = 'src/platform/testing/global-setup.ts'
const setupFiles = process.env['VOORDEUR_PROPERTY_RUNS'] ? ['src/platform/testing/property-runs.ts'] : []

export default defineConfig({
  test: {
    // Most of the time a test waits for PostgreSQL: with one worker less than there are cores half of the machine would idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles,
          testTimeout: 20_000,
          include: ['{src,db,programmes,docs,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'database',
          setupFiles,
          globalSetup: postgres,
          include: ['{src,db,programmes,bench}/**/*.db.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          globalSetup: [postgres, 'scripts/browser-tests-setup.mjs'],
          include: ['e2e/**/*.e2e.ts'],
          // A journey has several people logged in side by side: two at once is enough.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
