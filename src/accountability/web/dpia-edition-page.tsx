import { Button, EmptyState, ErrorState, KeyValue, Loading, PageHeader, Section, Stack } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { registerOperations } from '../register-api.ts'
import './accountability.css'
import { DpiaFacts } from './dpia-facts.tsx'
import { momentText } from './moment-text.ts'

const trail = [{ label: 'DPIA', href: '/dpia' }]

/** A DPIA as it was established, to read and to print. */
export default function DpiaEditionPage() {
  const { data, error, refetch } = useRead(registerOperations.getDpiaEdition, { editionId: useParameter('editionId') })
  if (error?.status === 404) {
    return (
      <>
        <PageHeader title="Niet gevonden" breadcrumb={trail} />
        <EmptyState>Deze uitgave is er niet.</EmptyState>
      </>
    )
  }
  if (error) return <ErrorState error={error} what="Deze uitgave" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={14} what="De uitgave wordt opgehaald" />
  return (
    <>
      <PageHeader
        title={`DPIA, uitgave ${data.edition}`}
        breadcrumb={trail}
        actions={<Button onClick={() => window.print()}>Druk af</Button>}
      >
        <KeyValue
          items={[
            { key: 'Vastgesteld', value: momentText(data.at) },
            { key: 'Door', value: data.by },
            { key: 'Waarom', value: data.reason },
            { key: 'Vragen open', value: data.body.open },
          ]}
        />
      </PageHeader>
      <Stack gap="wide">
        <DpiaFacts register={data.body.register} />
        {data.body.chapters.map(chapter => (
          <Section key={chapter.code} title={chapter.title}>
            {chapter.questions.map(question => (
              <div key={question.code}>
                <h3>{question.label}</h3>
                <p className="accountability-text" dir="auto">
                  {question.answer?.body ?? 'Nog niet beantwoord.'}
                </p>
              </div>
            ))}
          </Section>
        ))}
      </Stack>
    </>
  )
}
