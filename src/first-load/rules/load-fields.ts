import type { LoadKind } from './load-kind.ts'

export interface LoadField {
  readonly name: string
  readonly label: string
  readonly required?: true
  /** What one may write there, for the screen and the template. */
  readonly expects: string
  /** Other headings under which it is found, in small letters without signs. */
  readonly headings: readonly string[]
  /** Of the household as a whole: filled in once, on any of its lines. */
  readonly ofHousehold?: true
  readonly example: string
}

const people = [
  {
    name: 'name',
    label: 'Naam',
    required: true,
    expects: 'voor- en achternaam',
    headings: ['naam', 'medewerker', 'volledige naam'],
    example: 'Jamila de Vries',
  },
  {
    name: 'email',
    label: 'Werkadres (e-mail)',
    required: true,
    expects: 'het eigen werkadres; geen gedeeld adres',
    headings: ['email', 'e mail', 'mail', 'mailadres', 'emailadres', 'e mailadres', 'werkadres'],
    example: 'jamila.de.vries@voorbeeld.test',
  },
  {
    name: 'organisation',
    label: 'Organisatie',
    required: true,
    expects: 'de naam, zoals die in de lijst van organisaties staat',
    headings: ['organisatie', 'werkgever', 'instelling', 'partner'],
    example: 'Sociaal Team Voorbeeldstad',
  },
  {
    name: 'roles',
    label: 'Rol',
    required: true,
    expects: 'een of meer rollen, met een komma ertussen: Coördinator, Contactpunt, Partner, Melder, …',
    headings: ['rol', 'rollen', 'functie in voordeur'],
    example: 'Coördinator, Huisbezoeker',
  },
  {
    name: 'jobTitle',
    label: 'Functie',
    expects: 'vrije tekst',
    headings: ['functie', 'beroep', 'functietitel'],
    example: 'Sociaal casemanager',
  },
  {
    name: 'area',
    label: 'Gebied',
    expects: 'naam van een wijk of buurt; leeg is de hele gemeente',
    headings: ['gebied', 'wijk', 'buurt', 'werkgebied'],
    example: '',
  },
] as const satisfies readonly LoadField[]

const households = [
  {
    name: 'reference',
    label: 'Kenmerk van het huishouden',
    required: true,
    expects: 'het nummer uit uw oude lijst; geen BSN',
    headings: [
      'kenmerk',
      'dossiernummer',
      'huishoudennummer',
      'huishouden',
      'gezinsnummer',
      'kenmerk huishouden',
      'kenmerk van het huishouden',
      'zaaknummer',
      'nummer',
    ],
    example: 'H-001',
  },
  {
    name: 'title',
    label: 'Naam van het huishouden',
    ofHousehold: true,
    expects: 'zoals het in lijsten heet; leeg wordt “Familie …”',
    headings: ['gezinsnaam', 'naam huishouden', 'naam van het huishouden', 'naam gezin', 'familie'],
    example: 'Familie Jansen',
  },
  {
    name: 'coordinator',
    label: 'Coördinator (werkadres)',
    required: true,
    ofHousehold: true,
    expects: 'het werkadres van de coördinator',
    headings: [
      'coordinator',
      'regisseur',
      'casusregisseur',
      'coordinator werkadres',
      'email coordinator',
      'e mail coordinator',
      'mail coordinator',
      'e mail regisseur',
      'casemanager',
    ],
    example: 'jamila.de.vries@voorbeeld.test',
  },
  {
    name: 'programme',
    label: 'Programma',
    ofHousehold: true,
    expects: 'de naam; leeg als de gemeente er één draait',
    headings: ['programma', 'aanpak', 'traject', 'project'],
    example: '',
  },
  {
    name: 'route',
    label: 'Uitkomst van de beoordeling',
    ofHousehold: true,
    expects: 'zoals het programma die noemt; leeg is de eerste die tot een dossier leidt',
    headings: ['uitkomst', 'route', 'beoordeling', 'uitkomst van de beoordeling'],
    example: '',
  },
  {
    name: 'openedOn',
    label: 'Geopend op',
    required: true,
    ofHousehold: true,
    expects: 'datum als 31-12-2026',
    headings: ['geopend', 'geopend op', 'startdatum', 'start', 'datum start', 'begindatum', 'aangemeld op'],
    example: '12-01-2026',
  },
  {
    name: 'phase',
    label: 'Fase',
    ofHousehold: true,
    expects: 'verbinden, aanpakken of nazorg; leeg is aanpakken',
    headings: ['fase', 'stand', 'status'],
    example: 'aanpakken',
  },
  {
    name: 'closedOn',
    label: 'Afgesloten op',
    ofHousehold: true,
    expects: 'alleen bij nazorg: datum als 31-12-2026',
    headings: ['afgesloten', 'afgesloten op', 'einddatum', 'eind', 'datum einde'],
    example: '',
  },
  {
    name: 'closingReason',
    label: 'Reden van afsluiten',
    ofHousehold: true,
    expects: 'alleen bij nazorg: zoals het programma die noemt',
    headings: ['reden', 'reden afsluiten', 'reden van afsluiten', 'afsluitreden'],
    example: '',
  },
  {
    name: 'aftercareOn',
    label: 'Nazorgcontact op',
    ofHousehold: true,
    expects: 'alleen bij nazorg; leeg is volgens het programma',
    headings: ['nazorg', 'nazorg op', 'nazorgcontact', 'nazorgcontact op', 'datum nazorg'],
    example: '',
  },
  {
    name: 'postcode',
    label: 'Postcode',
    ofHousehold: true,
    expects: '1234 AB',
    headings: ['postcode', 'pc'],
    example: '2621 AK',
  },
  {
    name: 'houseNumber',
    label: 'Huisnummer',
    ofHousehold: true,
    expects: '14, of 14-2',
    headings: ['huisnummer', 'huisnr', 'nr', 'nummer huis'],
    example: '1',
  },
  {
    name: 'addition',
    label: 'Toevoeging',
    ofHousehold: true,
    expects: 'letter of nummer achter het huisnummer',
    headings: ['toevoeging', 'huisletter', 'huisnummertoevoeging', 'huisnummer toevoeging'],
    example: '',
  },
  {
    name: 'place',
    label: 'Verblijfplaats',
    ofHousehold: true,
    expects: 'in woorden, zonder vast adres',
    headings: ['verblijfplaats', 'verblijf', 'verblijft'],
    example: '',
  },
  {
    name: 'area',
    label: 'Wijk of buurt',
    ofHousehold: true,
    expects: 'alleen zonder adres: de naam',
    headings: ['wijk', 'buurt', 'gebied'],
    example: '',
  },
  {
    name: 'givenNames',
    label: 'Voornaam',
    expects: 'voornaam of achternaam is genoeg',
    headings: ['voornaam', 'voornamen', 'roepnaam'],
    example: 'Anna',
  },
  {
    name: 'surnamePrefix',
    label: 'Tussenvoegsel',
    expects: 'van, de, el',
    headings: ['tussenvoegsel', 'tussenvoegsels', 'voorvoegsel', 'voorvoegsels'],
    example: '',
  },
  {
    name: 'surname',
    label: 'Achternaam',
    expects: 'zonder tussenvoegsel',
    headings: ['achternaam', 'geslachtsnaam', 'familienaam'],
    example: 'Jansen',
  },
  {
    name: 'birthDate',
    label: 'Geboortedatum',
    expects: 'datum als 31-12-1990',
    headings: ['geboortedatum', 'geboren', 'geboren op', 'gebdatum', 'geb datum'],
    example: '31-12-1990',
  },
  { name: 'gender', label: 'Geslacht', expects: 'vrouw, man of x', headings: ['geslacht', 'gender', 'm v'], example: 'vrouw' },
  {
    name: 'position',
    label: 'Plaats in het gezin',
    expects: 'volwassene, partner, kind, ouder of anders; leeg is volwassene',
    headings: ['plaats in het gezin', 'positie', 'gezinsrol', 'rol in gezin', 'relatie', 'plaats'],
    example: 'volwassene',
  },
  {
    name: 'phone',
    label: 'Telefoon',
    expects: 'cijfers',
    headings: ['telefoon', 'telefoonnummer', 'tel', 'mobiel', 'gsm'],
    example: '000-0000000',
  },
  {
    name: 'bsn',
    label: 'BSN',
    expects: 'negen cijfers; mag leeg blijven',
    headings: ['bsn', 'burgerservicenummer', 'sofinummer'],
    example: '',
  },
] as const satisfies readonly LoadField[]

/** What can be read from a file of each kind, in the order of the template. */
export const loadFields: Readonly<Record<LoadKind, readonly LoadField[]>> = { people, households }

export const fieldLabel = (kind: LoadKind, name: string): string =>
  loadFields[kind].find(field => field.name === name)?.label ?? name
