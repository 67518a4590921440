import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sample = join(root, 'prisma/samples/cedaw-93-kazakhstan-replies.txt')
const folder = mkdtempSync(join(tmpdir(), 'counterpoint-cli-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Call {
  code: number | null
  out: string
  err: string
}

/** Calls the command line as a person does, from a folder that is not the repository. */
function counterpoint(parameters: string[], { input = '', data = 'data' } = {}): Promise<Call> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'bin/counterpoint.mjs'), ...parameters], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        COUNTERPOINT_DATA: join(folder, data),
        APP_URL: 'https://report.example',
        NODE_ENV: 'production',
      },
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

describe('parse', () => {
  test('prints the whole reply as JSON, with exactly the promised fields', async () => {
    const { code, out, err } = await counterpoint(['parse', sample, '--json'], { data: 'untouched' })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const reply = JSON.parse(out) as {
      sections: { title: string; questions: { label: string; refs: string[]; paragraphs: object[] }[] }[]
    }
    expect(Object.keys(reply)).toEqual(
      'committee session state symbol title dateReceived language sections notes warnings'.split(' '),
    )
    expect(reply).toMatchObject({
      committee: 'CEDAW',
      session: 93,
      state: 'KAZ',
      symbol: null,
      dateReceived: '2025-10-20',
      language: 'en',
    })
    const questions = reply.sections.flatMap((section) => section.questions)
    expect(reply.sections).toHaveLength(23)
    expect(questions).toHaveLength(153)
    expect(questions.flatMap(({ refs }) => refs)).toHaveLength(155)
    expect(questions.flatMap(({ paragraphs }) => paragraphs)).toHaveLength(192)
    expect(Object.keys(questions[0]!)).toEqual(
      'label number letters refs text confidence paragraphs'.split(' '),
    )
    expect(Object.keys(questions[0]!.paragraphs[0]!)).toEqual(['id', 'text'])
    expect(questions.find(({ label }) => label === '9 (i) and (j)')).toMatchObject({
      number: '9',
      letters: ['i', 'j'],
      refs: ['9(i)', '9(j)'],
    })
    expect(questions.find(({ label }) => label === '17')).toMatchObject({ letters: [], refs: ['17'] })
  })

  test('reads standard input, and prints an outline for people', async () => {
    const { code, out } = await counterpoint(['parse', '-'], { input: readFileSync(sample, 'utf8') })
    expect(code).toBe(0)
    expect(out).toContain('CEDAW · session 93 · KAZ · received 2025-10-20 · en')
    expect(out).toContain('23 sections, 153 questions, 192 paragraphs')
    expect(out).toMatch(/^ {2}9 \(i\) and \(j\) +\S/m)
  })

  test('reads other formats by their content, and writes ranges and restated questions out', async () => {
    const file = join(folder, 'reply.txt')
    const body = ['Please provide data.', 'There is one law.', 'There is one plan.'].map((words, index) =>
      index === 0 ? `<p><b>${words}</b></p>` : `<p>${words}</p>`,
    )
    writeFileSync(
      file,
      `<!doctype html><title>x</title><h2>Replies to paragraphs 4 to 6</h2>${body.join('')}`,
    )
    const { code, out } = await counterpoint(['parse', file, '--json'])
    expect(code).toBe(0)
    const [section] = (JSON.parse(out) as { sections: { questions: object[] }[] }).sections
    expect(section?.questions).toMatchObject([
      {
        refs: ['4', '5', '6'],
        text: 'Please provide data.',
        paragraphs: [{ id: '4-to-6.1' }, { id: '4-to-6.2' }],
      },
    ])
  })

  test('needs no database', async () => {
    await counterpoint(['parse', sample], { data: 'untouched' })
    expect(() => readFileSync(join(folder, 'untouched'))).toThrow(/ENOENT/)
  })

  test.each([
    ['an empty file', ''],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\0'],
    ['no label at all', 'Dear madam,\n\nnothing of this is a reply.\n'],
  ])('refuses %s with one line', async (_, content) => {
    const file = join(folder, 'input')
    writeFileSync(file, content, 'latin1')
    const { code, out, err } = await counterpoint(['parse', file, '--json'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^counterpoint: [^\n]{20,}\n$/)
  })

  test('says that there is no such file', async () => {
    expect(await counterpoint(['parse', '/nowhere'])).toEqual({
      code: 1,
      out: '',
      err: 'counterpoint: There is no file /nowhere.\n',
    })
  })
})

test.each([
  [[]],
  [['parse']],
  [['unknown']],
  [['user']],
  [['user', 'add']],
  [['report', 'export', 'x']],
  [['parse', '-', '--no']],
])('%j is not understood: exit code 2, and how to get help', async (parameters) => {
  const { code, out, err } = await counterpoint(parameters)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/--help/)
})

test.each([[['--help']], [['parse', '--help']], [['user', 'link', '--help']], [['report', 'export', '-h']]])(
  '%j explains itself on standard output',
  async (parameters) => {
    const { code, out, err } = await counterpoint(parameters)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^Usage: counterpoint/)
  },
)

test('accounts and reports, without a running server', async () => {
  const added = await counterpoint(['user', 'add', 'One@Test.example', '--name', 'One'])
  expect(added).toMatchObject({ code: 0, err: '' })
  expect(await counterpoint(['user', 'add', 'one@test.example'])).toMatchObject({ code: 1, out: '' })

  const link = await counterpoint(['user', 'link', 'one@test.example'])
  expect(link.out).toMatch(/^https:\/\/report\.example\/links\/[\w-]{43}\n$/)
  expect(await counterpoint(['user', 'link', 'two@test.example'])).toEqual({
    code: 1,
    out: '',
    err: 'counterpoint: No account has the e-mail two@test.example.\n',
  })
  expect(await counterpoint(['user', 'add', 'no address'])).toMatchObject({ code: 1, out: '' })

  expect(await counterpoint(['report', 'list', '--json'])).toEqual({ code: 0, out: '[]\n', err: '' })
  const unknown = [
    'report',
    'export',
    '00000000-0000-4000-8000-000000000000',
    '--format',
    'html',
    '--variant',
    'public',
    '-o',
    'x.html',
  ]
  expect(await counterpoint(unknown)).toMatchObject({ code: 1, out: '' })
  expect(() => readFileSync(join(folder, 'x.html'))).toThrow(/ENOENT/)
  writeFileSync(join(folder, 'x.html'), 'mine')
  const refused = await counterpoint(unknown)
  expect(refused.err).toContain('--force')
  expect(readFileSync(join(folder, 'x.html'), 'utf8')).toBe('mine')
})
