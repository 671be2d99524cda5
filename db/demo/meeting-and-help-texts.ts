import type { OrganisationCode } from './voorbeeldstad.ts'

export const conferenceTexts = {
  places: ['Wijkcentrum De Spil, zaal 2', 'Stadskantoor, kamer 3.14', 'Buurthuis Het Anker, boven', 'Bij De Brug, spreekkamer 1'],
  others: [
    { name: '', organisationName: 'Politie', jobTitle: 'Wijkagent' },
    { name: '', organisationName: 'Huisartsenpraktijk Noord', jobTitle: 'Praktijkondersteuner' },
    { name: '', organisationName: 'Leerplicht', jobTitle: 'Leerplichtambtenaar' },
    { name: '', organisationName: 'Kerk in de wijk', jobTitle: 'Vrijwilliger' },
  ],
  records: [
    'Iedereen vertelt kort wat er loopt. Het gezin zegt dat het rustiger is, maar dat de post nog ophoopt.',
    'Afspraak: één keer per week is er contact, en dat doet de coördinator. De anderen melden zich bij haar.',
    'Wat goed gaat: de kinderen gaan naar school en oma past op. Wat nog niet lukt: de rekeningen.',
    'Het gezin wil niet dat iedereen apart langskomt. We spreken af wie wanneer komt.',
    'We lopen de doelen langs. Twee lopen goed, bij één is meer tijd nodig dan gedacht.',
  ],
  decisions: [
    'De coördinator vraagt om uitstel bij de incasso',
    'Wekelijks samen de post doornemen, de eerste keer donderdag',
    'Met de huisarts bespreken wie de verwijzing schrijft',
    'Nagaan of er recht is op kwijtschelding en bijzondere bijstand',
    'De school krijgt één vast aanspreekpunt',
    'Over zes weken opnieuw bij elkaar',
    'Bellen met de verhuurder over de reparatie',
  ],
} as const

/** What a household can be referred to, by life domain. */
export const helpByDomain: Readonly<
  Record<string, readonly { kind: string; name: string; at: OrganisationCode; forChild?: boolean }[]>
> = {
  geld: [
    { kind: 'debt-help', name: 'Budgetcoach', at: 'kredietbank' },
    { kind: 'debt-help', name: 'Thuisadministratie', at: 'de-brug' },
  ],
  werk: [{ kind: 'work', name: 'Traject naar werk', at: 'werkplein' }],
  middelen: [{ kind: 'treatment', name: 'Groep en gesprekken', at: 'verslavingszorg' }],
  opvoeden: [
    { kind: 'parenting', name: 'Opvoedhulp thuis', at: 'jeugdteam' },
    { kind: 'youth-coaching', name: 'Jongerencoach', at: 'jeugdteam', forChild: true },
  ],
  gezondheid: [{ kind: 'treatment', name: 'Gesprekken', at: 'ggz-kade' }],
  wonen: [{ kind: 'home-support', name: 'Begeleiding thuis', at: 'de-brug' }],
  meedoen: [{ kind: 'volunteer', name: 'Maatje', at: 'de-brug' }],
}

export interface DocumentText {
  domain: string | null
  kind: 'letter' | 'report' | 'decision' | 'finance' | 'agreement' | 'other'
  title: string
  lines: readonly string[]
}

export const documentTexts: readonly DocumentText[] = [
  {
    domain: 'geld',
    kind: 'finance',
    title: 'Overzicht van schulden',
    lines: [
      'Zorgverzekeraar: € 842',
      'Energie: € 1.160',
      'Huur: € 1.310',
      'Webwinkel: € 96',
      '',
      'Opgesteld samen aan de keukentafel.',
    ],
  },
  {
    domain: 'geld',
    kind: 'agreement',
    title: 'Betalingsregeling',
    lines: [
      'Twaalf keer € 65 per maand.',
      'Eerste betaling op de eerste van de volgende maand.',
      'Bij uitblijven: eerst bellen.',
    ],
  },
  {
    domain: 'wonen',
    kind: 'letter',
    title: 'Brief van de verhuurder',
    lines: [
      'Er is een achterstand van twee maanden huur.',
      'Neem binnen twee weken contact op.',
      'We zoeken graag samen een oplossing.',
    ],
  },
  {
    domain: 'leren',
    kind: 'report',
    title: 'Verslag van school',
    lines: ['Aanwezig: 14 van de 20 dagen.', 'Werkt goed mee als de dag rustig begint.', 'Volgende gesprek over zes weken.'],
  },
  {
    domain: null,
    kind: 'decision',
    title: 'Beschikking bijzondere bijstand',
    lines: ['Toegekend voor een wasmachine.', 'U krijgt het bedrag binnen twee weken.'],
  },
  {
    domain: null,
    kind: 'other',
    title: 'Afspraken op één blad',
    lines: [
      'Contact: één keer per week, door de coördinator.',
      'De post gaat in de blauwe map.',
      'Bij spoed: bellen, niet wachten.',
    ],
  },
]
