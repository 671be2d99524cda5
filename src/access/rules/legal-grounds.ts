import type { Purpose } from './purposes.ts'

/** The law under which data were collected; `any`: whichever it was. */
export type SourceLaw = 'any' | 'wmo' | 'jeugdwet' | 'participatiewet' | 'wgs' | 'zorg' | 'wlz'

export interface LegalGround {
  /** Stored with every grant: a number never changes meaning. */
  id: number
  code: string
  label: string
  /** Of the session: a grant on this ground works only there. */
  purpose: Purpose
  sourceLaw: SourceLaw
  /** What the receiver does with it, in the terms of the law: finer than the purpose of a session. */
  usedFor: string
  /** First question: the ground of the receiver (AVG art. 6). */
  receiver: string
  /** First question, for data about health: the exception of AVG art. 9. Left out: no such data on this ground. */
  special?: string
  /** First question, for criminal data: UAVG art. 31–33. Left out: no such data on this ground. */
  criminal?: string
  /** Second question: what lifts professional secrecy. */
  secrecy: string
  secrecyBy: 'law' | 'consent' | 'none'
  controller: string
  /** Known, and not in force: opens nothing until the privacy officer gives it an effective date. */
  switchedOff?: true
}

const college = 'College van burgemeester en wethouders'
const publicTask = 'AVG art. 6 lid 1 onder e'
const socialCare = 'AVG art. 9 lid 2 onder h; UAVG art. 30 lid 3'
const explicitConsent = 'AVG art. 9 lid 2 onder a; UAVG art. 22 lid 2 onder a'

/**
 * The grounds a new municipality starts with. Both questions of the law are answered for each; a municipality's own privacy
 * officer confirms them before use.
 */
export const legalGrounds = {
  intake: {
    id: 1,
    code: 'melding-publieke-taak',
    label: 'Melding beoordelen als publieke taak',
    purpose: 'intake',
    sourceLaw: 'any',
    usedFor: 'intake',
    receiver: `${publicTask}; Wmo 2015 art. 2.3.2 (onderzoek na een melding)`,
    special: socialCare,
    secrecy: 'Wmo 2015 art. 5.3.3 (geheimhouding; verstrekking voor zover nodig voor de taak)',
    secrecyBy: 'law',
    controller: college,
  },
  coordination: {
    id: 2,
    code: 'hulp-afstemmen',
    label: 'Hulp afstemmen met wie daarvoor nodig is',
    purpose: 'support',
    sourceLaw: 'any',
    usedFor: 'coordination',
    receiver: `${publicTask}; Wmo 2015 art. 5.1.1`,
    special: socialCare,
    secrecy:
      'Wmo 2015 art. 5.3.3; Jeugdwet art. 7.3.11 (wie rechtstreeks betrokken is bij de hulp en van wie medewerking nodig is)',
    secrecyBy: 'law',
    controller: college,
  },
  delivery: {
    id: 3,
    code: 'taak-uitvoeren',
    label: 'Een taak uitvoeren voor het huishouden',
    purpose: 'support',
    sourceLaw: 'wmo',
    usedFor: 'delivery',
    receiver: `${publicTask}; Wmo 2015 art. 5.1.2`,
    special: socialCare,
    secrecy: 'Wmo 2015 art. 5.2.1 lid 2 (wat de aanbieder nodig heeft)',
    secrecyBy: 'law',
    controller: 'De aanbieder (Wmo 2015 art. 5.1.2 lid 3)',
  },
  oversight: {
    id: 4,
    code: 'voortgang-bewaken',
    label: 'De voortgang bewaken zonder inhoud te zien',
    purpose: 'support',
    sourceLaw: 'any',
    usedFor: 'oversight',
    receiver: `${publicTask}; Wmo 2015 art. 2.1.1`,
    secrecy:
      'Alleen dat een dossier er is en wie het coördineert; geen gegevens die onder geheimhouding vallen (Wmo 2015 art. 5.3.3)',
    secrecyBy: 'none',
    controller: college,
  },
  steering: {
    id: 5,
    code: 'sturen-en-verantwoorden',
    label: 'Sturen en verantwoorden',
    purpose: 'steering',
    sourceLaw: 'any',
    usedFor: 'steering',
    receiver: `${publicTask}; Wmo 2015 art. 2.5.1`,
    secrecy: 'Geteld, niet gelezen: geen gegevens die onder geheimhouding vallen',
    secrecyBy: 'none',
    controller: college,
  },
  firstLoad: {
    id: 6,
    code: 'beginstand-overnemen',
    label: 'Overnemen wat een team al heeft',
    purpose: 'first-load',
    sourceLaw: 'any',
    usedFor: 'first-load',
    receiver: `${publicTask}; Wmo 2015 art. 5.1.1 (de organisatie die de gegevens al verwerkt)`,
    special: socialCare,
    secrecy: 'Geen nieuwe verstrekking: dezelfde gegevens gaan naar wie ze al onder zich heeft (Wmo 2015 art. 5.3.3)',
    secrecyBy: 'law',
    controller: college,
  },
  consent: {
    id: 7,
    code: 'met-toestemming',
    label: 'Gegevens gebruiken met toestemming',
    purpose: 'support',
    sourceLaw: 'any',
    usedFor: 'wmo-support',
    receiver: `${publicTask}; Wmo 2015 art. 5.1.1 lid 4`,
    special: explicitConsent,
    secrecy: 'Uitdrukkelijke toestemming (Wmo 2015 art. 5.1.1 lid 4 en 5.3.3; Jeugdwet art. 7.3.11)',
    secrecyBy: 'consent',
    controller: college,
  },
  debtHelp: {
    id: 8,
    code: 'schuldhulpverlening',
    label: 'Gegevens gebruiken voor schuldhulpverlening',
    purpose: 'support',
    sourceLaw: 'any',
    usedFor: 'debt-help',
    receiver: `${publicTask}; Wgs art. 8`,
    special: 'Wgs art. 8a',
    criminal: 'Wgs art. 8a',
    secrecy: 'Wgs art. 8d (hergebruik van gegevens uit Jeugdwet, Participatiewet en Wmo door hetzelfde college)',
    secrecyBy: 'law',
    controller: college,
  },
  veiligThuis: {
    id: 9,
    code: 'veilig-thuis',
    label: 'Onveiligheid stoppen of onderzoeken met Veilig Thuis',
    purpose: 'support',
    sourceLaw: 'any',
    usedFor: 'veilig-thuis',
    receiver: `${publicTask}; Wmo 2015 art. 4.1.1`,
    special: 'Wmo 2015 art. 5.1.6',
    criminal: 'Wmo 2015 art. 5.1.6',
    secrecy: 'Wmo 2015 art. 5.2.6 (geheimhouding mag worden doorbroken om geweld te stoppen of te onderzoeken)',
    secrecyBy: 'law',
    controller: 'Veilig Thuis (Wmo 2015 art. 5.1.6)',
  },
  wams: {
    id: 10,
    code: 'wams',
    label: 'Gecoördineerde aanpak op grond van de Wams',
    purpose: 'support',
    sourceLaw: 'any',
    usedFor: 'coordination',
    receiver: `${publicTask}; Wet aanpak meervoudige problematiek sociaal domein (wetsvoorstel 36 295)`,
    special: 'Wet aanpak meervoudige problematiek sociaal domein (wetsvoorstel 36 295)',
    secrecy: 'Wet aanpak meervoudige problematiek sociaal domein (wetsvoorstel 36 295)',
    secrecyBy: 'law',
    controller: college,
    switchedOff: true,
  },
  inspection: {
    id: 11,
    code: 'inzage',
    label: 'Het eigen dossier inzien',
    purpose: 'own-file',
    sourceLaw: 'any',
    usedFor: 'inspection',
    receiver: 'AVG art. 15; Wmo 2015 art. 5.3.2',
    special: 'AVG art. 15',
    secrecy: 'Het zijn de gegevens van de inwoner zelf (Wmo 2015 art. 5.3.2; Jeugdwet art. 7.3.10)',
    secrecyBy: 'law',
    controller: college,
  },
  emergency: {
    id: 12,
    code: 'noodtoegang',
    label: 'Ingrijpen bij direct gevaar',
    purpose: 'support',
    sourceLaw: 'any',
    usedFor: 'emergency',
    receiver: 'AVG art. 6 lid 1 onder d (vitaal belang)',
    special: 'AVG art. 9 lid 2 onder c',
    secrecy: 'Conflict van plichten: direct gevaar dat niet anders kan worden afgewend',
    secrecyBy: 'law',
    controller: college,
  },
  wmoSupport: {
    id: 13,
    code: 'wmo-ondersteuning',
    label: 'Gegevens uit de Wmo gebruiken voor ondersteuning',
    purpose: 'support',
    sourceLaw: 'wmo',
    usedFor: 'wmo-support',
    receiver: `${publicTask}; Wmo 2015 art. 5.1.1 lid 1`,
    special: 'Wmo 2015 art. 5.1.1 lid 1',
    secrecy: 'Wmo 2015 art. 5.3.3 (binnen dezelfde taak)',
    secrecyBy: 'law',
    controller: 'College van burgemeester en wethouders (Wmo 2015 art. 5.1.1 lid 7)',
  },
  youthHelp: {
    id: 14,
    code: 'jeugdhulp-betrokken',
    label: 'Jeugdhulp afstemmen met wie rechtstreeks betrokken is',
    purpose: 'support',
    sourceLaw: 'jeugdwet',
    usedFor: 'youth-help',
    receiver: `${publicTask}; Jeugdwet`,
    special: socialCare,
    secrecy: 'Jeugdwet art. 7.3.11 (wie rechtstreeks betrokken is bij de hulp)',
    secrecyBy: 'law',
    controller: college,
  },
  earlyWarning: {
    id: 15,
    code: 'vroegsignalering',
    label: 'Signalen van betalingsachterstand opvolgen',
    purpose: 'intake',
    sourceLaw: 'wgs',
    usedFor: 'early-warning',
    receiver: `${publicTask}; Wgs art. 3 lid 1 onder b`,
    secrecy: 'Wgs art. 8b (alleen de basisregistratie en wat nodig is om het signaal te verwerken)',
    secrecyBy: 'law',
    controller: college,
  },
  otherHelp: {
    id: 16,
    code: 'hulp-elders-toestemming',
    label: 'Hulp door een ander, met toestemming',
    purpose: 'support',
    sourceLaw: 'any',
    usedFor: 'other-help',
    receiver: 'AVG art. 6 lid 1 onder a of de eigen taak van de ontvanger',
    special: explicitConsent,
    secrecy: 'Toestemming (Wmo 2015 art. 5.3.3; Jeugdwet art. 7.3.11)',
    secrecyBy: 'consent',
    controller: 'De ontvanger',
  },
  careData: {
    id: 17,
    code: 'gegevens-van-zorg',
    label: 'Gegevens van zorgverzekeraar of zorgaanbieder, met toestemming',
    purpose: 'support',
    sourceLaw: 'zorg',
    usedFor: 'wmo-support',
    receiver: `${publicTask}; Wmo 2015 art. 5.2.5 lid 1`,
    special: explicitConsent,
    secrecy: 'Uitdrukkelijke toestemming (Wmo 2015 art. 5.2.5 lid 1)',
    secrecyBy: 'consent',
    controller: college,
  },
  longTermCare: {
    id: 18,
    code: 'wlz-besluit',
    label: 'Dat er een Wlz-besluit is',
    purpose: 'support',
    sourceLaw: 'wlz',
    usedFor: 'wmo-support',
    receiver: `${publicTask}; Wmo 2015 art. 5.2.5 lid 3`,
    secrecy: 'Wmo 2015 art. 5.2.5 lid 3 (alleen dat er een besluit is)',
    secrecyBy: 'law',
    controller: college,
  },
} as const satisfies Record<string, LegalGround>

export type LegalGroundName = keyof typeof legalGrounds
