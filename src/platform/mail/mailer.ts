import { createTransport } from 'nodemailer'

export interface Mail {
  /** The same for every attempt: the receiving side can tell a repeat by it. */
  id: string
  to: string
  subject: string
  text: string
}

export interface Mailer {
  /** @throws when the mail server did not take it */
  send(mail: Mail): Promise<void>
  close(): void
}

/** Sends plain text through SMTP. */
export function openMailer(options: { smtpUrl: string; from: string; publicUrl: string }): Mailer {
  const transport = createTransport(
    {
      url: options.smtpUrl,
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 30_000,
    },
    { from: options.from },
  )
  const domain = new URL(options.publicUrl).hostname
  return {
    send: async mail => {
      await transport.sendMail({
        messageId: `<${mail.id}@${domain}>`,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        // Keeps absence replies away (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}
