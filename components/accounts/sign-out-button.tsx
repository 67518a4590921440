'use client'
import { Button } from '@/components/ui/button'
import { leave } from './auth-client'

/** Signs out, and goes to `returnTo` or else to the sign-in page. */
export function SignOutButton({ label, returnTo }: { label: string; returnTo?: string }) {
  return (
    <Button onPress={() => leave(returnTo)} className="self-start">
      {label}
    </Button>
  )
}
