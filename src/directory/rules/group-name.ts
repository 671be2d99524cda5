const groupWords =
  /(^|\s)(afdeling|account|algemeen|administratie|backoffice|balie|contactpunt|dienst|gast|gebruiker|groep|helpdesk|invaller|loket|medewerkers?|meldpunt|piket|receptie|secretariaat|stagiaire?s?|systeem|team|test|wijkteam)(\s|$)/i

/**
 * Whether a name looks like that of a group or a function: "Balie Centrum", "Team Noord", "Stagiair 2". Behind a user stands one person,
 * because the processing log says who looked (BIO 5.16.02).
 */
export const looksLikeGroup = (name: string): boolean => groupWords.test(name.trim()) || /\d/.test(name) || name.includes('@')
