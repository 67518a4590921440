import { expect, test } from 'vitest'
import { environment } from './env'

const read = (variables: Record<string, string>) =>
  environment({ NODE_ENV: 'test', COUNTERPOINT_ROOT: '/srv/counterpoint', ...variables } as NodeJS.ProcessEnv)

test('without any setting it is reached on this machine only', () => {
  expect(read({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    appUrl: 'http://localhost:3000',
    appOrigins: ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'],
    behindProxy: false,
    dataFolder: '/srv/counterpoint/data',
    databaseUrl: undefined,
    authSecret: undefined,
    mail: null,
  })
})

test('mail goes out when it is said where, from the address of the installation unless said otherwise', () => {
  const mail = { SMTP_URL: 'smtps://user:word@mail.test.example', APP_URL: 'https://a.test.example' }
  expect(read(mail).mail).toEqual({ smtpUrl: mail.SMTP_URL, from: 'counterpoint@a.test.example' })
  expect(read({ ...mail, MAIL_FROM: 'one@test.example' }).mail?.from).toBe('one@test.example')
  expect(() => read({ SMTP_URL: 'https://mail.test.example' })).toThrow(
    expect.objectContaining({ values: { name: 'SMTP_URL', value: '…' } }) as Error,
  )
})

test('the printed address is always an accepted origin', () => {
  for (const variables of [
    {},
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '10.1.2.3', PORT: '80' },
    { APP_URL: 'https://a.org/' },
  ]) {
    const { appUrl, appOrigins } = read(variables as Record<string, string>)
    expect(appOrigins).toContain(appUrl)
    expect(new URL(appUrl).origin).toBe(appUrl)
  }
})

test('one address of many is the only origin', () => {
  expect(read({ HOST: '10.1.2.3', PORT: '8080' }).appOrigins).toEqual(['http://10.1.2.3:8080'])
})

test('APP_URL is the only origin, and needs no exact spelling', () => {
  expect(read({ APP_URL: 'https://Report.Example.org:443/' })).toMatchObject({
    appUrl: 'https://report.example.org',
    appOrigins: ['https://report.example.org'],
  })
})

test('an empty setting counts as unset, a data folder may be anywhere', () => {
  expect(read({ PORT: '', HOST: ' ', COUNTERPOINT_DATA: '/var/lib/counterpoint' })).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    dataFolder: '/var/lib/counterpoint',
  })
})

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['PORT', '80.5'],
  ['APP_URL', 'report.example.org'],
  ['APP_URL', 'ftp://report.example.org'],
  ['APP_URL', 'https://example.org/counterpoint'],
])('refuses %s=%s by name', (name, value) => {
  expect(() => read({ [name]: value })).toThrow(
    expect.objectContaining({ reason: 'environment', values: { name, value } }),
  )
})

test('never repeats a secret in its message', () => {
  expect(() => read({ DATABASE_URL: 'mysql://me:secret@db/x' })).toThrow(
    expect.objectContaining({ values: { name: 'DATABASE_URL', value: '…' } }),
  )
})
