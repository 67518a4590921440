'use client'
import { useParams } from 'next/navigation'
import { imageAddress } from '@/lib/images/schema'
import type { DocumentNode } from '@/lib/richtext/document'
import { MARK_LOOKS } from './mark-looks'

/** Words that lost their place, as they looked: with their marks, the notes in brackets, and the pictures. */
export function RescuedText({ passage }: { passage: { text: string; content: DocumentNode[] | null } }) {
  const { text, content } = passage
  if (!content) return text
  return content.map((node, index) =>
    node.type === 'figure' ? (
      <Picture key={index} node={node} />
    ) : (
      <p key={index}>
        <Line nodes={node.content ?? []} />
      </p>
    ),
  )
}

function Line({ nodes }: { nodes: readonly DocumentNode[] }) {
  return nodes.map(({ type, text, marks = [], attrs, content = [] }, index) => {
    if (text !== undefined) {
      const look = marks.flatMap((mark) => MARK_LOOKS[mark.type] ?? []).join(' ')
      return (
        <span key={index} className={look || undefined}>
          {text}
        </span>
      )
    }
    if (type === 'hardBreak') return <br key={index} />
    if (type === 'footnote') {
      return (
        <span key={index} className="text-[0.9em] text-soft">
          {' ['}
          <Line nodes={content} />
          {']'}
        </span>
      )
    }
    return <span key={index}>{typeof attrs?.label === 'string' ? attrs.label : ''}</span>
  })
}

function Picture({ node: { attrs = {}, content = [] } }: { node: DocumentNode }) {
  const { reportId } = useParams<{ reportId: string }>()
  const { image, alt } = attrs
  if (typeof image !== 'string') return null
  return (
    <figure className="my-1">
      {/* oxlint-disable-next-line nextjs/no-img-element -- of the report, which serves it to its members alone */}
      <img
        src={imageAddress(reportId, image)}
        alt={typeof alt === 'string' ? alt : ''}
        className="max-h-32 max-w-full rounded-sm"
      />
      <figcaption>
        <Line nodes={content} />
      </figcaption>
    </figure>
  )
}
