import { DescriptionList, Section } from '../../platform/design/index.ts'
import type { Activity } from '../rules/register.ts'
import { AnswerField } from './answer-field.tsx'

const listed = (all: readonly string[], none: string): string => (all.length > 0 ? all.join(' · ') : none)

/** One processing activity, in the order of AVG art. 30 lid 1. */
export function ActivityPart({ activity, level = 2, isFixed = false }: { activity: Activity; level?: 2 | 3; isFixed?: boolean }) {
  return (
    <Section title={activity.label} level={level}>
      <p className="accountability-measure">{activity.what}</p>
      <DescriptionList
        items={[
          {
            term: 'Verantwoordelijk',
            description: listed(
              activity.controller.map(one => `${one.label} (${one.law})`),
              'geen persoonsgegevens',
            ),
          },
          {
            term: 'Grondslag',
            description:
              activity.grounds.length === 0 ? (
                'geen verstrekking: de gemeente gebruikt alleen wat zij daarvoor zelf vastlegt'
              ) : (
                <ul className="accountability-said">
                  {activity.grounds.map(ground => (
                    <li key={ground.label}>
                      {ground.label}: {ground.receiver}. Beroepsgeheim: {ground.secrecy}.
                    </li>
                  ))}
                </ul>
              ),
          },
          { term: 'Wie het betreft', description: listed(activity.people, 'niemand') },
          {
            term: 'Soorten gegevens',
            description: listed(
              activity.data.map(one => (one.special ? `${one.label} (${one.special})` : one.label)),
              'geen persoonsgegevens',
            ),
          },
          { term: 'Wie het doen', description: listed(activity.roles, 'alleen het systeem') },
          { term: 'Ontvangers', description: listed(activity.receivers, 'niemand nu') },
          { term: 'Convenanten', description: listed(activity.covenants, 'geen') },
          {
            term: 'Bewaren',
            description: listed(
              activity.retention.map(part => `${part.label}: ${part.term} (${part.law})`),
              'zolang de inrichting geldt',
            ),
          },
        ]}
      />
      <details className="vd-small">
        <summary>
          {activity.acts.length} handelingen, {activity.records.length} soorten stukken
        </summary>
        <p>{listed(activity.acts, 'Geen handelingen van mensen.')}</p>
        <p>{listed(activity.records, '')}</p>
        <p className="vd-muted">
          Code in het verwerkingslogboek: <code>{activity.uri}</code>
        </p>
      </details>
      {isFixed ? (
        <p className="accountability-text">{activity.note.answer?.body ?? ''}</p>
      ) : (
        <AnswerField document="register" question={activity.note} />
      )}
    </Section>
  )
}
