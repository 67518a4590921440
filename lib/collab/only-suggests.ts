import { overstepOf } from '@/lib/richtext/suggestions/check'
import type { OnlySuggests } from './suggestion-check'

/** As the text itself defines what a suggestion is. */
export const onlySuggests: OnlySuggests = (before, after, userId) =>
  overstepOf(before, after, userId) === null
