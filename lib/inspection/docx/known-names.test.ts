import { expect, test } from 'vitest'
import { namesOfTheSdk, validatorProgram } from '../testing/open-xml-sdk'

const program = validatorProgram()

// Kept with `npx vitest run --project unit -u lib/inspection/docx/known-names.test.ts` when the validator is a newer one.
test.skipIf(program === null)('the known names are those of the Open XML SDK', async () => {
  const names = `${JSON.stringify(namesOfTheSdk(program!), null, 2)}\n`
  await expect(names).toMatchFileSnapshot('./known-names.json')
})
