// A thread starts as JavaScript: Node 20 loads TypeScript only through a loader registered in the thread itself.
import { parentPort, workerData } from 'node:worker_threads'

const { warm, entry } = workerData
// What a build made of a program is JavaScript already.
if ((warm ?? entry).endsWith('.ts')) (await import('tsx/esm/api')).register()
if (warm) {
  await import(warm)
  // What is asked meanwhile waits in the port.
  Object.assign(workerData, await new Promise((resolve) => parentPort.once('message', resolve)))
}
await import(workerData.entry)
