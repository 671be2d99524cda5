/** Why a closed file opens again; with its share of relapses a municipality sees how lasting the help was. */
export const reopeningReasons = ['relapse', 'new-question', 'closed-too-early'] as const
export type ReopeningReason = (typeof reopeningReasons)[number]

export const reopeningReasonLabels: Record<ReopeningReason, string> = {
  relapse: 'Het gaat weer minder goed',
  'new-question': 'Er is een nieuwe vraag',
  'closed-too-early': 'Te vroeg afgesloten',
}
