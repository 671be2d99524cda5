import type { StatusKind } from '../../platform/design/index.ts'
import type { DestructionItem, DestructionRun } from '../api.ts'
import { partDefinition, type RetentionPart, retentionPartCodes } from '../rules/parts.ts'

/** A part by its name; all about one person is no part of a file. */
export const partLabel = (part: string): string =>
  (retentionPartCodes as readonly string[]).includes(part)
    ? partDefinition(part as RetentionPart).label
    : 'Alles over één persoon'

const runStates: Record<DestructionRun['state'], { kind: StatusKind; words: string }> = {
  counting: { kind: 'wait', words: 'de lijst wordt gemaakt' },
  ready: { kind: 'due', words: 'wacht op akkoord' },
  running: { kind: 'open', words: 'wordt uitgevoerd' },
  paused: { kind: 'stopped', words: 'stilgezet' },
  done: { kind: 'done', words: 'uitgevoerd' },
  withdrawn: { kind: 'closed', words: 'ingetrokken' },
}

/** A list with nothing on it waits for nobody. */
export const runState = (run: Pick<DestructionRun, 'state' | 'planned'>): { kind: StatusKind; words: string } =>
  run.state === 'ready' && run.planned === 0 ? { kind: 'closed', words: 'niets te vernietigen' } : runStates[run.state]

export const itemStates: Record<DestructionItem['state'], { kind: StatusKind; words: string }> = {
  planned: { kind: 'due', words: 'te vernietigen' },
  held: { kind: 'wait', words: 'tegengehouden' },
  destroyed: { kind: 'done', words: 'vernietigd' },
  kept: { kind: 'stopped', words: 'toch bewaard' },
}

export const whyWords: Record<NonNullable<DestructionItem['why']>, string> = {
  open: 'nog niet afgesloten',
  hold: 'vernietiging is opgeschort',
  changed: 'is intussen gewijzigd',
  failed: 'kon niet vernietigd worden; meld dit aan uw leverancier',
}

export const numberWords = (count: number): string => count.toLocaleString('nl-NL')
