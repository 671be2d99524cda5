import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Capability, Handlers } from '../../platform/http/handlers.ts'
import type { registerOperations } from '../register-api.ts'
import { dpiaChapters, dpiaQuestions } from '../rules/dpia-questions.ts'
import { type Dpia, type DpiaBody, dpiaBody } from '../rules/register.ts'
import { findAnswers } from './answers.ts'
import { buildRegister } from './build-register.ts'

type OfDpia = Pick<typeof registerOperations, 'getDpia' | 'getDpiaEdition' | 'establishDpia'>

/** @param all every capability of the product: what they can do is what is assessed */
export const dpiaHandlers = (all: () => readonly Capability[]): Handlers<OfDpia> => ({
  getDpia: async ({ tx }) => ({ ...(await bodyNow(tx, all())), editions: await editions(tx) }),

  getDpiaEdition: async ({ tx, input, touch }) => {
    touch({ records: [input.editionId] })
    const stored = await tx.get<{ edition: number; reason: string; by: string; at: string; body: unknown }>(sql`
      select e.edition, e.reason, coalesce(u.display_name, '') as by, to_jsonb(e.recorded_at) #>> '{}' as at, e.body
      from app.dpia_editions e left join access.users u on u.municipality_id = e.municipality_id and u.id = e.recorded_by
      where e.municipality_id = ${tx.session.municipality} and e.id = ${input.editionId}`)
    return { ...stored, body: dpiaBody.parse(stored.body) }
  },

  establishDpia: async ({ tx, input, touch }) => {
    touch({ records: [input.id] })
    const body = await bodyNow(tx, all())
    const [last] = await editions(tx)
    const edition = (last?.edition ?? 0) + 1
    const kept = await tx.run(sql`
      insert into app.dpia_editions (municipality_id, id, edition, reason, body, open_questions, recorded_by, recorded_at)
      values (${tx.session.municipality}, ${input.id}, ${edition}, ${input.reason}, ${JSON.stringify(body)}, ${body.open}, ${tx.session.user}, ${tx.now})
      on conflict do nothing`)
    if (kept === 0) throw conflict('Een collega stelde net ook een uitgave vast. Kijk eerst wat daarin staat.')
    return { id: input.id, edition }
  },
})

async function bodyNow(tx: Transaction, capabilities: readonly Capability[]): Promise<DpiaBody> {
  const answers = await findAnswers(tx, 'dpia')
  const chapters = Object.entries(dpiaChapters).map(([code, title]) => ({
    code,
    title,
    questions: dpiaQuestions
      .filter(one => one.chapter === code)
      .map(({ code: question, label, hint }) => ({ code: question, label, hint, answer: answers.get(question) ?? null })),
  }))
  const open = chapters.flatMap(chapter => chapter.questions).filter(question => question.answer === null).length
  return { register: await buildRegister(tx, capabilities), chapters, open }
}

const editions = (tx: Transaction) =>
  tx.rows<Dpia['editions'][number]>(sql`
    select e.id, e.edition, e.reason, coalesce(u.display_name, '') as by, to_jsonb(e.recorded_at) #>> '{}' as at, e.open_questions as open
    from app.dpia_editions e left join access.users u on u.municipality_id = e.municipality_id and u.id = e.recorded_by
    where e.municipality_id = ${tx.session.municipality} order by e.edition desc`)
