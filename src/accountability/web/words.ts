/** What is known of something: that it is there, or what is in it. */
export const disclosureLabels = { existence: 'dat het er is, en wie te bellen', content: 'wat erin staat' } as const

export const deedLabels = { read: 'lezen', add: 'toevoegen', change: 'wijzigen', remove: 'verwijderen' } as const

export const neverShownWhy = {
  'no-right': 'Geen enkele rol kan hier lezen. Alleen het systeem gebruikt dit om te beslissen.',
  'no-policy': 'Er is geen regel die dit opent.',
  'only-added': 'Hier kan wel iets in, maar niemand leest het terug.',
} as const
