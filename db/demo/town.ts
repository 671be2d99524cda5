import { caseFileOperations } from '../../src/case-files/api.ts'
import { addDays, type CalendarDate, calendarDateOf, daysBetween } from '../../src/platform/time/calendar-date.ts'
import { isWorkingDay } from '../../src/platform/time/dutch-holidays.ts'
import type { ReportProgramme } from '../../src/signals/api.ts'
import { Chance } from './chance.ts'
import { allAddresses } from './invented-household.ts'
import type { Actor, Stage } from './stage.ts'
import { type DemoAddress, userId, users } from './voorbeeldstad.ts'

/** What happens to one household or one task: each `yield` waits until that moment. */
export type Story = AsyncGenerator<Date, void>

interface Waiting {
  at: number
  order: number
  story: Story
}

/** All stories of the town, told in the order of time. What would happen after its last moment does not happen. */
export class Town {
  readonly stage: Stage
  readonly seed: string
  /** The day the demonstration opens on; the last things happen the evening before. */
  readonly baseDay: CalendarDate
  readonly end: Date
  readonly freeAddresses: DemoAddress[] = allAddresses()
  programmes: readonly ReportProgramme[] = []
  /** Colleagues that leave before the base day. */
  readonly gone: Actor[] = []
  readonly #waiting: Waiting[] = []
  #order = 0

  constructor(stage: Stage, options: { seed: string; baseDay: CalendarDate; end: Date }) {
    this.stage = stage
    this.seed = options.seed
    this.baseDay = options.baseDay
    this.end = options.end
  }

  /** Chance of one story alone, so that a change in one leaves the others as they were. */
  chance(of: string): Chance {
    return new Chance(`${this.seed}/${of}`)
  }

  begin(at: Date, story: Story): void {
    this.#waiting.push({ at: at.getTime(), order: this.#order++, story })
  }

  async play(): Promise<void> {
    for (;;) {
      const next = this.#takeFirst()
      if (!next || next.at >= this.end.getTime()) return
      await this.stage.moveTo(new Date(next.at))
      const told = await next.story.next()
      if (!told.done) this.#waiting.push({ at: Math.max(told.value.getTime(), next.at), order: this.#order++, story: next.story })
    }
  }

  get now(): Date {
    return this.stage.now()
  }

  get today(): CalendarDate {
    return calendarDateOf(this.now)
  }

  /** How many days it still is until the base day. */
  get daysLeft(): number {
    return daysBetween(this.today, this.baseDay)
  }

  /** A day on which something has to be done; around the base day it is that very day more often than chance has it. */
  dayIn(chance: Chance, from: number, to: number): CalendarDate {
    const day = workingDayFrom(addDays(this.today, chance.whole(from, to)))
    return Math.abs(daysBetween(day, this.baseDay)) <= 3 && chance.happens(0.5) ? this.baseDay : day
  }

  /** Whether this coordinator no longer works here. */
  hasLeft(actor: Actor): boolean {
    return actor.leftAt !== undefined && actor.leftAt <= this.now
  }

  /** A coordinator with room, as the desk sees it; the two to log in as have fuller days. */
  async findCoordinator(chance: Chance, as: Actor): Promise<{ actor: Actor; userId: string; organisationId: string }> {
    const { coordinators } = await this.stage.as(as)(caseFileOperations.listCoordinators, {})
    const candidates = coordinators.flatMap(one => {
      const actor = this.#coordinator(one.userId)
      return actor ? [{ ...one, actor, room: roomOf(actor.code) - one.caseload }] : []
    })
    const withRoom = candidates.filter(one => one.room > 0)
    const chosen = withRoom.length > 0 ? withRoom : candidates
    const {
      actor,
      userId: id,
      organisationId,
    } = chance.one(chosen.flatMap(one => (one.actor.code.startsWith('collega') ? [one] : [one, one])))
    return { actor, userId: id, organisationId }
  }

  #coordinator(id: string): Actor | undefined {
    const user = users.find(one => userId(one.code) === id)
    return user ? { code: user.code } : this.gone.find(one => one.gone?.user === id)
  }

  #takeFirst(): Waiting | undefined {
    let first = 0
    for (let at = 1; at < this.#waiting.length; at++) {
      const one = this.#waiting[at]
      const best = this.#waiting[first]
      if (one && best && (one.at < best.at || (one.at === best.at && one.order < best.order))) first = at
    }
    return this.#waiting.splice(first, 1)[0]
  }
}

/** Nobody agrees on a Sunday. */
const workingDayFrom = (day: CalendarDate): CalendarDate => (isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1)))

/** The most open files somebody is given: some are over the norm of twenty. */
function roomOf(code: string): number {
  if (code === 'samira') return 19
  if (code === 'joep') return 22
  const number = Number(code.split('-')[1] ?? 0)
  return 12 + ((number * 5) % 11)
}
