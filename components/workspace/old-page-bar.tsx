import { useTranslations } from 'next-intl'
import { useState, useSyncExternalStore } from 'react'
import { useCollaboration } from '@/components/editor/collab-provider'
import { buttonClasses } from '@/components/ui/styles'
import { oldPage } from '@/components/ui/until-there'
import { useAnnounced } from '@/components/ui/use-announced'

/** Says that the server was updated since this page was opened, once that is in somebody's way, and offers the new one. */
export function OldPageBar() {
  const t = useTranslations('editor.refusal')
  const { hub } = useCollaboration()
  const [isNotKept, setNotKept] = useState(false)
  const isOld = useSyncExternalStore(oldPage.subscribe, oldPage.get, () => false)

  const reload = async () => {
    if (hub?.drafts.unsent.get() && !(await hub.drafts.flush())) return setNotKept(true)
    hub?.letGo()
    window.location.reload()
  }
  const text = t(isNotKept ? 'notKept' : 'schema.text')
  useAnnounced(isOld ? text : '')
  if (!isOld) return null
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-2 border-b border-line bg-sunken px-3 py-1 text-sm">
      <span className="min-w-0 flex-1">{text}</span>
      <button type="button" className={buttonClasses('secondary', 'small')} onClick={() => void reload()}>
        {t('reload')}
      </button>
    </div>
  )
}
