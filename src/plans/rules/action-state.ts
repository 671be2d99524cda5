export const actionStates = ['open', 'done', 'dropped'] as const
export type ActionState = (typeof actionStates)[number]

export const actionStateLabels: Record<ActionState, string> = { open: 'te doen', done: 'gedaan', dropped: 'vervallen' }

/** Who does it: a colleague, an organisation, or somebody of the household. */
export const doerKinds = ['user', 'organisation', 'member'] as const
export type DoerKind = (typeof doerKinds)[number]
