import type { Paper } from '../../papers'

// Of columns, in steps of five percent.
const WIDTHS = Array.from({ length: 19 }, (_, step) => `.w${5 * step + 5} { width: ${5 * step + 5}%; }`).join(
  ' ',
)

/** The whole look of an exported web page for this paper; its hash stands in the page's own security policy. */
export const styleFor = (paper: Paper): string => `
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #555; --line: #c9c9c9; --paper: #fff; --link: #0b4f8a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --soft: #b0b0b0; --line: #4a4a4a; --paper: #171717; --link: #8ec3f5; }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0 auto; padding: 0 1.25rem 4rem; max-width: 44rem; color: var(--ink); background: var(--paper);
  font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: .15em; }
.skip:not(:focus) { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.skip:focus { position: fixed; inset-inline-start: 1rem; inset-block-start: 1rem; padding: .5rem 1rem;
  background: var(--paper); outline: 2px solid; }
.marking { margin: 1.5rem 0 0; font-weight: bold; }
header { padding: 4rem 0 1.5rem; }
.kind { margin: 0; color: var(--soft); letter-spacing: .08em; text-transform: uppercase; font-size: .875rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; margin: 2em 0 .6em; }
h1 { font-size: 2.25rem; margin: .4em 0 .8em; }
h2 { font-size: 1.625rem; padding-top: 1.2em; border-top: 1px solid var(--line); }
h3 { font-size: 1.25rem; }
h4 { font-size: 1.0625rem; }
h5, h6 { font-size: 1.0625rem; font-style: italic; font-weight: normal; }
p { margin: 0 0 .9em; }
.number { display: inline-block; min-width: 2.2rem; color: var(--soft); }
.occasion p { margin: 0 0 .25em; }
dl { margin: 2rem 0; }
dt { color: var(--soft); font-size: .9375rem; margin-top: 1em; }
dd { margin: 0; }
.language { color: var(--soft); }
nav ol { list-style: none; padding: 0; }
nav ol ol { padding-inline-start: 1.5rem; }
nav li { margin: .3em 0; }
nav a:not(:hover, :focus) { text-decoration: none; }
figure { margin: 1.4em 0; }
blockquote { margin: 1.4em 0; padding-inline-start: 1.1rem; border-inline-start: 3px solid var(--line); }
figure blockquote { margin: 0; }
blockquote > :last-child { margin-bottom: 0; }
figcaption { padding-inline-start: calc(1.1rem + 3px); margin-top: .4em; color: var(--soft); font-size: .9375rem; }
li > p { margin: .25em 0; }
.scroll { overflow-x: auto; margin: 1.4em 0; }
.scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.4;
  border-top: 2px solid; border-bottom: 2px solid; }
th, td { padding: .4em .6em; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); }
th > ul, th > ol, td > ul, td > ol { margin: 0; padding-inline-start: 1.2em; }
th > :last-child, td > :last-child { margin-bottom: 0; }
.left { text-align: left; } .right { text-align: right; } .center { text-align: center; }
caption { text-align: start; font-weight: bold; padding-bottom: .5em; }
img { max-width: 100%; height: auto; }
${WIDTHS}
figure.picture { text-align: center; }
figure.picture img { display: block; margin-inline: auto; max-width: 100%; height: auto; }
.missing { color: var(--soft); font-style: italic; }
figure > figcaption:first-child, img + figcaption { padding-inline-start: 0; }
sup { font-size: .7em; line-height: 0; }
sup a { text-decoration: none; padding: 0 .15em; }
.notes { font-size: .9375rem; }
.notes li { margin: .4em 0; }
:target { scroll-margin-top: 2rem; }
li:target, sup a:target { background: color-mix(in srgb, var(--link) 18%, transparent); }
hr { border: 0; border-top: 1px solid var(--line); margin: 2em auto; width: 40%; }
@page { size: ${paper === 'letter' ? 'letter' : 'A4'}; margin: 25mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #999; --paper: #fff; --link: #000; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  header { break-after: page; }
  nav { break-after: page; }
  .skip { display: none; }
  h2, h3, h4, h5, h6, figcaption { break-after: avoid; }
  h2, h3, h4, h5, h6 { break-inside: avoid; }
  tr, figure, img { break-inside: avoid; }
  .scroll { overflow: visible; }
  img { max-block-size: 200mm; object-fit: contain; }
  thead { display: table-header-group; }
  main a[href^="http"]:not(.address)::after { content: " <" attr(href) ">"; font-size: .85em; }
}
`
