// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import { selectedQuotes } from './selected-quotes'

let root: HTMLElement
beforeEach(() => {
  document.body.innerHTML = `
    <h1>3 (a)</h1>
    <div id="text">
      <div><p data-paragraph="3-a.1">There are <mark>thirty</mark> crisis centres.</p><a>§</a></div>
      <div><p data-paragraph="3-a.2">No marriage is possible.</p><a>§</a></div>
      <div><p data-paragraph="3-a.3">Nothing else.</p><a>§</a></div>
    </div>
    <p id="after">After</p>`
  root = document.getElementById('text') as HTMLElement
})

function select(start: [string, number], end: [string, number]) {
  const range = document.createRange()
  range.setStart(textNode(start[0]), start[1])
  range.setEnd(textNode(end[0]), end[1])
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  return selection
}

function textNode(words: string): Node {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) if (walker.currentNode.textContent?.includes(words)) return walker.currentNode
  throw new Error(`no text ${words}`)
}

test('words of one paragraph, across marks, without the blanks at their ends', () => {
  expect(selectedQuotes(select(['There are', 6], [' crisis', 8]), root)).toEqual([
    { text: 'are thirty crisis', paragraph: '3-a.1' },
  ])
})

test('each paragraph of a longer selection by itself, without the links between them', () => {
  expect(selectedQuotes(select(['crisis', 1], ['Nothing', 7]), root)).toEqual([
    { text: 'crisis centres.', paragraph: '3-a.1' },
    { text: 'No marriage is possible.', paragraph: '3-a.2' },
    { text: 'Nothing', paragraph: '3-a.3' },
  ])
})

test('what is selected outside of the text is left out', () => {
  expect(selectedQuotes(select(['3 (a)', 0], ['After', 3]), root).map(({ paragraph }) => paragraph)).toEqual([
    '3-a.1',
    '3-a.2',
    '3-a.3',
  ])
  expect(selectedQuotes(select(['3 (a)', 0], ['3 (a)', 3]), root)).toEqual([])
})

test('nothing selected is nothing', () => {
  expect(selectedQuotes(select(['Nothing', 3], ['Nothing', 3]), root)).toEqual([])
  expect(selectedQuotes(null, root)).toEqual([])
})
