/** Whether a question's label is bare ("3 (a)") and needs a word before it; others are phrases of their own. */
export function isBareLabel(label: string): boolean {
  return /^[\d(]/.test(label)
}
