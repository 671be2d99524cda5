/** Why somebody looks or writes. Every operation names one, and a grant works only for the purpose of its legal ground. */
export const purposes = {
  intake: 'Een melding ontvangen en beoordelen',
  support: 'Een huishouden helpen en die hulp afstemmen',
  steering: 'Sturen en verantwoorden met cijfers',
  'privacy-oversight': 'Toezien op het gebruik van gegevens',
  administration: 'De inrichting onderhouden',
  'first-load': 'Overnemen wat een team al heeft',
  workplace: 'Het eigen werk openen',
  'own-file': 'Het eigen dossier inzien',
  'sharing-check': 'Controleren wat er gedeeld is',
  retention: 'Bewaren en vernietigen',
} as const
export type Purpose = keyof typeof purposes
