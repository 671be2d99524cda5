/** The roles of the product. A municipality gives them its own labels; a programme maps its roles onto them. */
export const roles = [
  'reporter',
  'visitor',
  'contact_point',
  'coordinator',
  'process_coordinator',
  'partner',
  'policy_officer',
  'privacy_officer',
  'administrator',
  'resident',
  'council_member',
] as const
export type Role = (typeof roles)[number]

export const roleLabels: Record<Role, string> = {
  reporter: 'Melder',
  visitor: 'Huisbezoeker',
  contact_point: 'Contactpunt',
  coordinator: 'Coördinator',
  process_coordinator: 'Procesregisseur',
  partner: 'Partner',
  policy_officer: 'Beleidsmedewerker',
  privacy_officer: 'Privacy-functionaris',
  administrator: 'Beheerder',
  resident: 'Inwoner',
  council_member: 'Raadslid',
}
