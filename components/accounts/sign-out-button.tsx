'use client'
import { useLeaving } from '@/components/editor/device/use-leaving'
import { Button } from '@/components/ui/button'
import { leave } from './auth-client'

/** Signs out, and goes to `returnTo` or else to the sign-in page. */
export function SignOutButton({ label, returnTo }: { label: string; returnTo?: string }) {
  const { signOut, dialog } = useLeaving(() => leave(returnTo))
  return (
    <>
      <Button onPress={signOut} className="self-start">
        {label}
      </Button>
      {dialog}
    </>
  )
}
