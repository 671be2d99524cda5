import { useState } from 'react'
import { type AccessDomain, accessDomainLabels } from '../../access/rules/access-domains.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  CheckboxGroup,
  ComboBox,
  DateField,
  Dialog,
  Form,
  Notice,
  RadioGroup,
  Select,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type ConsentsOfFile, consentOperations } from '../api.ts'
import {
  type ConsentUse,
  consentUses,
  consentUseWords,
  shareableDomains,
  type Way,
  wayLabels,
  ways,
} from '../rules/consent-words.ts'
import { ageRuleWords } from '../rules/required-voices.ts'
import { blanksOf, ConsentText } from './consent-text.tsx'

type Answer = 'yes' | 'no' | 'later'

/** First about whom and what, then the words to read aloud, then what each person said. */
export function AskConsentDialog({ found, onClose }: { found: ConsentsOfFile; onClose: () => void }) {
  const { write } = useWrite(consentOperations.askConsent)
  const toast = useToast()
  const [id] = useState(() => newId())
  const [personId, setPerson] = useState<string>(found.persons.length === 1 ? (found.persons[0]?.personId ?? '') : '')
  const [organisationId, setOrganisation] = useState<string | null>(null)
  const [usedFor, setUsedFor] = useState<ConsentUse>('other-help')
  const [domains, setDomains] = useState<AccessDomain[]>([])
  const [way, setWay] = useState<Way>('visit')
  const [answers, setAnswers] = useState<Record<string, Answer>>({})
  const [lastDay, setLastDay] = useState<string | null>(null)
  const person = found.persons.find(one => one.personId === personId)
  const organisation = found.organisations.find(one => one.id === organisationId)
  return (
    <Dialog isOpen onClose={onClose} title="Toestemming vragen" size="wide">
      <Form
        onSubmit={async data => {
          const said = (person?.voices ?? []).filter(one => (answers[one.personId] ?? 'later') !== 'later')
          const errors = {
            ...(person ? {} : { personId: 'Kies over wie het gaat.' }),
            ...(organisation ? {} : { organisationId: 'Kies met wie u wilt delen.' }),
            ...(domains.length > 0 ? {} : { accessDomains: 'Kies minstens één onderdeel.' }),
            ...(person?.problem ? { personId: person.problem } : {}),
            ...(said.length > 0 || !person || person.problem ? {} : { voices: 'Leg minstens één antwoord vast.' }),
          }
          if (!person || !organisation || Object.keys(errors).length > 0) return errors
          const note = String(data.get('note') ?? '')
          await write({
            caseFileId: found.caseFile.id,
            id,
            personId: person.personId,
            organisationId: organisation.id,
            usedFor,
            accessDomains: domains,
            text: { code: found.text.code, version: found.text.version },
            ...(lastDay ? { lastDay } : {}),
            voices: said.map(one => ({
              id: newId(),
              personId: one.personId,
              answer: answers[one.personId] === 'yes' ? 'yes' : 'no',
              way,
              note,
            })),
          })
          toast({ text: 'Het antwoord is vastgelegd.' })
          onClose()
          return undefined
        }}
      >
        <Select
          label="Over wie gaan de gegevens?"
          name="personId"
          value={personId}
          onChange={value => {
            setPerson(value)
            setAnswers({})
          }}
          options={found.persons.map(one => ({ value: one.personId, label: one.name }))}
        />
        {person ? <p className="vd-small vd-muted">{ageRuleWords[person.ageRule]}</p> : null}
        {person?.problem ? (
          <Notice
            kind="warning"
            title={person.problem}
            actions={
              <ButtonLink size="small" href={`/dossiers/${found.caseFile.id}`}>
                Naar het gezin
              </ButtonLink>
            }
          >
            Kies in het dossier deze naam en vul het aan.
          </Notice>
        ) : null}
        <ComboBox
          label="Met wie wilt u delen?"
          name="organisationId"
          value={organisationId}
          onChange={setOrganisation}
          options={found.organisations.map(one => ({
            value: one.id,
            label: one.name,
            detail: one.isInvolved ? 'al betrokken' : '',
          }))}
        />
        <RadioGroup
          label="Waarvoor?"
          name="usedFor"
          value={usedFor}
          onChange={setUsedFor}
          options={consentUses.map(use => ({ value: use, label: consentUseWords[use] }))}
        />
        <CheckboxGroup
          label="Welke onderdelen?"
          name="accessDomains"
          values={domains}
          onChange={setDomains}
          inline
          options={shareableDomains.map(domain => ({ value: domain, label: accessDomainLabels[domain] }))}
        />
        <div className="consent-read-aloud">
          <p className="vd-small vd-muted">Lees voor, of laat lezen:</p>
          <ConsentText
            text={found.text}
            blanks={blanksOf({ person: person?.name, organisation: organisation?.name, usedFor, accessDomains: domains })}
          />
        </div>
        {person && !person.problem
          ? person.voices.map((voice, at) => (
              <RadioGroup
                key={voice.personId}
                label={`Wat zegt ${voice.name}?`}
                name={at === 0 ? 'voices' : `voice-${voice.personId}`}
                value={answers[voice.personId] ?? 'later'}
                onChange={answer => setAnswers({ ...answers, [voice.personId]: answer })}
                appearance="inline"
                options={[
                  { value: 'yes', label: 'Ja' },
                  { value: 'no', label: 'Nee' },
                  { value: 'later', label: 'Nog niet gevraagd' },
                ]}
              />
            ))
          : null}
        <Select
          label="Hoe is het gezegd?"
          name="way"
          value={way}
          onChange={value => setWay(value === '' ? 'visit' : value)}
          emptyText={null}
          options={ways.filter(one => one !== 'portal').map(one => ({ value: one, label: wayLabels[one] }))}
        />
        <DateField
          label="Geldt tot en met"
          name="lastDay"
          optional
          hint="Leeg: tot het wordt ingetrokken. Bij een kind eindigt het vanzelf als een andere leeftijdsregel gaat gelden."
          value={lastDay ?? ''}
          onChange={setLastDay}
          lean="future"
        />
        <TextField label="Opmerking" name="note" optional lines={2} maxLength={1000} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Leg vast
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
