/** Pattern for the folded symbol of a document in brackets or without, as labels and titles cite it. */
export const CITED_SYMBOL = String.raw`\(?(?:document )?(?:cedaw|cerd|ccpr|e\/c\.12|crc|crpd|cat|ced|cmw)\/[a-z0-9/.-]{1,40}\)?`
