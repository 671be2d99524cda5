/**
 * Who told it (R-001: residents nearby, corporations, general practitioners, district nurses, police, outreach teams,
 * volunteers, family, experts by experience). A professional is known by their organisation; the desk chooses for others.
 */
export const reporterKinds = [
  'professional',
  'resident',
  'family',
  'neighbour',
  'volunteer',
  'informal-carer',
  'experience-expert',
  'other',
] as const
export type ReporterKind = (typeof reporterKinds)[number]

export const reporterKindLabels: Readonly<Record<ReporterKind, string>> = {
  professional: 'Hulp- of dienstverlener',
  resident: 'De bewoner zelf',
  family: 'Familie',
  neighbour: 'Buur of buurtbewoner',
  volunteer: 'Vrijwilliger',
  'informal-carer': 'Mantelzorger',
  'experience-expert': 'Ervaringsdeskundige',
  other: 'Iemand anders',
}

/** Whether the household asks for help or keeps it off; both may be reported. */
export const helpWishes = ['asks', 'avoids', 'unknown'] as const
export type HelpWish = (typeof helpWishes)[number]

export const helpWishLabels: Readonly<Record<HelpWish, string>> = {
  asks: 'Ja, vraagt om hulp',
  avoids: 'Nee, houdt hulp af',
  unknown: 'Weet ik niet',
}

/** What the resident thinks of being reported. */
export const residentViews = ['agreed', 'refused', 'not-asked'] as const
export type ResidentView = (typeof residentViews)[number]

export const residentViewLabels: Readonly<Record<ResidentView, string>> = {
  agreed: 'Ja, is het ermee eens',
  refused: 'Nee, wil dit niet',
  'not-asked': 'Niet gevraagd',
}

/** Whether the resident knows of it and what they think of that, in one line. */
export function residentLine(report: { residentInformed: boolean; residentAgrees: ResidentView }): string {
  if (!report.residentInformed) return 'Nee'
  return {
    agreed: 'Ja, en is het ermee eens',
    refused: 'Ja, maar wil dit niet',
    'not-asked': 'Ja; niet gevraagd of dat goed is',
  }[report.residentAgrees]
}
