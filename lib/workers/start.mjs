// A thread starts as JavaScript: Node 20 loads TypeScript only through a loader registered in the thread itself.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
if (workerData.warm) {
  await import(workerData.warm)
  // What is asked meanwhile waits in the port.
  Object.assign(workerData, await new Promise((resolve) => parentPort.once('message', resolve)))
}
await import(workerData.entry)
