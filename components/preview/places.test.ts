import { expect, test } from 'vitest'
import type { PreviewRegion } from '@/lib/previews/schema'
import { GAP, movedPlace, offsetOf, placeAt, regionAt, regionsOf } from './places'

const pages = [1, 2, 3].map((number) => ({ hash: `h${number}`, width: 600, height: 800 }))
const region = (
  block: number | null,
  page: number,
  top: number,
  more: Partial<PreviewRegion> = {},
): PreviewRegion => ({
  ...{ draftId: 'd', block, isNote: false, page, top, bottom: top + 50, key: `k${block}` },
  ...more,
})

test('a place and its offset are each other’s reverse, at any scale', () => {
  for (const scale of [0.5, 1, 1.6])
    for (const place of [
      { page: 1, y: 0 },
      { page: 2, y: 400 },
      { page: 3, y: 799 },
    ])
      expect(placeAt(pages, scale, offsetOf(pages, scale, place))).toEqual({
        page: place.page,
        y: expect.closeTo(place.y, 6) as number,
      })
  expect(offsetOf(pages, 1, { page: 2, y: 10 })).toBe(GAP + 800 + GAP + 10)
  expect(placeAt(pages, 1, GAP + 805)).toEqual({ page: 2, y: 0 })
  expect(placeAt(pages, 1, 99_999)).toEqual({ page: 3, y: 800 })
  expect(placeAt([], 1, 50)).toEqual({ page: 1, y: 0 })
})

test('a click finds the block, the note, or what is nearest', () => {
  const regions = [region(0, 1, 100), region(1, 1, 200), region(0, 1, 700, { isNote: true })]
  expect(regionAt(regions, { page: 1, y: 120 })).toBe(regions[0])
  expect(regionAt(regions, { page: 1, y: 710 })).toBe(regions[2])
  expect(regionAt(regions, { page: 1, y: 260 })).toBe(regions[1])
  expect(regionAt(regions, { page: 1, y: 5 })).toBe(regions[0])
  expect(regionAt(regions, { page: 2, y: 5 })).toBeNull()
})

test('a block is found where it stands; an empty one where the one before it does', () => {
  const regions = [
    region(null, 1, 60),
    region(0, 1, 100),
    region(2, 1, 700),
    region(2, 2, 70),
    region(2, 2, 770, { isNote: true }),
    region(0, 3, 70, { draftId: 'e' }),
  ]
  expect(regionsOf(regions, { draftId: 'd', block: 2 })).toEqual([regions[2], regions[3]])
  expect(regionsOf(regions, { draftId: 'd', block: 1 })).toEqual([regions[1]])
  expect(regionsOf(regions, { draftId: 'd', block: null })).toEqual([regions[0]])
  expect(regionsOf(regions, { draftId: 'd', block: 9 })).toEqual([regions[2], regions[3]])
  expect(regionsOf(regions, { draftId: 'none', block: 0 })).toBeNull()
})

test('what stands in the annex is found there, and not where a line says so', () => {
  const [line, moved] = [region(1, 1, 200, { isStandIn: true }), region(1, 4, 70)]
  expect(regionsOf([region(0, 1, 100), line, moved], { draftId: 'd', block: 1 })).toEqual([moved, line])
  // A list that holds such a table stands in the text.
  const [list, inner] = [region(2, 1, 300), region(2, 4, 170)]
  expect(regionsOf([line, list, moved, inner], { draftId: 'd', block: 2 })).toEqual([list, inner])
})

test('what the settings say is read on where one reads it, too', () => {
  const set = (settings: 'about' | 'date', top: number) =>
    region(null, 1, top, { draftId: null, settings, key: settings })
  const [before, after] = [
    [set('about', 100), set('date', 200), set('about', 300)],
    [set('about', 100), set('date', 250), set('about', 350)],
  ]
  expect(movedPlace(before!, after!, { page: 1, y: 210 })).toEqual({ page: 1, y: 260 })
  expect(movedPlace(before!, after!, { page: 1, y: 310 })).toEqual({ page: 1, y: 360 })
})

test('what one reads stays where one reads it, whatever is written above it', () => {
  const before = [region(0, 1, 100), region(1, 1, 200), region(2, 1, 300)]
  // A paragraph came in before the others, of which the last is on the next page now.
  const after = [
    region(0, 1, 100, { key: 'new' }),
    region(1, 1, 200, { key: 'k0' }),
    region(2, 1, 300, { key: 'k1' }),
    region(3, 2, 70, { key: 'k2' }),
  ]
  expect(movedPlace(before, after, { page: 1, y: 310 })).toEqual({ page: 2, y: 80 })
  // Its own words were changed: by its number.
  const changed = [region(0, 1, 100), region(1, 1, 260, { key: 'other' }), region(2, 1, 360)]
  expect(movedPlace(before, changed, { page: 1, y: 210 })).toEqual({ page: 1, y: 270 })
  // It is gone.
  expect(movedPlace(before, [], { page: 1, y: 210 })).toEqual({ page: 1, y: 210 })
  expect(movedPlace([], after, { page: 1, y: 210 })).toEqual({ page: 1, y: 210 })
  // Words that stand there twice are told apart by their order.
  const twice = [region(0, 1, 100, { key: 'k' }), region(1, 1, 200, { key: 'k' })]
  const moved = [region(0, 1, 150, { key: 'k' }), region(1, 1, 250, { key: 'k' })]
  expect(movedPlace(twice, moved, { page: 1, y: 205 })).toEqual({ page: 1, y: 255 })
})
