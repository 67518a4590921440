import { answerInThread } from '@/lib/workers/answer-in-thread'
import { type CompareJob, compareNow } from './compare'

// What runs in the thread that `compareTexts` starts. Bytes come without their Buffer, which is all that is used of it.
await answerInThread((job: CompareJob) => compareNow(job))
