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

/** A role here needs a second factor. `again`: where to log in with one; left out when it was asked for and did not come. */
export function sendWeakPage(reply: FastifyReply, provider: string, strongAddress: string | undefined): FastifyReply {
  return sendPage(reply, {
    status: 403,
    title: 'Er is een extra controle nodig',
    body: strongAddress
      ? html`
        <p>U bent niet ingelogd. Met uw rol in Voordeur logt u in met een tweede stap, zoals een code op uw telefoon. Die was er nu niet bij.</p>
        <p><a class="button" href="${strongAddress}">Log in met de extra controle</a></p>`
      : html`
        <p>U bent niet ingelogd. Met uw rol in Voordeur logt u in met een tweede stap, zoals een code op uw telefoon. ${provider} heeft niet
          laten weten dat die stap gezet is.</p>
        <p>Vraag de helpdesk van uw organisatie om de tweede stap voor uw account aan te zetten. Staat die al aan? Dan moet de beheerder van
          Voordeur nakijken wat bij deze inlogdienst is ingesteld.</p>
        ${again}`,
  })
}

/** The level of a resident's log-in is too low. Said before the number is looked at, so it tells nothing about a file. */
export function sendResidentWeakPage(reply: FastifyReply, loginAddress: string): FastifyReply {
  return sendPage(reply, {
    status: 403,
    title: 'Inloggen met een extra controle',
    body: html`
      <p>U bent niet ingelogd. Uw plan gaat over u. Daarom vragen wij een extra controle: met de app, of met een code op uw telefoon.</p>
      <p><a class="button" href="${loginAddress}">Log in met de extra controle</a></p>
      <p>Lukt dat niet? Bel uw contactpersoon, of de gemeente. Wij helpen u graag.</p>`,
  })
}

/** The same words whether nobody is known here by this number, or somebody who does not come in by themselves. */
export function sendResidentUnknownPage(reply: FastifyReply): FastifyReply {
  return sendPage(reply, {
    status: 403,
    title: 'Wij kunnen u hier niets laten zien',
    body: html`
      <p>Inloggen is gelukt. Maar er is hier geen plan dat u zelf kunt bekijken.</p>
      <p>Heeft u een contactpersoon? Bel die gerust. Die kijkt met u wat er aan de hand is.</p>
      <p>Heeft u hulp nodig, of wilt u weten wat de gemeente over u bewaart? Bel de gemeente, of ga langs bij het sociaal team in uw
        buurt. U kunt altijd vragen wat er over u is opgeschreven.</p>
      <p><a class="button" href="/">Terug naar het begin</a></p>`,
  })
}
