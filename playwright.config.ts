import { defineConfig } from '@playwright/test'

/** Browser journeys against the built product, each worker with an installation of its own (e2e/fixtures.ts). */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '.test/browsers',
  fullyParallel: false,
  // Most of a journey is waiting: for a save, for the other's eye.
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.test/browsers.json' }]],
  use: {
    viewport: { width: 1360, height: 860 },
    // A trace of every journey takes a fifth of its time: `--trace on` when a failure needs more than this to be understood.
    screenshot: 'only-on-failure',
    // Keeping whole reports beside every journey would take the machine's time; e2e/offline-workspace.spec.ts allows it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
