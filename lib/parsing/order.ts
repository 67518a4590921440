import { letterAt, letterPosition, type Label } from './labels'
import type { Warning, WarningCode } from './types'

function warning(code: WarningCode, label: string, values: Warning['values'] = {}): Warning {
  return { code, label, values }
}

/** One label as printed, and as read. */
export interface PrintedLabel {
  printed: string
  label: Label
}

/** Roman numerals ((i), (ii), (iii)) are no alphabet: letters beside `ii` are not checked. */
function countsByLetters(labels: readonly PrintedLabel[]): boolean {
  const letters = new Set(labels.flatMap(({ label }) => label.letters))
  return !letters.has('ii') || letters.has('hh')
}

/** Checks the letters under one number: each label goes on where the one before it stopped. */
function checkLetters(labels: readonly PrintedLabel[], seen: Set<string>): Warning[] {
  const warnings: Warning[] = []
  const isChecked = countsByLetters(labels)
  let last = 0
  for (const { printed, label } of labels) {
    const repeated = label.refs.filter((ref) => seen.has(ref))
    for (const ref of label.refs) seen.add(ref)
    const positions = label.letters.map(letterPosition)
    const first = positions[0] ?? null
    if (repeated.length > 0) warnings.push(warning('duplicateLabel', printed, { refs: repeated.join(', ') }))
    else if (isChecked && first !== null && first <= last) warnings.push(warning('labelOutOfOrder', printed))
    else if (isChecked && first !== null && first > last + 1) {
      const missing = Array.from(
        { length: first - last - 1 },
        (_, index) => `${label.number}(${letterAt(last + 1 + index)})`,
      )
      warnings.push(warning('letterGap', printed, { refs: missing.join(', ') }))
    }
    last = Math.max(last, ...positions.map((position) => position ?? 0))
  }
  return warnings
}

/** Consecutive labels with one number, in runs. */
function runsByNumber(labels: readonly PrintedLabel[]): PrintedLabel[][] {
  const runs: PrintedLabel[][] = []
  for (const label of labels) {
    const run = runs.at(-1)
    if (run?.[0]?.label.number === label.label.number) run.push(label)
    else runs.push([label])
  }
  return runs
}

/** What the order of the labels gives a person to check: gaps, repetitions, labels that go back. */
export function checkOrder(labels: readonly PrintedLabel[]): Warning[] {
  const warnings: Warning[] = []
  const seen = new Set<string>()
  let last = 0
  for (const run of runsByNumber(labels)) {
    const number = Number(run[0]?.label.number)
    const printed = run[0]?.printed ?? ''
    if (number < last) warnings.push(warning('labelOutOfOrder', printed))
    else if (number > last + 1) {
      warnings.push(
        warning('numberGap', printed, { from: last + 1, to: number - 1, count: number - 1 - last }),
      )
    }
    for (const found of checkLetters(run, seen)) warnings.push(found)
    last = Math.max(last, ...run.flatMap(({ label }) => label.refs.map((ref) => parseInt(ref, 10))))
  }
  return warnings
}
