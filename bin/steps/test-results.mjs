// Reads what the test runners wrote about themselves.
import { existsSync, readFileSync } from 'node:fs'

const none = { passed: 0, failed: 0, skipped: 0, slowest: [] }

/** Counts and the slowest files of a vitest JSON report; a missing or broken one counts as one failure. */
export function vitestResults(file) {
  if (!existsSync(file)) return { ...none, failed: 1 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  const brokenFiles = report.testResults.filter(
    (f) => f.status === 'failed' && !f.assertionResults.some((t) => t.status === 'failed'),
  )
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + brokenFiles.length,
    skipped: tests.filter(({ status }) => !['passed', 'failed'].includes(status)).length,
    slowest: report.testResults.map(({ name, startTime, endTime }) => ({
      name,
      seconds: (endTime - startTime) / 1000,
    })),
  }
}

/** The same of a Playwright JSON report. A test that passed only when tried again counts as failed. */
export function playwrightResults(file) {
  if (!existsSync(file)) return { ...none, failed: 1 }
  const { stats, suites } = JSON.parse(readFileSync(file, 'utf8'))
  const seconds = (suite) =>
    [...(suite.suites ?? [])].reduce((sum, child) => sum + seconds(child), 0) +
    (suite.specs ?? [])
      .flatMap(({ tests }) => tests)
      .flatMap(({ results }) => results)
      .reduce((sum, { duration }) => sum + duration / 1000, 0)
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    slowest: suites.map((suite) => ({ name: suite.title, seconds: seconds(suite) })),
  }
}
