import type { InventedHousehold } from './invented-household.ts'
import type { Actor } from './stage.ts'
import type { RunningTask } from './task-story.ts'
import { type OrganisationCode, userId } from './voorbeeldstad.ts'

export interface Goal {
  id: string
  domain: string
  state: 'open' | 'reached' | 'partly'
  actions: { id: string; what: string; state: 'open' | 'done'; by: string; dueOn: string; to: OrganisationCode | null }[]
}

/** One household on its way, as far as it has come; shared with the stories of its tasks and notes. */
export interface Life {
  key: string
  household: InventedHousehold
  /** The life domains in which something is the matter. */
  domains: string[]
  coordinator: Actor
  goals: Goal[]
  tasks: RunningTask[]
  isClosed: boolean
}

export const userIdOf = (actor: Actor): string => actor.gone?.user ?? userId(actor.code)
