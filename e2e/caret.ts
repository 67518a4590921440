import { expect, type Locator } from '@playwright/test'

/**
 * Puts the caret of a draft where `key` takes it, as a person does who first sees the caret in the draft. An editor
 * that has just received the focus puts its own last selection back some 20 ms later, over a key pressed before that.
 */
export async function moveCaret(
  draft: Locator,
  key: 'Control+Home' | 'Control+End' | 'Control+a',
): Promise<void> {
  await draft.focus()
  await expect(draft).toBeFocused()
  // Timers fire in order: when this one has, the editor's has.
  await draft.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)))
  await draft.press(key)
}
