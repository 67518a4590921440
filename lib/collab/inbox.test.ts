import { expect, test } from 'vitest'
import { Inbox } from './inbox'

const message = (length: number) => Buffer.alloc(length)

test('has room until there are too many messages, or they are too much', () => {
  const many = new Inbox()
  for (let number = 0; number < 256; number++) {
    expect(many.hasRoom).toBe(true)
    many.add(message(1))
  }
  expect(many.hasRoom).toBe(false)
  many.take(1)
  expect(many.hasRoom).toBe(true)

  const large = new Inbox()
  large.add(message(8 * 1024 * 1024))
  expect(large.hasRoom).toBe(false)
  large.putBack(large.take(1))
  expect(large.hasRoom).toBe(false)
  large.take(1)
  expect(large.hasRoom).toBe(true)
})

test('gives the messages in order, what was put back first', () => {
  const inbox = new Inbox()
  const [first, second, third] = [message(1), message(2), message(3)]
  for (const each of [first, second, third]) inbox.add(each)
  const [, ...rest] = inbox.take(2)
  inbox.putBack(rest)
  expect(inbox.take(10)).toEqual([second, third])
  expect(inbox.isEmpty).toBe(true)
})
