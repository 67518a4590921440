import { answerInThread } from '@/lib/workers/answer-in-thread'
import { inspect } from '.'
import type { AsideAnswer, AsideJob } from './aside'
import { clean } from './clean'
import { recognise } from './recognise'

// What runs in the process that `runAside` starts, and in that which inspects an export.
await answerInThread(async ({ bytes, name, clean: wish }: AsideJob, onProgress): Promise<AsideAnswer> => {
  const format = recognise(bytes, name)
  if (!wish) return { inspection: await inspect(bytes, format, onProgress), copy: null }
  const { bytes: copy, left } = await clean(bytes, format, { ...wish, onProgress })
  return { inspection: left, copy }
})
