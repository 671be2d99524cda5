/** What a mail is about. */
export type MessageKind =
  | 'task-placed'
  | 'task-reminder'
  | 'task-withdrawn'
  | 'task-accepted'
  | 'task-declined'
  | 'task-done'
  | 'task-to-call'
  | 'report-received'
  | 'report-tidings'
  | 'report-handed-over'
  | 'coordinator-appointed'
  | 'consent-withdrawn'
  | 'term-warning'
  | 'term-passed'
  | 'aftercare-due'
  | 'deputy-appointed'
  | 'deputy-ended'
  | 'conference-invited'
  | 'conference-moved'
  | 'conference-cancelled'
  | 'visit-together'
  | 'visit-cancelled'
  | 'emergency-access'
  | 'resident-request-received'
  | 'resident-request-returned'
  | 'resident-request-decided'
  | 'own-request-news'

interface Text {
  /** Neutral: somebody may look over the reader's shoulder, and a mailbox may be shared. */
  subject: string
  body: string
  /** The screen it is about. */
  path: (aboutId: string) => string
}

const taskOfPartner = (id: string): string => `/taken/${id}`
const caseFile = (id: string): string => `/dossiers/${id}`

const myConferences = (): string => '/overleggen'

/** Without names, streets or anything of the contents: a forwarded mail gives nothing away. */
const texts: Record<MessageKind, Text> = {
  'emergency-access': {
    subject: 'Een dossier is met noodtoegang geopend',
    body: 'Iemand opende in een noodgeval een dossier. Wie, waarom en tot wanneer staat in Voordeur.',
    // The coordinator reads there who opened the file; the privacy officer, who does not reach the file, what is to be judged.
    path: id => `/noodtoegang?over=${id}`,
  },
  'task-placed': {
    subject: 'Er staat een nieuwe taak voor u klaar',
    body: 'Een coördinator vraagt uw organisatie om een taak op te pakken. Neem de taak aan, of zeg waarom het niet kan.',
    path: taskOfPartner,
  },
  'task-reminder': {
    subject: 'Er wacht nog een taak op uw antwoord',
    body: 'Een taak voor uw organisatie is nog niet beantwoord. Neem de taak aan, of zeg waarom het niet kan.',
    path: taskOfPartner,
  },
  'task-withdrawn': {
    subject: 'Een taak is ingetrokken',
    body: 'Een taak voor uw organisatie hoeft niet meer. U hoeft niets te doen.',
    path: () => '/taken',
  },
  'task-accepted': {
    subject: 'Uw taak is aangenomen',
    body: 'Een partner heeft een taak aangenomen die u heeft gegeven.',
    path: taskOfPartner,
  },
  'task-declined': {
    subject: 'Uw taak is niet aangenomen',
    body: 'Een partner kan een taak niet oppakken. De reden staat bij de taak; u kunt de taak aan iemand anders geven.',
    path: taskOfPartner,
  },
  'task-done': {
    subject: 'Een taak is klaar gemeld',
    body: 'Een partner heeft een taak klaar gemeld die u heeft gegeven. Het resultaat staat bij de taak.',
    path: taskOfPartner,
  },
  'task-to-call': {
    subject: 'Een taak wacht te lang op antwoord',
    body: 'Een partner heeft niet op tijd geantwoord op een taak. De taak staat op de lijst om te bellen.',
    path: () => '/te-bellen',
  },
  'report-received': {
    subject: 'Er is een nieuwe melding',
    body: 'Er staat een nieuwe melding klaar om te beoordelen.',
    path: id => `/meldingen/${id}`,
  },
  'report-tidings': {
    subject: 'Er is nieuws over uw melding',
    body: 'Bij een melding die u deed staat een nieuw bericht voor u klaar.',
    path: id => `/mijn-meldingen/${id}`,
  },
  'report-handed-over': {
    subject: 'Er is een melding aan u overgedragen',
    body: 'Een nieuwe melding hoort bij een huishouden dat u coördineert.',
    path: caseFile,
  },
  'consent-withdrawn': {
    subject: 'Er verandert iets in een dossier van u',
    body: 'Een inwoner trok toestemming in. Wat alleen daarop gedeeld werd, is al dicht. Kijk wat er nu nog gedeeld wordt.',
    path: caseFile,
  },
  'coordinator-appointed': {
    subject: 'U bent coördinator geworden',
    body: 'U bent gevraagd om de hulp voor een huishouden te coördineren.',
    path: caseFile,
  },
  'term-warning': {
    subject: 'Een termijn loopt bijna af',
    body: 'Bij iets dat bij u ligt loopt binnenkort een termijn af. Op Vandaag ziet u welke.',
    path: () => '/vandaag',
  },
  'term-passed': {
    subject: 'Een termijn is verlopen',
    body: 'Bij iets dat bij u ligt is een termijn verlopen. Op Vandaag ziet u welke.',
    path: () => '/vandaag',
  },
  'aftercare-due': {
    subject: 'Tijd voor een nazorggesprek',
    body: 'Een huishouden is een tijd geleden afgesloten. Vraag hoe het nu gaat.',
    path: id => `/dossiers/${id}/nazorg`,
  },
  'deputy-appointed': {
    subject: 'Er is waarneming geregeld',
    body: 'Voor een periode neemt een coördinator waar voor een collega die er niet is. U ziet wie, en van wanneer tot wanneer.',
    path: () => '/waarneming',
  },
  'deputy-ended': {
    subject: 'Een waarneming is geëindigd',
    body: 'Een waarneming is eerder geëindigd dan afgesproken. U ziet hoe het nu geregeld is.',
    path: () => '/waarneming',
  },
  'resident-request-received': {
    subject: 'Er is een vraag van een inwoner',
    body: 'Een inwoner vraagt iets over de eigen gegevens. Daarvoor loopt een termijn die de wet geeft.',
    path: id => `/dossiers/${id}/verzoeken`,
  },
  'resident-request-returned': {
    subject: 'Een voorstel is teruggegeven',
    body: 'Een voorstel voor een besluit op een vraag van een inwoner moet anders. Bij het dossier staat waarom.',
    path: id => `/dossiers/${id}/verzoeken`,
  },
  'resident-request-decided': {
    subject: 'Er is een besluit genomen',
    body: 'Op een vraag van een inwoner is besloten. Voer het besluit uit en stuur de brief.',
    path: id => `/dossiers/${id}/verzoeken`,
  },
  'own-request-news': {
    subject: 'Er staat een bericht voor u klaar',
    body: 'Er is nieuws over iets wat u vroeg. Log in om het te lezen.',
    path: () => '/mijn/vragen',
  },
  'conference-invited': {
    subject: 'U bent gevraagd voor een overleg',
    body: 'Een coördinator vraagt u, of iemand van uw organisatie, bij een overleg. Wanneer en waar ziet u bij Overleggen.',
    path: myConferences,
  },
  'conference-moved': {
    subject: 'Een overleg is verzet',
    body: 'Een overleg waarvoor u bent gevraagd is op een ander moment of op een andere plek. Kijk bij Overleggen wanneer en waar.',
    path: myConferences,
  },
  'visit-together': {
    subject: 'Een collega wil een bezoek met u afstemmen',
    body: 'Iemand anders plant ook een huisbezoek waar u gaat. Spreek samen af: samen gaan, of een van beide bezoeken overslaan. Wie het is en wanneer staat in Voordeur.',
    path: caseFile,
  },
  'visit-cancelled': {
    subject: 'Een bezoek van u is afgezegd',
    body: 'Een collega zegde een huisbezoek af dat u had gepland. Welk bezoek staat in Voordeur.',
    path: caseFile,
  },
  'conference-cancelled': {
    subject: 'U wordt niet verwacht bij een overleg',
    body: 'Een overleg waarvoor u was gevraagd gaat niet door, of u hoeft er niet bij te zijn.',
    path: myConferences,
  },
}

/** Subject and text of a mail, with one link to the screen it is about. */
export function composeMail(kind: MessageKind, aboutId: string, publicUrl: string): { subject: string; text: string } {
  const { subject, body, path } = texts[kind]
  return {
    subject,
    text: `Goedendag,\n\n${body}\n\nBekijk het in Voordeur (u logt eerst in):\n${publicUrl}${path(aboutId)}\n\nU kunt niet op deze mail antwoorden.\n`,
  }
}

/** Whether a stored kind is one we know: a message may be older than the program that sends it. */
export const isMessageKind = (kind: string): kind is MessageKind => Object.hasOwn(texts, kind)

export const messageKinds = Object.keys(texts) as MessageKind[]
