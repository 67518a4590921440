import { zipSync } from 'fflate'
import type { Wording } from '../../compile'
import type { ReportTree } from '../../tree'
import type { Format, FormatOptions } from '..'
import { markdownOf } from '../markdown/render'

/** A file of the archive, as `manifest.json` names it. */
export interface ManifestEntry {
  name: string
  mime: string
  /** Bytes. */
  size: number
  /** Hex. */
  sha256: string
}

/** The first moment that a zip can name; as it is written it says nothing of a time zone. */
const NO_TIME = new Date(1980, 0, 1)

/**
 * The report in these formats, with the pictures that its Markdown names, `manifest.json` with the hash of each file, and
 * `SHA256SUMS` as `sha256sum --check` reads it. The same report gives the same bytes.
 * @throws AppError of the format that cannot write the report.
 */
export async function renderZip(
  tree: ReportTree,
  t: Wording['t'],
  options: FormatOptions | undefined,
  formats: Readonly<Record<string, Format>>,
): Promise<Uint8Array> {
  const files: { name: string; mime: string; bytes: Uint8Array }[] = []
  // One after the other: what they need at a time is what one of them needs.
  for (const { extension, mime, render } of Object.values(formats))
    files.push({ name: `report.${extension}`, mime, bytes: await render(tree, t, options) })
  for (const [name, { mime, bytes }] of markdownOf(tree).pictures)
    files.push({ name: `images/${name}`, mime, bytes })
  const entries = await Promise.all(files.map(entryOf))
  const manifest = { format: 'counterpoint-archive', version: 1, title: tree.title, files: entries }
  const sums = entries.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')
  const all = [
    ...files.map(({ name, bytes }): [string, Uint8Array] => [name, bytes]),
    ['manifest.json', encode(`${JSON.stringify(manifest, null, 2)}\n`)] as const,
    ['SHA256SUMS', encode(sums)] as const,
  ]
  return zipSync(
    Object.fromEntries(
      all.map(([name, bytes]) => [name, [bytes, { level: isPacked(name) ? 0 : 6 }] as const]),
    ),
    { mtime: NO_TIME, os: 0 },
  )
}

async function entryOf({
  name,
  mime,
  bytes,
}: {
  name: string
  mime: string
  bytes: Uint8Array
}): Promise<ManifestEntry> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { name, mime: mime.replace(/;.*/, ''), size: bytes.byteLength, sha256 }
}

const encode = (text: string) => new TextEncoder().encode(text)
const isPacked = (name: string) => /\.(?:docx|odt|png|jpg|webp)$/.test(name)
