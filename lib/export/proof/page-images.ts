import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import sharp from 'sharp'

/** How large a page is on the sheet that is compared: what moves by a line shows, what a font's version changes does not. */
const [WIDTH, HEIGHT] = [66, 94]
const COLUMNS = 16

/** Whether a program can be found. */
export function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => folder && existsSync(join(folder, program)))
}

/** The PDF that LibreOffice makes of a file in a folder, with no fonts but those we ship: the same on every machine. */
export function printedByOffice(folder: string, name: string, bytes: Uint8Array): string {
  return convertedByOffice(folder, { name, bytes, to: 'pdf' })
}

/** Where in the folder is what LibreOffice makes of a file: `to` is an ending, perhaps with a filter behind a colon. */
export function convertedByOffice(
  folder: string,
  { name, bytes, to }: { name: string; bytes: Uint8Array; to: string },
): string {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const ending = to.replace(/:.*/, '')
  // Beside the file where it is called otherwise, else below.
  const out = name.endsWith(`.${ending}`) ? join(folder, 'anew') : folder
  const args = ['--headless', '--convert-to', to, '--outdir', out, file]
  execFileSync('soffice', [`-env:UserInstallation=file://${join(folder, 'office')}`, ...args], {
    env: { ...process.env, FONTCONFIG_FILE: fontsOnly(folder) },
    stdio: 'pipe',
    timeout: 240_000,
  })
  return join(out, name.replace(/[^.]+$/, ending))
}

const FONTS = ['noto-serif', 'amiri', 'noto-serif-sc']

function fontsOnly(folder: string): string {
  const { resolve } = createRequire(import.meta.url)
  const folders = FONTS.map((name) => dirname(resolve(`@expo-google-fonts/${name}/package.json`)))
  const instead = (family: string, name: string) =>
    `<match target="pattern"><test name="family"><string>${family}</string></test><edit name="family" mode="assign" binding="strong"><string>${name}</string></edit></match>`
  const path = join(folder, 'fonts.conf')
  mkdirSync(join(folder, 'font-cache'), { recursive: true })
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders
      .map((each) => `<dir>${each}</dir>`)
      .join(
        '',
      )}<cachedir>${join(folder, 'font-cache')}</cachedir>${instead('Times New Roman', 'Noto Serif')}${instead(
      'SimSun',
      'Noto Serif SC',
    )}</fontconfig>`,
  )
  return path
}

/** The pages of a PDF in small, in grey, each as its pixels. */
export async function pagesOf(pdf: string): Promise<Uint8Array[]> {
  const folder = `${pdf}.pages`
  mkdirSync(folder)
  execFileSync('pdftoppm', ['-r', '24', '-gray', '-png', pdf, join(folder, 'page')], { timeout: 120_000 })
  const names = readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  return Promise.all(
    names.map(async (name) => {
      const image = sharp(join(folder, name)).resize(WIDTH, HEIGHT, { fit: 'fill' }).grayscale()
      return new Uint8Array(await image.raw().toBuffer())
    }),
  )
}

/** All pages on one sheet, to be kept. */
export async function sheetOf(pages: readonly Uint8Array[]): Promise<Buffer> {
  const rows = Math.ceil(pages.length / COLUMNS)
  const size = { width: WIDTH * COLUMNS, height: HEIGHT * rows, channels: 3 as const, background: 'white' }
  const layers = pages.map((page, index) => ({
    input: Buffer.from(page),
    raw: { width: WIDTH, height: HEIGHT, channels: 1 as const },
    left: (index % COLUMNS) * WIDTH,
    top: Math.floor(index / COLUMNS) * HEIGHT,
  }))
  const sheet = sharp({ create: size }).composite(layers).grayscale()
  return sheet.png({ palette: true, colours: 16, compressionLevel: 9 }).toBuffer()
}

/** The pages on a kept sheet; what is blank behind the last is none. */
export async function pagesOnSheet(sheet: string): Promise<Uint8Array[]> {
  const image = sharp(sheet).grayscale()
  const { height } = await image.metadata()
  const pages = await Promise.all(
    Array.from({ length: (height / HEIGHT) * COLUMNS }, async (_, index) => {
      const [left, top] = [(index % COLUMNS) * WIDTH, Math.floor(index / COLUMNS) * HEIGHT]
      const page = image.clone().extract({ left, top, width: WIDTH, height: HEIGHT })
      return new Uint8Array(await page.raw().toBuffer())
    }),
  )
  return pages.slice(0, pages.findLastIndex((page) => page.some((value) => value < 250)) + 1)
}

/** How much two pages differ: the mean over their pixels, 0 to 255. */
export function difference(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== other.length) return 255
  return one.reduce((sum, value, index) => sum + Math.abs(value - other[index]!), 0) / one.length
}
