export const taskStates = ['placed', 'accepted', 'declined', 'done', 'withdrawn'] as const
export type TaskState = (typeof taskStates)[number]

export const taskActs = ['accept', 'decline', 'report', 'withdraw', 'call'] as const
export type TaskAct = (typeof taskActs)[number]

/** What may happen to a task now, and what it becomes. `call` leaves it as it is: the term begins anew. */
export const taskStateAfter: Record<TaskState, Partial<Record<TaskAct, TaskState>>> = {
  placed: { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn', call: 'placed' },
  // Who took it up and cannot do it after all gives it back with a reason.
  accepted: { report: 'done', decline: 'declined', withdraw: 'withdrawn' },
  declined: {},
  done: {},
  withdrawn: {},
}

export const isOpenTask = (state: TaskState): boolean => state === 'placed' || state === 'accepted'

export const taskStateLabels: Record<TaskState, string> = {
  placed: 'wacht op antwoord',
  accepted: 'opgepakt',
  declined: 'teruggegeven',
  done: 'klaar',
  withdrawn: 'ingetrokken',
}
