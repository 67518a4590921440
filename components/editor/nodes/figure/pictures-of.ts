/** The pictures among what was pasted or dropped; none where text came with them, which is what is meant then. */
export function picturesOf(data: DataTransfer | null): File[] {
  if (!data) return []
  const files = Array.from(data.files).filter(isPicture)
  if (files.length === 0) return []
  const html = data.getData('text/html')
  // Word and spreadsheets put a picture of the text beside the text; a browser's "copy image" puts an <img> alone.
  return html && hasWords(html) ? [] : files
}

/** All files that were dropped, so that no browser leaves the page for one; what is no picture is told so. */
export const filesOf = (data: DataTransfer | null): File[] => Array.from(data?.files ?? [])

/** Whether to send this file: also what the server will refuse, because it says what to do instead. */
export const isPicture = (file: File): boolean =>
  file.type.startsWith('image/') || /\.(png|jpe?g|webp|gif|tiff?|avif|hei[cf]|svg)$/i.test(file.name)

const hasWords = (html: string): boolean => {
  const { body } = new DOMParser().parseFromString(html.replace(/\sstyle\s*=/gi, ' data-style='), 'text/html')
  return body.querySelector('table') !== null || /\S/.test(body.textContent ?? '')
}
