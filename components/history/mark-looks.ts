/** How marked words look where a text is only shown. */
export const MARK_LOOKS: Record<string, string> = {
  bold: 'font-bold',
  italic: 'italic',
  underline: 'underline',
  strike: 'line-through',
  link: 'underline decoration-dotted',
  confidential: 'border-y border-dashed border-current',
}
