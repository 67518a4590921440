'use client'
import dynamic from 'next/dynamic'

const OutsideAuthor = dynamic(() => import('./outside-author').then((part) => part.OutsideAuthor))

/** The same, fetched where there is a suggestion that came from outside. */
export function LazyOutsideAuthor(props: { reportId: string; suggestion: string }) {
  return props.suggestion.startsWith('r-') ? <OutsideAuthor {...props} /> : null
}
