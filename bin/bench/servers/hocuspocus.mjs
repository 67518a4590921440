// Hocuspocus with its defaults and no storage: what collaboration costs when nothing has to last.
import { Server } from '@hocuspocus/server'

const server = new Server({ address: '127.0.0.1', port: Number(process.env.PORT), quiet: true })
await server.listen()
console.log('ready')
