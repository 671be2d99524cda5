import type { FastifyInstance } from 'fastify'
import { html, sendPage } from '../http/page.ts'
import type { CatchAll, CaughtMail } from './catch-all.ts'

const most = 100

/** The demonstration's mailbox in the browser: what the product would have sent, newest first. */
export function registerMailbox(app: FastifyInstance, catchAll: CatchAll): void {
  app.get('/demo/mail', async (_request, reply) => {
    const mails = catchAll.mails()
    return sendPage(reply, {
      title: 'Mail van de demonstratie',
      body: html`
        <p>Dit zou Voordeur hebben gestuurd. In de demonstratie gaat er geen mail de deur uit.</p>
        ${
          mails.length === 0
            ? html`<p class="muted">Er is nog geen mail. Geef iemand een taak, of meld een zorg, en laad deze pagina opnieuw.</p>`
            : html`<ol class="mails">${mails.slice(0, most).map(renderMail)}</ol>`
        }
        ${mails.length > most ? html`<p class="muted">Alleen de nieuwste ${most} van ${mails.length} mails staan hier.</p>` : undefined}`,
    })
  })
}

const time = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Amsterdam' })

const renderMail = (mail: CaughtMail) => html`
  <li>
    <h2>${mail.subject}</h2>
    <span class="muted">Aan ${mail.to}, ${time.format(new Date(mail.receivedAt))}</span>
    <pre>${mail.text
      .split(/(https?:\/\/\S+)/)
      .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))}</pre>
  </li>`
