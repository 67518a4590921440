// A thread starts as JavaScript: Node 20 loads TypeScript only through a loader registered in the thread itself.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.entry)
