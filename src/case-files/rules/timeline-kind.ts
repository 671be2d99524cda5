/** The sorts of lines a reader of the timeline chooses from. */
export const timelineKinds = ['contact', 'visit', 'plan', 'task', 'conference', 'help', 'document', 'people', 'file'] as const
export type TimelineKind = (typeof timelineKinds)[number]

export const timelineKindLabels: Record<TimelineKind, string> = {
  contact: 'Notities en contact',
  visit: 'Huisbezoeken en scores',
  plan: 'Plan en doelen',
  task: 'Taken',
  conference: 'Overleg',
  help: 'Hulp en trajecten',
  document: 'Documenten',
  people: 'Gezin en betrokkenen',
  file: 'Dossier en termijnen',
}

/** The first word of an event tells its sort. What stands nowhere belongs to the file itself. */
export const subjectsOfKind: Record<Exclude<TimelineKind, 'file'>, readonly string[]> = {
  contact: ['note', 'contact', 'conversation', 'aftercare'],
  visit: ['home-visit', 'visit', 'assessment'],
  plan: ['plan', 'goal', 'action', 'budget', 'mandate', 'power'],
  task: ['task'],
  help: ['intervention', 'enrolment'],
  document: ['document'],
  conference: ['conference'],
  people: [
    'household',
    'involvement',
    'coordinator',
    'consent',
    'emergency-access',
    'sharing',
    'resident-request',
    'resident-statement',
  ],
}

export const subjectsElsewhere: readonly string[] = Object.values(subjectsOfKind).flat()
