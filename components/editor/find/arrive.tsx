import { useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { placeIn } from '@/components/find/places'
import type { CompanionProps } from '../companions/companion'

/** Opens the search at the place that the address names: where a link of the search across the report leads to. */
export default function Arrive({ surface }: CompanionProps) {
  const address = useSearchParams().toString()
  useEffect(() => {
    const place = placeIn(new URLSearchParams(address))
    if (place) surface.show('find', place)
  }, [surface, address])
  return null
}
