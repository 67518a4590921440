// Prints, as JSON, what an hour of five people typing into a draft of 5 KB leaves on the disk.
import { join } from 'node:path'
import { register } from 'tsx/esm/api'

register({ tsconfig: join(import.meta.dirname, '..', '..', 'tsconfig.json') })
const { type } = await import('../../lib/versions/testing/typing.ts')
const { foldHistory } = await import('../../lib/versions/testing/history.ts')

const people = ['a', 'b', 'c', 'd', 'e']
const { rows } = type({ people, minutes: 60, from: 0, characters: 5_000 })
console.log(JSON.stringify(foldHistory(rows)))
