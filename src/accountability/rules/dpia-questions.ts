export interface DpiaQuestion {
  code: string
  chapter: 'need' | 'risks' | 'measures' | 'opinion'
  label: string
  hint: string
}

export const dpiaChapters = {
  need: 'Noodzaak en verhouding',
  risks: 'Risico’s voor mensen',
  measures: 'Maatregelen',
  opinion: 'Oordeel en besluit',
} as const

/** What people have to judge, after AVG art. 35 lid 7, 2 and 9; in words of our own. The codes are stored with the answers. */
export const dpiaQuestions: readonly DpiaQuestion[] = [
  {
    code: 'need',
    chapter: 'need',
    label: 'Waarom is dit nodig voor deze gemeente?',
    hint: 'Wat lukt nu niet, en wat moet er beter gaan voor huishoudens?',
  },
  {
    code: 'proportion',
    chapter: 'need',
    label: 'Staat het in verhouding?',
    hint: 'Wegen de voordelen voor mensen op tegen de inbreuk? Welke gegevens kunnen weg?',
  },
  {
    code: 'less',
    chapter: 'need',
    label: 'Kan het ook met minder?',
    hint: 'Is er een manier die minder van mensen vastlegt en toch werkt?',
  },
  {
    code: 'rights',
    chapter: 'need',
    label: 'Hoe weten mensen het, en hoe gebruiken ze hun rechten?',
    hint: 'Uitleg bij het eerste contact, het portaal, en voor wie niet digitaal is.',
  },
  {
    code: 'risk-seen',
    chapter: 'risks',
    label: 'Iemand ziet wat die niet mag zien',
    hint: 'Voor wie is dat erg, hoe groot is de kans, wat zijn de gevolgen? Denk aan geweld in het gezin.',
  },
  {
    code: 'risk-wrong',
    chapter: 'risks',
    label: 'Er staat iets dat niet klopt',
    hint: 'Een verkeerde koppeling, een oude indruk. Wie merkt het en hoe wordt het hersteld?',
  },
  {
    code: 'risk-label',
    chapter: 'risks',
    label: 'Mensen worden anders behandeld door wat er staat',
    hint: 'Stempel, uitsluiting, een tel die tegen een groep gaat werken.',
  },
  {
    code: 'risk-avoid',
    chapter: 'risks',
    label: 'Mensen vragen geen hulp meer',
    hint: 'Uit angst dat er gedeeld wordt. Wat doet de gemeente daaraan?',
  },
  {
    code: 'risk-lost',
    chapter: 'risks',
    label: 'Gegevens raken weg of zijn niet bereikbaar',
    hint: 'Wat gebeurt er met een huishouden als het systeem een dag stil ligt?',
  },
  {
    code: 'risk-grows',
    chapter: 'risks',
    label: 'Het wordt voor meer gebruikt dan bedoeld',
    hint: 'Wie kan besluiten om een doel of een partner toe te voegen, en wie houdt dat tegen?',
  },
  {
    code: 'measures',
    chapter: 'measures',
    label: 'Wat doet de gemeente er zelf bij?',
    hint: 'Afspraken, training, controle van het logboek, jaarlijkse controle van rollen.',
  },
  {
    code: 'left',
    chapter: 'measures',
    label: 'Welk risico blijft over?',
    hint: 'Blijft het hoog, dan moet de Autoriteit Persoonsgegevens vooraf geraadpleegd worden (AVG art. 36).',
  },
  {
    code: 'people',
    chapter: 'opinion',
    label: 'Wat vinden inwoners en partners ervan?',
    hint: 'Wie is gevraagd, wat zeiden ze, wat is ermee gedaan (AVG art. 35 lid 9)?',
  },
  {
    code: 'officer',
    chapter: 'opinion',
    label: 'Advies van de functionaris gegevensbescherming',
    hint: 'AVG art. 35 lid 2.',
  },
  {
    code: 'decision',
    chapter: 'opinion',
    label: 'Besluit',
    hint: 'Wie besluit wat, en wanneer wordt dit opnieuw bekeken?',
  },
]
