import { getRequestConfig } from 'next-intl/server'
import en from './messages/en.json'

/** The language and messages of a request. English only so far; a second catalogue makes this a choice. */
export default getRequestConfig(async () => ({ locale: 'en', messages: en, timeZone: 'UTC' }))
