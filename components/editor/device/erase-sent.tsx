'use client'
import { useEffect } from 'react'
import { eraseSentOfOthers } from './database'

/**
 * On a page that nobody signed in sees: takes off this device the drafts of sessions that were ended while no tab was
 * open, except what only this device has.
 */
export function EraseSent() {
  useEffect(() => void eraseSentOfOthers(), [])
  return null
}
