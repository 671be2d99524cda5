import { useState } from 'react'
import './residents.css'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorState,
  Form,
  Loading,
  PageHeader,
  RadioGroup,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useFilters, useGo } from '../../platform/web/route.ts'
import { residentOperations } from '../api.ts'
import { aboutWhom } from '../rules/about-whom.ts'
import { type RequestKind, requestKinds, requestLaw } from '../rules/request-kind.ts'

const wordsLabel: Record<RequestKind, string> = {
  copy: 'Wilt u er iets bij zeggen?',
  correction: 'Wat klopt er niet?',
  destruction: 'Wat moet er weg?',
  objection: 'Waar bent u het niet mee eens?',
}
const takes: Record<RequestKind, string> = {
  copy: 'U hoort het binnen een maand.',
  correction: 'U hoort het binnen een maand.',
  destruction: 'U hoort het binnen drie maanden. Soms moeten wij iets bewaren van de wet. Dan leggen wij uit waarom.',
  objection: 'U hoort het binnen een maand. Tot dan delen wij niets nieuws. De hulp die er is, gaat door.',
}

/** A resident asks something about their own data. */
export default function AskPage() {
  const [filters] = useFilters()
  const { data, error, refetch } = useRead(residentOperations.getOwnFile, {})
  const { write } = useWrite(residentOperations.askAboutOwnData)
  const asked = requestKinds.find(one => one === filters['soort'])
  const [kind, setKind] = useState<RequestKind | ''>(asked ?? '')
  const [id] = useState(newId)
  const go = useGo()
  const toast = useToast()
  if (error) return <ErrorState error={error} what="Deze pagina" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} />
  const known = new Set(data.files.flatMap(file => file.personIds))
  const persons = data.persons.filter(person => known.has(person.id))
  return (
    <>
      <PageHeader
        title="Stel een vraag"
        breadcrumb={[
          { label: 'Mijn dossier', href: '/mijn' },
          { label: 'Mijn vragen', href: '/mijn/vragen' },
        ]}
      />
      {persons.length === 0 ? (
        <p className="own-text">
          Wij zien nu geen dossier van u. Bel de gemeente, of kom langs aan de balie. Daar kunt u alles ook vragen.
        </p>
      ) : (
        <Form
          label="Uw vraag"
          onSubmit={async form => {
            const personId = aboutWhom(String(form.get('personId') ?? ''), persons)
            const errors = {
              ...(kind ? {} : { kind: 'Kies wat u wilt vragen.' }),
              ...(personId ? {} : { personId: 'Kies over wie het gaat.' }),
            }
            if (!kind || !personId) return errors
            await write({
              id,
              personId,
              kind,
              words: String(form.get('words') ?? ''),
              about: String(form.get('about') ?? ''),
            })
            toast({ text: 'Wij hebben uw vraag. U ziet hier hoe het gaat.' })
            go(`/mijn/vragen/${id}`)
            return undefined
          }}
        >
          <RadioGroup
            label="Wat wilt u vragen?"
            name="kind"
            appearance="big"
            value={kind}
            onChange={value => setKind(value as RequestKind)}
            options={requestKinds.map(value => ({
              value,
              label: requestLaw[value].label,
              explanation: requestLaw[value].meaning,
            }))}
          />
          {persons.length > 1 ? (
            <RadioGroup
              label="Over wie gaat het?"
              name="personId"
              appearance="list"
              options={persons.map(person => ({
                value: person.id,
                label: person.isSelf ? `Over mij, ${person.name}` : `Over mijn kind ${person.name}`,
              }))}
            />
          ) : null}
          {kind ? (
            <>
              <TextField
                key={kind}
                label={wordsLabel[kind]}
                name="words"
                lines={5}
                maxLength={10_000}
                optional={kind === 'copy'}
                hint="In uw eigen woorden. Het mag in elke taal."
              />
              {kind === 'correction' ? (
                <TextField label="Wat moet er staan?" name="about" lines={3} maxLength={2000} optional />
              ) : null}
              <p className="own-text">{takes[kind]}</p>
            </>
          ) : null}
          <ButtonGroup>
            <Button type="submit" variant="primary" pendingText="Versturen…">
              Verstuur
            </Button>
            <ButtonLink href="/mijn/vragen">Terug</ButtonLink>
          </ButtonGroup>
        </Form>
      )}
    </>
  )
}
