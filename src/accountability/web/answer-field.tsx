import { useState } from 'react'
import { ApiError } from '../../platform/api-client.ts'
import { InlineField, Notice } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { registerOperations } from '../register-api.ts'
import type { Question } from '../rules/register.ts'
import { momentText } from './moment-text.ts'

/** A question for people, answered where it is read; each answer takes the place of the one before, and all are kept. */
export function AnswerField({ document, question }: { document: 'register' | 'dpia'; question: Question }) {
  const { write } = useWrite(registerOperations.answerQuestion)
  const [theirs, setTheirs] = useState<string>()
  const { answer } = question

  async function save(body: string): Promise<void> {
    try {
      await write({ id: newId(), document, question: question.code, body, previousId: answer?.id ?? null })
      setTheirs(undefined)
    } catch (thrown) {
      const other = thrown instanceof ApiError ? thrown.details['theirs'] : undefined
      if (typeof other === 'string') setTheirs(other)
      throw thrown
    }
  }

  return (
    <div className="accountability-answer">
      <div className="vd-no-print">
        <InlineField label={question.label} value={answer?.body ?? ''} lines={2} placeholder="Schrijf hier" onSave={save} />
      </div>
      <div className="accountability-only-print">
        <strong>{question.label}</strong>
        <p className="accountability-text" dir="auto">
          {answer?.body ?? 'Nog niet beantwoord.'}
        </p>
      </div>
      <p className="vd-muted vd-small">
        {answer
          ? `${answer.by}, ${momentText(answer.at)}${answer.earlier > 0 ? ` · ${answer.earlier} keer eerder anders` : ''}`
          : question.hint}
      </p>
      {theirs === undefined ? null : (
        <Notice kind="warning" title="Een collega schreef hier net dit">
          <p className="accountability-text" dir="auto">
            {theirs}
          </p>
        </Notice>
      )}
    </div>
  )
}
