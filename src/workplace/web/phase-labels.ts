/** The four parts of the chain that a file passes, in words of the field. */
export const phaseLabels = { connect: 'Verbinden', tackle: 'Aanpakken', follow: 'Volgen', ended: 'Beëindigd' } as const
