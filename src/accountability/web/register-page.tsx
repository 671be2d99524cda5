import {
  Button,
  ButtonLink,
  DescriptionList,
  ErrorState,
  formatDutchDate,
  KeyValue,
  Loading,
  PageHeader,
  Section,
  Stack,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { registerOperations } from '../register-api.ts'
import './accountability.css'
import { ActivityPart } from './activity-part.tsx'
import { AnswerField } from './answer-field.tsx'

/** The register of processing activities (AVG art. 30): what the system does now, and what only people can add. */
export default function RegisterPage() {
  const { data, error, refetch } = useRead(registerOperations.getProcessingRegister, {})
  if (error) return <ErrorState error={error} what="Het verwerkingsregister" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={14} what="Het verwerkingsregister wordt samengesteld" />
  const open = data.questions.filter(question => !question.answer).length
  return (
    <>
      <PageHeader
        title="Verwerkingsregister"
        breadcrumb={[{ label: 'Regels', href: '/regels' }]}
        actions={
          <>
            <Button onClick={() => window.print()}>Druk af</Button>
            <ButtonLink href="/v1/processing-register-files?format=csv" download>
              CSV
            </ButtonLink>
            <ButtonLink href="/v1/processing-register-files?format=json" download>
              JSON
            </ButtonLink>
          </>
        }
      >
        <KeyValue
          items={[
            { key: 'Gemeente', value: data.municipality },
            { key: 'Samengesteld op', value: formatDutchDate(calendarDateOf(new Date(data.readAt)), 'long') },
            { key: 'Verwerkingen', value: data.activities.length },
            { key: 'Vragen nog open', value: open },
          ]}
        />
      </PageHeader>
      <Stack gap="wide">
        <p className="accountability-measure">
          Dit register is gemaakt uit wat het systeem doet: elke handeling, elk doel, de grondslagen en termijnen die nu gelden,
          en wie er nu werkt. Wat alleen mensen weten vult u hier in; elke versie blijft bewaard.
        </p>
        <Section title="Wat de gemeente invult">
          {data.questions.map(question => (
            <AnswerField key={question.code} document="register" question={question} />
          ))}
        </Section>
        {data.activities.map(activity => (
          <ActivityPart key={activity.code} activity={activity} />
        ))}
        <Section title="Wie verantwoordelijk is, per soort stukken">
          <DescriptionList
            items={data.controllers.map(one => ({
              term: one.label,
              description: (
                <>
                  <p>
                    {one.law}. {one.explanation}
                  </p>
                  {one.records.length > 0 ? <p className="vd-muted vd-small">{one.records.join(' · ')}</p> : null}
                </>
              ),
            }))}
          />
        </Section>
        <Section title="Wat het systeem doet om te beschermen">
          <ul>
            {data.measures.map(measure => (
              <li key={measure}>{measure}</li>
            ))}
          </ul>
        </Section>
      </Stack>
    </>
  )
}
