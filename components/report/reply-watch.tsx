'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useReplyChanges } from '@/components/editor/collab-provider'

/** Reads the page again when somebody corrects or revises the reply, or what stands above its questions. */
export function ReplyWatch() {
  const router = useRouter()
  const changes = useReplyChanges()
  useEffect(() => {
    if (changes > 0) router.refresh()
  }, [changes, router])
  return null
}
