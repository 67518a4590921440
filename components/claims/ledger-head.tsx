'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Sort } from './ledger-rows'

/** In their order; the text of a claim is sorted by nothing. */
const COLUMNS: readonly { sort: Sort | null; column: string; isNumber?: boolean }[] = [
  { sort: 'place', column: 'question' },
  { sort: 'kind', column: 'kind' },
  { sort: null, column: 'text' },
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
    <thead className="max-sm:hidden">
      <tr className="border-b border-line-strong text-start text-soft">
        {COLUMNS.map(({ sort, column, isNumber }) => {
          const isSorted = order.sort === sort
          return (
            <th
              key={column}
              scope="col"
              aria-sort={isSorted ? (order.isDown ? 'descending' : 'ascending') : undefined}
              className={`px-2 py-1.5 font-medium first:ps-0 ${isNumber ? 'text-end' : 'text-start'}`}
            >
              {sort === null ? (
                t(`columns.${column}`)
              ) : (
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
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
