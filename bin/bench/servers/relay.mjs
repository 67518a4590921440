// The floor: forwards every frame to the other sockets of the same path and does nothing else.
import { WebSocketServer } from 'ws'

const rooms = new Map()
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PORT),
  perMessageDeflate: false,
})

server.on('listening', () => console.log('ready'))
server.on('connection', (socket, request) => {
  const room = rooms.get(request.url) ?? new Set()
  rooms.set(request.url, room)
  room.add(socket)
  socket.on('message', (frame, isBinary) => {
    for (const other of room) if (other !== socket) other.send(frame, { binary: isBinary })
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    room.delete(socket)
    if (room.size === 0) rooms.delete(request.url)
  })
})
