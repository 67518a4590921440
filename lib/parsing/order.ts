import { letterAt, letterPosition } from './labels'
import type { PrintedLabel } from './printed-labels'
import type { Warning, WarningCode } from './types'

function warning(
  code: WarningCode,
  { printed, block }: PrintedLabel,
  values: Warning['values'] = {},
): Warning {
  return { code, label: printed, values, blockId: block.id }
}

/** Roman numerals ((i), (ii), (iii)) are no alphabet: letters beside `ii` are not checked. */
function countsByLetters(labels: readonly PrintedLabel[]): boolean {
  const letters = new Set(labels.flatMap(({ label }) => label.letters))
  return !letters.has('ii') || letters.has('hh')
}

/** Says whether a label names parts of a letter, `3 (a) (ii)`: the letter stands there again. */
function namesParts(refs: readonly string[]): boolean {
  return refs.some((ref) => ref.includes(')('))
}

/** Checks the letters under one number: each label goes on where the one before it stopped. */
function checkLetters(labels: readonly PrintedLabel[], seen: Set<string>): Warning[] {
  const warnings: Warning[] = []
  const isChecked = countsByLetters(labels)
  let last = 0
  for (const one of labels) {
    const { label } = one
    const repeated = label.refs.filter((ref) => seen.has(ref))
    for (const ref of label.refs) seen.add(ref)
    const positions = label.letters.map(letterPosition)
    const first = positions[0] ?? null
    if (repeated.length > 0) warnings.push(warning('duplicateLabel', one, { refs: repeated.join(', ') }))
    else if (isChecked && first !== null && first <= last && !namesParts(label.refs))
      warnings.push(warning('labelOutOfOrder', one))
    else if (isChecked && first !== null && first > last + 1) {
      const missing = Array.from(
        { length: first - last - 1 },
        (_, index) => `${label.number}(${letterAt(last + 1 + index)})`,
      )
      warnings.push(warning('letterGap', one, { refs: missing.join(', ') }))
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
    const [first] = run
    if (first === undefined) continue
    if (number < last) warnings.push(warning('labelOutOfOrder', first))
    else if (number > last + 1) {
      warnings.push(warning('numberGap', first, { from: last + 1, to: number - 1, count: number - 1 - last }))
    }
    for (const found of checkLetters(run, seen)) warnings.push(found)
    last = Math.max(last, ...run.flatMap(({ label }) => label.refs.map((ref) => parseInt(ref, 10))))
  }
  return warnings
}
