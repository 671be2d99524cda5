import type { ClockEffects } from '../programmes/server/fire-due.ts'

/** What a clock sets off when it warns or passes, by the kind of thing it is about: one line per kind. */
export const clockEffects: ClockEffects = {}
