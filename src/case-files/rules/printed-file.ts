/** For whom a file is printed. What each gets by default is a proposal; the one who prints decides, and it is recorded. */
export const printRecipients = ['table', 'court', 'household', 'other'] as const
export type PrintRecipient = (typeof printRecipients)[number]

export const printRecipientLabels: Record<PrintRecipient, string> = {
  table: 'een overleg',
  court: 'de rechtbank, de Raad of een advocaat',
  household: 'het gezin',
  other: 'iemand anders',
}

export const printedParts = ['family', 'involved', 'plan', 'help', 'scores', 'timeline'] as const
export type PrintedPart = (typeof printedParts)[number]

export const printedPartLabels: Record<PrintedPart, string> = {
  family: 'Gezin',
  involved: 'Wie is betrokken',
  plan: 'Plan',
  help: 'Hulp en trajecten',
  scores: 'Leefgebieden',
  timeline: 'Wat er is gebeurd',
}

/** Notes are written about one person and read by another: the household gets them only when somebody chose so. */
export const partsFor: Record<PrintRecipient, readonly PrintedPart[]> = {
  table: ['family', 'involved', 'plan', 'help', 'scores'],
  court: ['family', 'involved', 'plan', 'help', 'scores', 'timeline'],
  household: ['involved', 'plan'],
  other: ['plan'],
}
