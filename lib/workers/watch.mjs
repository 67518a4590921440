// A thread of a process that answers (keep.mjs): ends it all where its own thread, which may be busy, could not.
import { workerData } from 'node:worker_threads'

const WATCH_MS = 100

const { mostBytes, parent } = workerData

// What lies outside of the heap counts as well; and a server that is gone needs no answer.
setInterval(() => {
  if (process.memoryUsage.rss() > mostBytes || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
}, WATCH_MS)
