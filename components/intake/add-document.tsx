import type { ListedIntake } from '@/lib/intake/schema'
import { NewDocument, type NewDocumentProps } from './new-document'
import { UnfinishedIntakes } from './unfinished-intakes'

/** The ways in for a document, below what was brought for the same purpose and not finished. */
export function AddDocument(
  props: Omit<NewDocumentProps, 'children'> & {
    begun: ListedIntake[]
    discard: Parameters<typeof UnfinishedIntakes>[0]['discard']
  },
) {
  const { begun, discard, ...document } = props
  return (
    <NewDocument {...document}>
      <UnfinishedIntakes intakes={begun} discard={discard} />
    </NewDocument>
  )
}
