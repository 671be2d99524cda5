import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { registerOperations } from '../register-api.ts'
import { activityWords } from '../rules/activities.ts'
import { dpiaQuestions } from '../rules/dpia-questions.ts'
import type { Question } from '../rules/register.ts'
import { registerQuestions } from '../rules/register-questions.ts'

export type Document = 'register' | 'dpia'

/** The answers that count, by question. */
export async function findAnswers(tx: Transaction, document: Document): Promise<Map<string, NonNullable<Question['answer']>>> {
  const rows = await tx.rows<NonNullable<Question['answer']> & { question: string }>(sql`
    select a.question, a.id, a.body, coalesce(u.display_name, '') as by, to_jsonb(a.recorded_at) #>> '{}' as at,
      (select count(*)::integer - 1 from app.accountability_answers e
        where e.municipality_id = a.municipality_id and e.document = a.document and e.question = a.question) as earlier
    from app.accountability_answers a
    left join access.users u on u.municipality_id = a.municipality_id and u.id = a.recorded_by
    where a.municipality_id = ${tx.session.municipality} and a.document = ${document} and not exists (
      select from app.accountability_answers n
      where n.municipality_id = a.municipality_id and n.document = a.document and n.question = a.question and n.previous_id = a.id)`)
  return new Map(rows.map(({ question, ...answer }) => [question, answer]))
}

const known: Record<Document, readonly string[]> = {
  register: [...Object.keys(registerQuestions), ...Object.keys(activityWords)],
  dpia: dpiaQuestions.map(one => one.code),
}

export const answerQuestion: Handler<typeof registerOperations.answerQuestion> = async ({ tx, input }) => {
  if (!known[input.document].includes(input.question)) throw invalid([{ field: 'question', message: 'Deze vraag is er niet.' }])
  const inForce = (await findAnswers(tx, input.document)).get(input.question)
  if (inForce?.body === input.body) return { id: inForce.id }
  const written =
    (inForce?.id ?? null) === input.previousId
      ? await tx.run(
          build
            .insertInto('app.accountability_answers')
            .values({
              municipality_id: tx.session.municipality,
              id: input.id,
              document: input.document,
              question: input.question,
              body: input.body,
              previous_id: input.previousId,
              recorded_by: tx.session.user,
              recorded_at: tx.now,
            })
            .onConflict(clash => clash.doNothing()),
        )
      : 0
  if (written === 0) {
    throw conflict('Een collega schreef hier net ook. Uw tekst is niet bewaard; kijk eerst wat er nu staat.', {
      theirs: inForce?.body ?? '',
    })
  }
  return { id: input.id }
}
