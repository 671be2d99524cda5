import { defineConfig } from 'vitest/config'

const postgres = { globalSetup: 'src/platform/testing/global-setup.ts' }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'programmes/**/*.test.ts', 'scripts/**/*.test.ts', 'db/**/*.test.ts', 'docs/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          ...postgres,
          name: 'database',
          include: ['{src,db,programmes,bench}/**/*.db.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...postgres,
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          // A journey has several people logged in side by side: one at a time is enough for two cores.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
