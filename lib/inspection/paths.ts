/** Folders of somebody's computer or network, and places only an account reaches. */
const PATH =
  /^file:|^[a-z]:[\\/]|^\\\\|^\/\/[^/]+\/|(?:^|[\\/])(?:Users|home|Documents and Settings|Desktop|Downloads|OneDrive|Dropbox|AppData)[\\/]|^~\//i

/** Whether an address names a folder or a person rather than a place on the web. */
export function isPath(address: string): boolean {
  const plain = decoded(address.trim())
  if (/^(?:https?|ftps?):/i.test(plain)) return /^[a-z]+:\/\/[^/@]*@/i.test(plain)
  if (/^(?:mailto|tel|sms|urn|doi):/i.test(plain)) return false
  return PATH.test(plain) || /^[^#?]+\.(?:docx?|dotx?m?|xlsx?|pdf|odt|rtf|pptx?|zip|eml|msg)$/i.test(plain)
}

/** Whether a text is or holds the name of a file or a folder: what programs write beside pictures. */
export function namesAFile(text: string): boolean {
  return (
    PATH.test(text) ||
    /[^\s/\\]\.(?:jpe?g|png|gif|tiff?|bmp|webp|heic|avif|svg|emf|wmf|pdf|docx?|xlsx?)\b/i.test(text)
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
