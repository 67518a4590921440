import { createMailer } from '@/lib/mail/mailer'
import { sendDigests } from './send-digests'

const EVERY_MS = 60_000

/** While the server runs: looks every minute who is to be mailed. Does nothing where no mail is set up. */
export function keepDigests(
  mail: { smtpUrl: string; from: string } | null,
  appUrl: string,
): { stop(): void } {
  if (!mail) return { stop: () => {} }
  const mailer = createMailer(mail)
  let isSending = false
  const timer = setInterval(() => {
    if (isSending) return
    isSending = true
    sendDigests(mailer, appUrl)
      .catch((error: unknown) => console.error('mail: digests were not sent:', (error as Error).message))
      .finally(() => (isSending = false))
  }, EVERY_MS)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      mailer.close()
    },
  }
}
