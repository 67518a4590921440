import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { CompanionProps } from '../../companions/companion'
import { plugIn } from '../../text/late-parts'
import { confidentialPart } from './confidential-part'

/** Names what is confidential in the text. Draws nothing itself. */
export default function ConfidentialPassages({ editor }: CompanionProps) {
  const t = useTranslations('editor.nodes')
  useEffect(() => plugIn(editor, confidentialPart(t('confidential'))), [editor, t])
  return null
}
