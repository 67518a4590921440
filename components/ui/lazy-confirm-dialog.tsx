'use client'
import dynamic from 'next/dynamic'
import { untilThere } from './until-there'

/** `ConfirmDialog`, fetched when something is to be confirmed: most visits ask nothing. */
export const LazyConfirmDialog = dynamic(
  () => untilThere(() => import('./confirm-dialog')).then((module) => module.ConfirmDialog),
  { ssr: false },
)
