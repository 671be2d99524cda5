/** What the register asks that no system can know (AVG art. 30 lid 1). Their codes are stored with the answers. */
export const registerQuestions = {
  controller: {
    label: 'Verwerkingsverantwoordelijke',
    hint: 'Naam en contactgegevens van de gemeente (art. 30 lid 1 onder a).',
  },
  officer: {
    label: 'Functionaris gegevensbescherming',
    hint: 'Hoe die te bereiken is. Liefst een functie en een gedeelde postbus.',
  },
  joint: {
    label: 'Gezamenlijk verantwoordelijken',
    hint: 'Met wie doel en middelen samen bepaald zijn, en waar de afspraken staan (art. 26). Geen: schrijf dat op.',
  },
  processors: {
    label: 'Verwerkers',
    hint: 'Wie het systeem laat draaien of onderhoudt, en waar de verwerkersovereenkomst ligt (art. 28).',
  },
  outside: {
    label: 'Doorgifte buiten de EER',
    hint: 'Welk land, en met welke waarborgen. Geen: schrijf dat op.',
  },
  measures: {
    label: 'Maatregelen van de gemeente zelf',
    hint: 'Wat buiten dit systeem gedaan wordt: toegang tot het gebouw, training, beheer van apparaten (art. 32).',
  },
} as const
export type RegisterQuestion = keyof typeof registerQuestions
