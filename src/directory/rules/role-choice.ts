import { type Role, roles } from '../../access/rules/roles.ts'

/** What an administrator can give. Residents get their own entrance, never by hand. */
export const givenRoles = roles.filter(role => role !== 'resident') as [Exclude<Role, 'resident'>, ...Exclude<Role, 'resident'>[]]
export type GivenRole = (typeof givenRoles)[number]

/** The roles whose sight goes by area; the others see what they are involved in, wherever it lies. */
export const rolesByArea: readonly Role[] = ['contact_point', 'process_coordinator', 'policy_officer']

/** One sentence on what giving the role means, for whoever gives it. */
export const roleExplanations: Record<GivenRole, string> = {
  reporter: 'Doet meldingen en volgt wat ervan kwam. Ziet geen dossiers.',
  visitor: 'Gaat op huisbezoek en ziet wat daarvoor met hem of haar gedeeld is.',
  contact_point: 'Ontvangt en beoordeelt meldingen, en belt over open taken. Ziet alleen dat een dossier er is.',
  coordinator: 'Leidt huishoudens: ziet alles in de dossiers die hem of haar zijn toegewezen.',
  process_coordinator: 'Bewaakt de voortgang in een gebied en wijst coördinatoren aan. Ziet geen geld, gezondheid of veiligheid.',
  partner: 'Pakt taken van de eigen organisatie op, en ziet wat daarvoor gedeeld is.',
  policy_officer: 'Ziet cijfers, zonder namen.',
  privacy_officer: 'Leest het verwerkingslogboek. Ziet geen dossiers.',
  council_member: 'Leest de regels en de gepubliceerde verslagen; geen dossiers, geen namen',
  administrator: 'Richt Voordeur in: mensen, organisaties, gebieden, instellingen. Ziet geen dossiers.',
}
