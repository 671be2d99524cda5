/** What the privacy officer found. The words beside it say why. */
export const alertFindings = {
  'in-order': 'In orde: er was een goede reden',
  'to-discuss': 'Bespreken met de medewerker of de leidinggevende',
  wrongful: 'Onterecht: melden als datalek of anders opvolgen',
} as const
export type AlertFinding = keyof typeof alertFindings
