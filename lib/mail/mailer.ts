import nodemailer from 'nodemailer'

/** Mail in plain text: no picture, no link that counts who clicked. */
export interface Mail {
  to: string
  subject: string
  text: string
}

export interface Mailer {
  /** Resolves when the mail server has taken it. @throws what the mail server said. */
  send(mail: Mail): Promise<void>
  close(): void
}

/** Sends through the SMTP server of this address; where that offers TLS it is used, and its certificate must be right. */
export function createMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const transport = nodemailer.createTransport(smtpUrl, {
    from,
    // A mail server that says nothing must not hold a transaction for ever.
    ...{ connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 15_000 },
    disableFileAccess: true,
    disableUrlAccess: true,
  } as object)
  return {
    send: async ({ to, subject, text }) => {
      // The header says neither which program wrote it nor on which machine.
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, xMailer: false })
    },
    close: () => transport.close(),
  }
}
