import type { Role } from '../../access/rules/roles.ts'

/** Roles that look into files; of each a municipality says whether residents read the name. */
const lookingRoles: Readonly<Partial<Record<Role, string>>> = {
  coordinator: 'een coördinator',
  visitor: 'een huisbezoeker',
  contact_point: 'het contactpunt',
  process_coordinator: 'een procesregisseur',
  partner: 'een partner',
}

/** Who has several roles is named only when each of them is. The database reads these keys too (`app.looker_names`). */
export const namedLookerSettings = Object.entries(lookingRoles).map(([role, label]) => ({
  key: `lookers.named.${role}`,
  label: `Inwoner ziet wie keek: ${label}`,
  meaning:
    'Wat een inwoner leest over wie in het dossier keek. De naam alleen als dat voor deze medewerkers veilig is; zij moeten het weten. Heeft iemand meer van deze rollen, dan staat de naam er alleen als die bij elk daarvan mag.',
  standard: 'function',
  choices: [
    { code: 'function', label: 'functie en organisatie' },
    { code: 'name', label: 'naam, functie en organisatie' },
  ],
}))
