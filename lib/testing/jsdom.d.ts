/** The part of jsdom that tests use to read what we write; its own types are not among our dependencies. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html?: string, options?: { runScripts?: 'outside-only' })
    readonly window: Window & typeof globalThis
  }
}
