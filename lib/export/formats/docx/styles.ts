import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import type { ReportTree } from '../../tree'
import { TABLE_SIZES, type TableSize } from '../columns'
import { wordLanguage } from './language'
import { wearTemplate } from './wear-template'

/** Indentation of a quotation, and of each level of a list. */
export const INDENT = { quote: 567, list: 425 }

/** As far into the line as the number of a paragraph needs, of three digits, in twentieths of a point. */
export const NUMBER_WIDTH = 567

/** The style of a cell's text in this size. */
export const tableStyle = (name: 'TableText' | 'TableHeading', size: TableSize): string =>
  name + SIZE_NAMES[size]

/** What the styles of tables are called behind their name, by the place of their size in `TABLE_SIZES`. */
const SIZE_NAMES = ['', 'Small', 'Smallest'] as const

const INK = '000000'
const SOFT = '595959'
const LINE = 'A6A6A6'

/** The line where a quotation begins: a border does not follow the direction by itself. */
export const quoteLine = (rtl: boolean) => ({
  [rtl ? 'right' : 'left']: { style: 'single' as const, size: 12, space: 10, color: LINE },
  [rtl ? 'left' : 'right']: { style: 'none' as const },
})

/** Every style that the document uses, under the names that Word gives them, so that an editor can restyle the whole. */
export function stylesOf(tree: ReportTree, textWidth: number): IStylesOptions {
  const styles = ownStyles(tree, textWidth)
  const template = tree.design?.template
  return template ? wearTemplate(styles, template) : styles
}

function ownStyles({ language, direction }: ReportTree, textWidth: number): IStylesOptions {
  const tag = wordLanguage(language)
  const bidirectional = direction === 'rtl'
  const paragraph = bidirectional ? { bidirectional } : {}
  return {
    default: {
      document: {
        run: {
          font: {
            ascii: 'Times New Roman',
            hAnsi: 'Times New Roman',
            cs: 'Times New Roman',
            eastAsia: 'SimSun',
          },
          size: 22,
          language: bidirectional
            ? { value: 'en-GB', bidirectional: tag }
            : { value: tag, eastAsia: 'zh-CN' },
        },
      },
      title: {
        quickFormat: true,
        run: { size: 56, bold: true, color: INK },
        paragraph: { spacing: { before: 120, after: 480 } },
      },
      heading1: heading(32, { bold: true }, { before: 480, after: 160 }),
      heading2: heading(26, { bold: true }, { before: 320, after: 120 }),
      heading3: heading(23, { bold: true }, { before: 240, after: 100 }),
      heading4: heading(22, { bold: true, italics: true }, { before: 200, after: 80 }),
      heading5: heading(22, { italics: true }, { before: 200, after: 80 }),
      heading6: heading(22, { italics: true, color: SOFT }, { before: 200, after: 80 }),
      footnoteText: { run: { size: 18 }, paragraph: { ...paragraph, spacing: { after: 40, line: 240 } } },
      hyperlink: { run: { color: '0B4F8A', underline: { type: 'single' } } },
    },
    // What the library's own character styles are based on, without defining it.
    characterStyles: [
      {
        id: 'DefaultParagraphFont',
        name: 'Default Paragraph Font',
        uiPriority: 1,
        semiHidden: true,
        unhideWhenUsed: true,
      },
    ],
    paragraphStyles: [
      style('BodyText', 'Body Text', { spacing: { after: 140, line: 276 } }),
      { ...style('NumberedText', 'Numbered Text', {}), basedOn: 'BodyText' },
      style('Quote', 'Quote', {
        spacing: { before: 60, after: 140, line: 264 },
        indent: { left: INDENT.quote, right: INDENT.quote / 2 },
        border: quoteLine(bidirectional),
      }),
      style(
        'QuoteSource',
        'Quote Source',
        { spacing: { after: 200 }, indent: { left: INDENT.quote }, keepLines: true },
        { size: 19, color: SOFT },
      ),
      style('ListBullet', 'List Bullet', { spacing: { after: 80, line: 276 } }),
      style('ListNumber', 'List Number', { spacing: { after: 80, line: 276 } }),
      style('ListContinue', 'List Continue', { spacing: { after: 80, line: 276 } }),
      style('TableText', 'Table Text', { spacing: { before: 30, after: 30 } }, { size: 2 * TABLE_SIZES[0] }),
      { ...style('TableHeading', 'Table Heading', {}, { bold: true }), basedOn: 'TableText' },
      ...([1, 2] as const).flatMap((size) => [
        {
          ...style(
            tableStyle('TableText', size),
            `Table Text ${SIZE_NAMES[size]}`,
            {},
            { size: 2 * TABLE_SIZES[size] },
          ),
          basedOn: 'TableText',
        },
        {
          ...style(tableStyle('TableHeading', size), `Table Heading ${SIZE_NAMES[size]}`, {}, { bold: true }),
          basedOn: tableStyle('TableText', size),
        },
      ]),
      style('TableEnd', 'Table End', { spacing: { after: 0, line: 200, lineRule: 'exact' } }, { size: 12 }),
      style('Rule', 'Rule', {
        spacing: { before: 120, after: 240 },
        border: { bottom: { style: 'single', size: 6, space: 1, color: LINE } },
        indent: { left: Math.round(textWidth / 3), right: Math.round(textWidth / 3) },
      }),
      style('Figure', 'Figure', { spacing: { before: 160, after: 60 }, alignment: 'center' }),
      style(
        'Caption',
        'caption',
        { spacing: { after: 200 }, keepLines: true, alignment: 'center' },
        { size: 19, color: SOFT },
      ),
      style(
        'TableCaption',
        'Table Caption',
        { spacing: { before: 160, after: 80 }, keepNext: true },
        { bold: true },
      ),
      style(
        'CoverKind',
        'Cover Kind',
        { spacing: { before: 2400 } },
        // Letters that join are not set apart.
        { size: 24, color: SOFT, allCaps: true, ...(!bidirectional && { characterSpacing: 30 }) },
      ),
      style('CoverOccasion', 'Cover Occasion', { spacing: { after: 80 } }, { size: 26 }),
      style(
        'CoverLabel',
        'Cover Label',
        { spacing: { before: 480, after: 60 }, keepNext: true },
        { size: 20, color: SOFT },
      ),
      style('CoverText', 'Cover Text', { spacing: { after: 40 } }, { size: 22 }),
      { ...style('CoverDate', 'Cover Date', { spacing: { before: 480 } }), basedOn: 'CoverText' },
      { ...style('CoverMarking', 'Cover Marking', {}, { bold: true }), basedOn: 'CoverPublicity' },
      style('CoverPublicity', 'Cover Publicity', {
        spacing: { before: 960, after: 120 },
        border: { top: { style: 'single', size: 6, space: 8, color: LINE } },
      }),
      style(
        'TOCHeading',
        'TOC Heading',
        { spacing: { after: 240 }, keepNext: true },
        { size: 32, bold: true },
      ),
      style('TOC1', 'toc 1', { spacing: { before: 140, after: 40 } }, { bold: true }),
      style('TOC2', 'toc 2', { spacing: { after: 20 }, indent: { left: 340 } }),
      style('Header', 'header', { alignment: 'end' }, { size: 17, color: SOFT }),
      style('Footer', 'footer', { alignment: 'center' }, { size: 18, color: SOFT }),
    ].map((each) => ({ ...each, paragraph: { ...paragraph, ...each.paragraph } })),
  }

  function heading(
    size: number,
    run: IParagraphStyleOptions['run'],
    spacing: { before: number; after: number },
  ): Omit<IParagraphStyleOptions, 'id'> {
    return {
      quickFormat: true,
      next: 'BodyText',
      run: { size, color: INK, ...run },
      paragraph: { ...paragraph, spacing, keepNext: true, keepLines: true },
    }
  }
}

function style(
  id: string,
  name: string,
  paragraph: IParagraphStyleOptions['paragraph'],
  run?: IParagraphStyleOptions['run'],
): IParagraphStyleOptions {
  return {
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    ...(paragraph && { paragraph }),
    ...(run && { run }),
  }
}
