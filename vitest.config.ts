import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') }

// unit: pure, parallel. integration: one embedded PostgreSQL for all files, one database per file. process: whole servers, each
// file with data and a port of its own. proof: files of the large report, judged by programs that are not ours.
export default defineConfig({
  resolve: { alias },
  test: {
    setupFiles: ['lib/testing/property-seed.ts'],
    // All cores: the default leaves one idle, which on two is half of the machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,bin,components}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/*.process.test.ts', '**/*.proof.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{lib,bin}/**/*.db.test.ts'],
          globalSetup: ['lib/testing/global-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'proof',
          include: ['lib/**/*.proof.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: ['{lib,bin}/**/*.process.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
