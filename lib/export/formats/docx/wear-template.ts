import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import type { Template, TemplateLook, TemplateStyle } from '../../design'

type Run = NonNullable<IParagraphStyleOptions['run']>

/** Ours by the name that Word gives them: those that the library defines, then those that we do. */
const BUILT_IN: Partial<Record<TemplateStyle, string>> = {
  title: 'title',
  'heading 1': 'heading1',
  'heading 2': 'heading2',
  'heading 3': 'heading3',
  'heading 4': 'heading4',
  'heading 5': 'heading5',
  'heading 6': 'heading6',
  'footnote text': 'footnoteText',
}
const OWN: Partial<Record<string, TemplateStyle>> = {
  Quote: 'quote',
  Caption: 'caption',
  Header: 'header',
  Footer: 'footer',
}

/**
 * Our styles with the letters of a template: its fonts, sizes, weights and colours. Spacing and everything that makes a
 * report one stay ours. Arabic and Chinese keep their fonts, for which a template of another language has none.
 */
export function wearTemplate(styles: IStylesOptions, { looks }: Template): IStylesOptions {
  const { normal } = looks
  const ours = (styles.default ?? {}) as Record<string, IParagraphStyleOptions | undefined>
  const heading = looks['heading 1']
  const worn: Record<string, object> = {
    document: { ...ours.document, run: { ...ours.document?.run, ...letters(normal, ours.document?.run) } },
  }
  for (const [name, id] of Object.entries(BUILT_IN)) {
    const look = looks[name as TemplateStyle]
    // What a template does not define follows its first heading.
    const font = name === 'footnote text' ? undefined : heading?.font
    const own = ours[id]
    const run = look ? { ...own?.run, ...plain(look) } : { ...own?.run, ...(font && letters({ font })) }
    worn[id] = { ...own, run }
  }
  return {
    ...styles,
    default: { ...styles.default, ...worn },
    paragraphStyles: (styles.paragraphStyles ?? []).map((style) => {
      const look = looks[OWN[style.id] ?? 'normal']
      if (OWN[style.id] && look) return { ...style, run: { ...style.run, ...letters(look) } }
      if (style.id === 'TOCHeading' && heading?.font)
        return { ...style, run: { ...style.run, ...letters({ font: heading.font }) } }
      return style
    }),
  }
}

/** A heading of a template that is not said to be bold is not. */
function plain(look: TemplateLook): Run {
  return letters({ bold: false, italic: false, colour: '000000', ...look })
}

function letters({ font, size, bold, italic, colour }: TemplateLook = {}, own: Run = {}): Run {
  const others =
    typeof own.font === 'object' && 'ascii' in own.font
      ? own.font
      : { cs: 'Times New Roman', eastAsia: 'SimSun' }
  return {
    ...(font !== undefined && { font: { ...others, ascii: font, hAnsi: font } }),
    ...(size !== undefined && { size }),
    ...(bold !== undefined && { bold }),
    ...(italic !== undefined && { italics: italic }),
    ...(colour !== undefined && { color: colour }),
  }
}
