import type { FastifyReply } from 'fastify'
import { html, sendPage } from '../../../platform/http/page.ts'

const again = html`<p><a class="button" href="/auth/login">Log opnieuw in</a></p>`

export function sendNoAccessPage(reply: FastifyReply): FastifyReply {
  return sendPage(reply, {
    status: 403,
    title: 'U heeft nog geen toegang',
    body: html`
      <p>U kunt inloggen, maar heeft nog geen toegang tot Voordeur. Uw account hoort nog niet bij een gemeente of organisatie.</p>
      <p>Vraag de beheerder van Voordeur in uw gemeente om u toe te voegen. Daarna kunt u meteen aan de slag.</p>
      ${again}`,
  })
}

export function sendInterruptedPage(reply: FastifyReply): FastifyReply {
  return sendPage(reply, {
    status: 400,
    title: 'Inloggen is niet gelukt',
    body: html`
      <p>Het inloggen duurde te lang, of is in een ander venster al afgerond. U bent niet ingelogd en er is niets gewijzigd.</p>
      <p>Probeer het nog een keer.</p>
      ${again}`,
  })
}

export function sendProviderDownPage(reply: FastifyReply): FastifyReply {
  return sendPage(reply, {
    status: 503,
    title: 'De inlogdienst antwoordt niet',
    body: html`
      <p>Voordeur werkt, maar de dienst waarmee u inlogt is even niet bereikbaar. Probeer het over een paar minuten opnieuw.</p>
      <p>Blijft het misgaan? Meld het bij de helpdesk van uw organisatie.</p>
      ${again}`,
  })
}

export function sendTooManyPage(reply: FastifyReply): FastifyReply {
  return sendPage(reply, {
    status: 429,
    title: 'Even wachten',
    body: html`<p>Vanaf uw netwerk is in korte tijd erg vaak ingelogd. Wacht een minuut en probeer het opnieuw.</p>
      ${again}`,
  })
}
