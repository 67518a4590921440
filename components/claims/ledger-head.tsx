'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Sort } from './ledger-rows'

const COLUMNS: readonly { sort: Sort; column: string; isNumber?: boolean }[] = [
  { sort: 'place', column: 'question' },
  { sort: 'kind', column: 'kind' },
  { sort: 'value', column: 'value', isNumber: true },
  { sort: 'subject', column: 'subject' },
  { sort: 'year', column: 'year', isNumber: true },
  { sort: 'contested', column: 'contested' },
]

/** The heads of the ledger's columns: each sorts by itself, and a second time the other way. */
export function LedgerHead(props: { order: { sort: Sort; isDown: boolean }; onSort: (sort: Sort) => void }) {
  const { order, onSort } = props
  const t = useTranslations('claims')
  return (
    <thead>
      <tr className="border-b border-line-strong text-start text-soft">
        {COLUMNS.map(({ sort, column, isNumber }) => {
          const isSorted = order.sort === sort
          return (
            <th
              key={sort}
              scope="col"
              aria-sort={isSorted ? (order.isDown ? 'descending' : 'ascending') : undefined}
              className={`px-2 py-1.5 font-medium first:ps-0 ${isNumber ? 'text-end' : 'text-start'}`}
            >
              <button
                type="button"
                onClick={() => onSort(sort)}
                className="inline-flex items-center gap-1 rounded whitespace-nowrap hover:text-ink"
              >
                {t(`columns.${column}`)}
                {isSorted &&
                  (order.isDown ? (
                    <ArrowDown aria-hidden className="size-3.5" />
                  ) : (
                    <ArrowUp aria-hidden className="size-3.5" />
                  ))}
              </button>
            </th>
          )
        })}
        <th scope="col" className="px-2 py-1.5 text-start font-medium">
          {t('columns.text')}
        </th>
      </tr>
    </thead>
  )
}
