import { describe, expect, test } from 'vitest'
import { chart } from '@/lib/testing/pictures'
import { richReport } from '@/lib/testing/report-content'
import type { Design } from '../../design'
import { opened } from './testing/opened'

describe('a design', () => {
  const template: Design['template'] = {
    page: { width: 12_240, height: 15_840, top: 1000, right: 1100, bottom: 1200, left: 1300 },
    looks: { normal: { font: 'Garamond', size: 24 }, 'heading 1': { font: 'Gill Sans', colour: '1F3864' } },
  }
  const place = { width: 1800, height: 900, align: 'center' } as const
  const image = chart([0.4, 0.8], 60, 30)

  test('gives paper, margins, fonts and colours', async () => {
    const designed = async (design?: Design) => opened({ ...richReport(), ...(design && { design }) })
    const paper = async (design?: Design) => {
      const { all, styles } = await designed(design)
      const page = all('style:page-layout-properties', styles)[1]!
      return ['fo:page-width', 'fo:page-height', 'fo:margin-left']
        .map((name) => page.getAttribute(name))
        .join()
    }
    expect(await paper()).toBe('595.3pt,841.9pt,70.85pt')
    expect(await paper({ paper: 'letter', template: null, logo: null })).toBe('612pt,792pt,70.85pt')
    expect(await paper({ paper: 'a4', template, logo: null })).toBe('612pt,792pt,65pt')
    const { says, all, styles } = await designed({ paper: 'a4', template, logo: null })
    expect(says('Heading_20_1', 'text', 'style:font-name')).toBe('Gill Sans')
    expect(says('Heading_20_1', 'text', 'fo:color')).toBe('#1f3864')
    const [letters] = all('style:text-properties', all('style:default-style', styles)[0])
    expect(letters!.getAttribute('style:font-name')).toBe('Garamond')
    expect(letters!.getAttribute('style:font-name-complex')).toBe('Times New Roman')
  })

  test('has its logo on the other side where lines run from the right', async () => {
    const logo = { image, place: { ...place, align: 'left' as const, pages: 'first' as const } }
    const sideIn = async (language: string) => {
      const report = { ...richReport({ language }), design: { paper: 'a4' as const, template: null, logo } }
      return (await opened(report)).says('Logo', 'paragraph', 'fo:text-align')
    }
    expect([await sideIn('en'), await sideIn('ar')]).toEqual(['left', 'right'])
  })

  test.each(['first', 'all'] as const)('has its logo on the pages that it is for: %s', async (pages) => {
    const logo = { image, place: { ...place, pages } }
    const { all, styles, files } = await opened({
      ...richReport(),
      design: { paper: 'a4', template: null, logo },
    })
    const [text, cover] = all('style:master-page', styles)
    expect(all('draw:frame', cover)).toHaveLength(1)
    expect(all('draw:frame', text)).toHaveLength(pages === 'all' ? 1 : 0)
    expect(files['Pictures/logo.png']).toEqual(image.bytes)
  })
})
