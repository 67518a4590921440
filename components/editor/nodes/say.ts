/** Says a message below `editor.nodes`; the editor is made once, and asks while it draws. */
export type Say = (key: string, values?: Record<string, string | number>) => string
