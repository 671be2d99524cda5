/** What kind of organisation a partner is. Programmes and figures test the code; the label is for the screen. */
export const organisationKindLabels = {
  'municipal-department': 'Afdeling van de gemeente',
  'contact-point': 'Contactpunt',
  'neighbourhood-team': 'Wijkteam of sociaal team',
  'youth-team': 'Jeugd- en gezinsteam',
  'housing-corporation': 'Woningcorporatie',
  'social-work': 'Maatschappelijk werk',
  'debt-counselling': 'Schuldhulpverlening',
  ggd: 'GGD',
  'mental-health': 'GGZ',
  'addiction-care': 'Verslavingszorg',
  'home-care': 'Thuiszorg',
  'general-practitioner': 'Huisarts',
  shelter: 'Maatschappelijke opvang',
  'womens-shelter': 'Vrouwenopvang',
  'veilig-thuis': 'Veilig Thuis',
  'safety-house': 'Zorg- en Veiligheidshuis',
  police: 'Politie',
  school: 'School',
  bailiff: 'Deurwaarder',
  'energy-company': 'Energiebedrijf',
  'health-insurer': 'Zorgverzekeraar',
  other: 'Anders',
} as const
export type OrganisationKind = keyof typeof organisationKindLabels
export const organisationKinds = Object.keys(organisationKindLabels) as [OrganisationKind, ...OrganisationKind[]]

/** A kind that an import or an older version stored is shown by its code rather than not at all. */
export const organisationKindLabel = (kind: string): string =>
  kind in organisationKindLabels ? organisationKindLabels[kind as OrganisationKind] : kind

/** Which part an organisation has in the work. */
export const organisationPartLabels = {
  signals: 'Signaleert: doet meldingen',
  'carries-out': 'Voert uit: krijgt taken',
  coordinates: 'Coördineert huishoudens',
  decides: 'Beslist mee',
  pays: 'Betaalt mee',
} as const
export type OrganisationPart = keyof typeof organisationPartLabels
export const organisationParts = Object.keys(organisationPartLabels) as [OrganisationPart, ...OrganisationPart[]]
