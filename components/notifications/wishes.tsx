'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/section'
import { type Answer, useAction } from '@/components/ui/use-action'
import type { NotificationWish } from '@/lib/notifications/schema'

export interface WishesProps {
  wishes: NotificationWish[]
  /** Whether this installation sends mail at all. */
  sendsMail: boolean
  change: (wish: NotificationWish) => Promise<Answer<void>>
}

/** What a person wants to be told of, kind by kind; every click is kept at once. */
export function Wishes({ wishes: stored, sendsMail, change }: WishesProps) {
  const t = useTranslations('notifications.settings')
  const { run, general } = useAction()
  const [wishes, setWishes] = useState(stored)
  const set = (next: NotificationWish, before: NotificationWish) => {
    const put = (wish: NotificationWish) =>
      setWishes((all) => all.map((each) => (each.kind === wish.kind ? wish : each)))
    put(next)
    void run(async () => {
      const answer = await change(next)
      if (!answer.ok) put(before)
      return answer
    })
  }
  const ways = sendsMail ? (['inApp', 'byMail'] as const) : (['inApp'] as const)
  return (
    <div id="notifications">
      <Section title={t('title')} text={sendsMail ? t('text') : undefined}>
        {general && <Callout tone="error">{general}</Callout>}
        <table className="w-full text-start">
          <thead className="text-sm text-soft">
            <tr className="border-b border-line">
              <th scope="col" className="py-2 text-start font-normal">
                {t('kind')}
              </th>
              {ways.map((way) => (
                <th key={way} scope="col" className="w-28 py-2 text-center font-normal">
                  {t(way)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {wishes.map((wish) => (
              <tr key={wish.kind} className="border-b border-line">
                <th scope="row" className="py-2 text-start font-medium">
                  {t(`kinds.${wish.kind}`)}
                </th>
                {ways.map((way) => (
                  <td key={way} className="py-2 text-center">
                    <input
                      type="checkbox"
                      checked={wish[way]}
                      aria-label={t('switch', { kind: t(`kinds.${wish.kind}`), where: t(way) })}
                      onChange={(event) => set({ ...wish, [way]: event.target.checked }, wish)}
                      className="size-4.5 accent-accent"
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {!sendsMail && <p className="text-sm text-soft">{t('noMail')}</p>}
      </Section>
    </div>
  )
}
