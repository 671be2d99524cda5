import { useState } from 'react'
import './split-page.css'
import { type CaseFileView, caseFileOperations } from '../../case-files/api.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Column,
  Columns,
  DateField,
  EmptyState,
  ErrorState,
  Form,
  FormGroup,
  Loading,
  PageHeader,
  RadioGroup,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { useGo, useParameter } from '../../platform/web/route.ts'
import { householdOperations, type SplitPreview } from '../api.ts'
import { fullName } from '../rules/person-name.ts'
import { afterSplit, type SplitMember } from '../rules/split.ts'
import { noSecondFile, type SecondFileForm, sentSecondFile } from './second-file.ts'
import { SecondFileFields } from './second-file-fields.tsx'
import { ShareFields } from './share-fields.tsx'
import { SplitOutcome } from './split-outcome.tsx'

/** A household goes apart: who goes, where to, what comes along; beside it what each household has afterwards. */
export default function SplitPage() {
  const caseFileId = useParameter('caseFileId')
  const file = useRead(caseFileOperations.getCaseFile, { caseFileId })
  const preview = useRead(householdOperations.getSplitPreview, { caseFileId })
  const error = file.error ?? preview.error
  if (error?.status === 404) {
    return (
      <>
        <PageHeader title="Niet gevonden" />
        <EmptyState actions={<ButtonLink href="/vandaag">Naar Vandaag</ButtonLink>}>
          Dit dossier bestaat niet, of het is niet met u gedeeld.
        </EmptyState>
      </>
    )
  }
  if (error) return <ErrorState error={error} what="Het gezin" onRetry={() => void file.refetch()} />
  if (!file.data || !preview.data) return <Loading lines={8} what="Het gezin wordt opgehaald" />
  return <Split file={file.data} preview={preview.data} />
}

type Going = 'stays' | 'leaves' | 'both'

function Split({ file, preview }: { file: CaseFileView; preview: SplitPreview }) {
  const me = useMe()
  const today = useToday()
  const toast = useToast()
  const go = useGo()
  const { write } = useWrite(householdOperations.splitHousehold)
  const [id] = useState(() => newId())
  const [going, setGoing] = useState<Readonly<Record<string, Going>>>({})
  const [on, setOn] = useState(today)
  const [hasSecondFile, setSecondFile] = useState<'yes' | 'no'>('yes')
  const [second, setSecond] = useState<SecondFileForm>(() => noSecondFile(me))
  const [whereTo, setWhereTo] = useState('')
  const members: SplitMember[] = file.members.flatMap(one =>
    one.validTo || !one.identity
      ? []
      : [{ personId: one.personId, name: fullName(one.identity), position: one.position, hasDied: one.identity.diedOn !== null }],
  )
  const living = members.filter(one => !one.hasDied)
  const people = living.flatMap(one => {
    const goes = going[one.personId]
    return goes === 'leaves' || goes === 'both' ? [{ personId: one.personId, goes, position: one.position }] : []
  })
  // A partner who goes without the other is nobody's partner there.
  const hasAdult = people.some(one => one.position === 'adult')
  const goers = people.map(one => (one.position === 'partner' && !hasAdult ? { ...one, position: 'adult' as const } : one))
  const outcome = afterSplit(members, { people: goers, hasSecondFile: hasSecondFile === 'yes' })
  const names = outcome.there.people.map(one => one.name)
  const choices = (member: SplitMember) => [
    { value: 'stays' as const, label: 'Blijft' },
    { value: 'leaves' as const, label: 'Gaat weg' },
    ...(member.position === 'child' ? [{ value: 'both' as const, label: 'Hoort bij beide' }] : []),
  ]
  const back = `/dossiers/${file.id}`
  const afterwards = (
    <SplitOutcome
      file={file}
      outcome={outcome}
      preview={preview}
      second={hasSecondFile === 'yes' ? second : undefined}
      whereTo={whereTo}
    />
  )
  return (
    <>
      <PageHeader title="Iemand gaat ergens anders wonen" breadcrumb={[{ label: file.title, href: back }]} />
      <Columns widths={[1.4, 1]}>
        <Column>
          <Form
            onSubmit={async data => {
              const [problem] = outcome.problems
              if (problem) return { [problem.field]: problem.message }
              await write({
                caseFileId: file.id,
                id,
                on,
                reason: String(data.get('reason') ?? ''),
                people: goers,
                ...(hasSecondFile === 'yes' ? { secondFile: sentSecondFile(second, goers, names) } : { whereTo }),
              })
              toast({ text: hasSecondFile === 'yes' ? 'Er zijn nu twee dossiers.' : 'Vastgelegd.' })
              go(back, { replace: true })
              return undefined
            }}
          >
            <FormGroup title="Wie gaat weg?">
              {living.map((member, at) => (
                <RadioGroup
                  key={member.personId}
                  label={member.name}
                  {...(at === 0 ? { name: 'people' } : {})}
                  appearance="inline"
                  value={going[member.personId] ?? 'stays'}
                  onChange={value => setGoing({ ...going, [member.personId]: value })}
                  options={choices(member)}
                />
              ))}
              <DateField label="Sinds" name="on" lean="past" max={today} value={on} onChange={setOn} />
              <TextField
                label="Waarom"
                name="reason"
                optional
                maxLength={500}
                hint="Blijft in dit dossier; het andere leest het niet."
              />
            </FormGroup>
            <FormGroup title="Komt er een tweede dossier?">
              <RadioGroup
                label="Tweede dossier"
                hideLabel
                value={hasSecondFile}
                onChange={setSecondFile}
                options={[
                  {
                    value: 'yes',
                    label: 'Ja, wie weggaat heeft ook hulp nodig',
                    explanation: 'Met een eigen coördinator en in dezelfde aanpak.',
                  },
                  {
                    value: 'no',
                    label: 'Nee',
                    explanation: 'Wie weggaat verdwijnt uit dit dossier. Wat er geschreven is blijft.',
                  },
                ]}
              />
              {hasSecondFile === 'yes' ? (
                <SecondFileFields form={second} onChange={setSecond} suggestedName={names[0] ?? ''} preview={preview} />
              ) : (
                <TextField
                  label="Waarheen"
                  name="whereTo"
                  optional
                  maxLength={200}
                  hint="In woorden, bijvoorbeeld: bij zijn broer in Delft"
                  value={whereTo}
                  onChange={setWhereTo}
                />
              )}
            </FormGroup>
            {hasSecondFile === 'yes' ? (
              <ShareFields
                people={outcome.there.people}
                preview={preview}
                shared={second.share}
                onChange={share => setSecond({ ...second, share })}
              />
            ) : null}
            <div className="split-on-phone">{afterwards}</div>
            <ButtonGroup>
              <Button type="submit" variant="primary" pendingText="Splitsen…">
                {hasSecondFile === 'yes' ? 'Open het tweede dossier' : 'Leg vast'}
              </Button>
              <Button variant="quiet" onClick={() => go(back)}>
                Terug
              </Button>
            </ButtonGroup>
          </Form>
        </Column>
        <Column>
          <div className="split-beside">{afterwards}</div>
        </Column>
      </Columns>
    </>
  )
}
