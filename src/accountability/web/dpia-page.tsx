import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  Dialog,
  ErrorState,
  Form,
  KeyValue,
  LineList,
  Link,
  Loading,
  PageHeader,
  Section,
  Stack,
  Status,
  TextField,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { registerOperations } from '../register-api.ts'
import './accountability.css'
import { AnswerField } from './answer-field.tsx'
import { DpiaFacts } from './dpia-facts.tsx'
import { momentText } from './moment-text.ts'

/** The DPIA in the making: the system fills in what it knows, people judge. */
export default function DpiaPage() {
  const [isEstablishing, setEstablishing] = useState(false)
  const { data, error, refetch } = useRead(registerOperations.getDpia, {})
  if (error) return <ErrorState error={error} what="De DPIA" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={14} what="De DPIA wordt samengesteld" />
  return (
    <>
      <PageHeader
        title="DPIA: gevolgen voor mensen"
        breadcrumb={[{ label: 'Regels', href: '/regels' }]}
        meta={
          data.open > 0 ? (
            <Status kind="wait">{data.open === 1 ? '1 vraag open' : `${data.open} vragen open`}</Status>
          ) : (
            <Status kind="done">alle vragen beantwoord</Status>
          )
        }
        actions={
          <>
            <Button variant="primary" onClick={() => setEstablishing(true)}>
              Stel vast
            </Button>
            <Button onClick={() => window.print()}>Druk af</Button>
          </>
        }
      >
        <KeyValue
          items={[
            { key: 'Gemeente', value: data.register.municipality },
            {
              key: 'Vastgesteld',
              value: data.editions[0] ? `uitgave ${data.editions[0].edition}, ${momentText(data.editions[0].at)}` : 'nog niet',
            },
          ]}
        />
      </PageHeader>
      <Stack gap="wide">
        {data.editions.length > 0 ? (
          <Section title="Vastgestelde uitgaven" count={data.editions.length}>
            <LineList
              lines={data.editions.map(one => ({
                key: one.id,
                primary: <Link href={`/dpia/${one.id}`}>Uitgave {one.edition}</Link>,
                secondary: `${one.reason}${one.open > 0 ? ` · ${one.open} vragen waren open` : ''}`,
                trailing: momentText(one.at),
              }))}
            />
          </Section>
        ) : null}
        <DpiaFacts register={data.register} />
        {data.chapters.map(chapter => (
          <Section key={chapter.code} title={chapter.title}>
            {chapter.questions.map(question => (
              <AnswerField key={question.code} document="dpia" question={question} />
            ))}
          </Section>
        ))}
      </Stack>
      {isEstablishing ? <EstablishDialog open={data.open} onClose={() => setEstablishing(false)} /> : null}
    </>
  )
}

function EstablishDialog({ open, onClose }: { open: number; onClose: () => void }) {
  const { write } = useWrite(registerOperations.establishDpia)
  const [id] = useState(() => newId())
  const [reason, setReason] = useState('')
  return (
    <Dialog isOpen onClose={onClose} title="Stel een uitgave vast">
      <Form
        onSubmit={async () => {
          if (reason.trim() === '') return { reason: 'Schrijf op waarom nu, bijvoorbeeld: voor de start.' }
          await write({ id, reason })
          onClose()
          return undefined
        }}
      >
        <p>
          De feiten en antwoorden van nu blijven zo bewaard en veranderen niet meer.{' '}
          {open > 0 ? `Er ${open === 1 ? 'is nog 1 vraag' : `zijn nog ${open} vragen`} open; dat staat er dan bij.` : ''}
        </p>
        <TextField label="Waarom nu?" name="reason" maxLength={300} value={reason} onChange={setReason} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Vaststellen…">
            Stel vast
          </Button>
          <Button onClick={onClose}>Annuleer</Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
