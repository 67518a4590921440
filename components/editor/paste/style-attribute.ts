/** Where the `style` attributes of pasted HTML are while it is cleaned. */
export const STYLE = 'data-style'
