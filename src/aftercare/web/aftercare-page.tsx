import { useState } from 'react'
import './aftercare.css'
import { draftOperations } from '../../drafts/api.ts'
import {
  Button,
  ButtonGroup,
  Column,
  Columns,
  DateField,
  Dialog,
  DueLabel,
  ErrorState,
  type FieldErrors,
  Form,
  formatDutchDate,
  KeyValue,
  LineList,
  Loading,
  Notice,
  PageHeader,
  RadioGroup,
  Section,
  Status,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { addDays, calendarDateOf } from '../../platform/time/calendar-date.ts'
import { nextWorkingDay } from '../../platform/time/term.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type DraftOf, useDraft } from '../../platform/web/draft.ts'
import { KeptLine } from '../../platform/web/kept-line.tsx'
import { useGo, useParameter } from '../../platform/web/route.ts'
import { type AftercareOfFile, aftercareOperations } from '../api.ts'
import { closureOutcomeLabels } from '../rules/closure-outcome.ts'
import { type ReopeningReason, reopeningReasonLabels, reopeningReasons } from '../rules/reopening.ts'

/** How a file was closed, the call half a year later, and the way back when it goes less well. */
export default function AftercarePage() {
  const caseFileId = useParameter('caseFileId')
  const { data, error, refetch } = useRead(aftercareOperations.getAftercare, { caseFileId })
  if (error) return <ErrorState error={error} what="De nazorg" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="De nazorg wordt opgehaald" />
  return <Aftercare aftercare={data} />
}

const dayOf = (moment: string): string => calendarDateOf(new Date(moment))

function Aftercare({ aftercare }: { aftercare: AftercareOfFile }) {
  const today = useToday()
  const [isReopening, setReopening] = useState(false)
  const end = useWrite(aftercareOperations.endAftercare)
  const { caseFile, contacts, closures } = aftercare
  const planned = contacts.find(contact => !contact.madeAt)
  const made = contacts.filter(contact => contact.madeAt)
  const file = `/dossiers/${caseFile.id}`
  return (
    <>
      <PageHeader
        title={`Nazorg ${caseFile.title}`}
        breadcrumb={[{ label: caseFile.title, href: file }]}
        meta={
          <Status kind={caseFile.closedAt ? 'closed' : 'open'}>
            {caseFile.closedAt ? `afgesloten ${formatDutchDate(dayOf(caseFile.closedAt), 'day', today)}` : 'dossier is open'}
          </Status>
        }
      >
        <KeyValue
          items={[
            { key: 'Coördinator', value: caseFile.coordinator?.name ?? 'niemand' },
            ...(planned ? [{ key: 'Contact', value: <DueLabel due={planned.plannedFor} nearDays={14} /> }] : []),
          ]}
        />
      </PageHeader>
      {caseFile.closedAt && caseFile.coordinator && !caseFile.coordinator.isAtWork ? (
        <Notice kind="warning" title={`${caseFile.coordinator.name} werkt hier niet meer`}>
          Wijs op de pagina van het huishouden iemand anders aan die de nazorg doet.
        </Notice>
      ) : null}
      <Columns widths={[1.5, 1]}>
        <Column>
          {planned && aftercare.mayRecord ? <RecordContact key={planned.id} aftercare={aftercare} planned={planned} /> : null}
          {aftercare.mayEnd ? (
            <Section title="Is alles geregeld?">
              {end.error ? (
                <Notice kind="error" announce>
                  {end.error.detail}
                </Notice>
              ) : null}
              <p>Er staat geen contact meer gepland en er loopt geen taak meer.</p>
              <div>
                <Button
                  variant="primary"
                  pending={end.pending}
                  onClick={() => void end.write({ caseFileId: caseFile.id }).catch(() => undefined)}
                >
                  De nazorg is klaar
                </Button>
              </div>
            </Section>
          ) : null}
          {made.length > 0 ? (
            <Section title="Nazorg tot nu toe" count={made.length}>
              <LineList
                lines={made.map(contact => ({
                  key: contact.id,
                  primary: contact.resultLabel ?? '',
                  secondary: (
                    <span className="aftercare-text" dir="auto">
                      {contact.note}
                    </span>
                  ),
                  trailing: [contact.madeAt ? formatDutchDate(dayOf(contact.madeAt), 'day', today) : '', contact.recordedByName]
                    .filter(Boolean)
                    .join(' · '),
                }))}
              />
            </Section>
          ) : null}
          {!planned && made.length === 0 && !aftercare.mayEnd ? <p className="vd-empty">Er is geen nazorg gepland.</p> : null}
        </Column>
        <Column>
          {aftercare.members.length > 0 ? (
            <Section title="Bellen">
              <LineList
                lines={aftercare.members.map(member => ({
                  key: member.personId,
                  primary: member.name,
                  trailing: member.contacts
                    .filter(contact => contact.kind === 'phone')
                    .map(contact =>
                      contact.safeToUse ? (
                        <a key={contact.value} href={`tel:${contact.value}`}>
                          {contact.value}
                        </a>
                      ) : (
                        <span key={contact.value}>{contact.value} (niet veilig)</span>
                      ),
                    ),
                }))}
              />
            </Section>
          ) : null}
          <Section
            title="Hoe het werd afgesloten"
            actions={
              aftercare.mayReopen ? (
                <Button variant="quiet" size="small" onClick={() => setReopening(true)}>
                  Heropen het dossier
                </Button>
              ) : null
            }
          >
            <LineList
              empty="Dit dossier is niet eerder afgesloten, of dat is niet met u gedeeld."
              lines={closures.map(closure => ({
                key: closure.id,
                primary: closure.reasonLabel,
                secondary: (
                  <span className="aftercare-text" dir="auto">
                    {[
                      `${formatDutchDate(dayOf(closure.closedAt), 'day', today)}, ${closure.closedByName} · ${closureOutcomeLabels[closure.outcome]}`,
                      closure.explanation,
                      closure.handoverToName
                        ? `Overgedragen aan ${closure.handoverToName}. ${closure.handoverNote}`
                        : closure.handoverNote,
                      closure.reopenedAt ? `Heropend ${formatDutchDate(dayOf(closure.reopenedAt), 'day', today)}` : '',
                    ]
                      .filter(Boolean)
                      .join('\n')}
                  </span>
                ),
              }))}
            />
          </Section>
        </Column>
      </Columns>
      {isReopening ? <ReopenDialog caseFileId={caseFile.id} onClose={() => setReopening(false)} /> : null}
    </>
  )
}

interface ContactDraft {
  outcome: string
  note: string
  nextOn: string
}

type Planned = AftercareOfFile['contacts'][number]

function RecordContact(props: { aftercare: AftercareOfFile; planned: Planned }) {
  const draft = useDraft<ContactDraft>(draftOperations, 'aftercare', props.planned.id)
  return draft.ready ? <ContactForm {...props} draft={draft} /> : <Loading lines={6} />
}

function ContactForm({
  aftercare,
  planned,
  draft,
}: {
  aftercare: AftercareOfFile
  planned: Planned
  draft: DraftOf<ContactDraft>
}) {
  const { write } = useWrite(aftercareOperations.recordAftercare)
  const move = useWrite(aftercareOperations.planAftercare)
  const toast = useToast()
  const go = useGo()
  const today = useToday()
  const [nextId] = useState(() => newId())
  const [contact, setContact] = useState<ContactDraft>(
    draft.found?.body ?? { outcome: '', note: '', nextOn: nextWorkingDay(addDays(today, 14)) },
  )
  const { outcome, note, nextOn } = contact
  const change = (changes: Partial<ContactDraft>) => {
    const next = { ...contact, ...changes }
    setContact(next)
    draft.keep(next)
  }
  const [isMoving, setMoving] = useState(false)
  const [movedTo, setMovedTo] = useState(planned.plannedFor)
  const caseFileId = aftercare.caseFile.id
  const chosen = aftercare.outcomes.find(one => one.code === outcome)
  // Long before the day the form would only be in the way.
  const [isEarly, setEarly] = useState(planned.plannedFor > addDays(today, 14) && !draft.found)

  if (isMoving) {
    return (
      <Section title="Het contact verzetten">
        <Form
          label="Het contact verzetten"
          onSubmit={async () => {
            if (!movedTo) return { 'change.plannedFor.to': 'Kies een dag.' }
            await move.write({
              caseFileId,
              contactId: planned.id,
              change: { plannedFor: { from: planned.plannedFor, to: movedTo } },
            })
            toast({ text: `Verzet naar ${formatDutchDate(movedTo, 'long')}.` })
            setMoving(false)
            return undefined
          }}
        >
          <DateField
            label="Nieuwe dag"
            name="change.plannedFor.to"
            lean="future"
            value={movedTo}
            onChange={setMovedTo}
            min={today}
          />
          <ButtonGroup>
            <Button type="submit" variant="primary">
              Verzet
            </Button>
            <Button onClick={() => setMoving(false)}>Annuleer</Button>
          </ButtonGroup>
        </Form>
      </Section>
    )
  }

  if (isEarly) {
    return (
      <Section title="Contact gepland">
        <p>
          {planned.responsibleName} belt het gezin op {formatDutchDate(planned.plannedFor, 'long')}. Dat komt vanzelf op de lijst.
        </p>
        <ButtonGroup>
          <Button onClick={() => setMoving(true)}>Verzet het contact</Button>
          <Button onClick={() => setEarly(false)}>Leg nu al vast</Button>
        </ButtonGroup>
      </Section>
    )
  }

  return (
    <Section
      title="Hoe gaat het nu?"
      actions={
        <Button variant="quiet" size="small" onClick={() => setMoving(true)}>
          Verzet het contact
        </Button>
      }
    >
      <Form
        label="Nazorgcontact vastleggen"
        onSubmit={async (): Promise<FieldErrors | undefined> => {
          if (!chosen) return { outcome: 'Kies hoe het gaat.' }
          if (chosen.does === 'reopen' && note.trim() === '') {
            return { note: 'Schrijf kort wat er is gebeurd: daarmee begint het vervolg.' }
          }
          await write({
            caseFileId,
            contactId: planned.id,
            outcome: chosen.code,
            note,
            ...(chosen.does === 'try-again' ? { next: { id: nextId, plannedFor: nextOn } } : {}),
          })
          draft.done()
          toast({ text: `Vastgelegd: ${chosen.label.toLowerCase()}.` })
          if (chosen.does === 'reopen' || chosen.does === 'light-help') go(`/dossiers/${caseFileId}`)
          return undefined
        }}
      >
        <RadioGroup
          label="Uitkomst"
          hideLabel
          name="outcome"
          appearance="big"
          value={outcome}
          onChange={code => change({ outcome: code })}
          options={aftercare.outcomes.map(one => ({ value: one.code, label: one.label, explanation: one.explanation }))}
        />
        {chosen?.does === 'try-again' ? (
          <DateField
            label="Wanneer probeert u het opnieuw?"
            name="next.plannedFor"
            lean="future"
            value={nextOn}
            onChange={day => change({ nextOn: day })}
            min={addDays(today, 1)}
          />
        ) : null}
        <TextField
          label="Wat vertelt het gezin?"
          name="note"
          optional={chosen?.does !== 'reopen'}
          lines={3}
          maxLength={4000}
          value={note}
          onChange={text => change({ note: text })}
          after={<KeptLine draft={draft} />}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            {chosen?.does === 'reopen' ? 'Leg vast en heropen' : 'Leg vast'}
          </Button>
        </ButtonGroup>
      </Form>
    </Section>
  )
}

function ReopenDialog({ caseFileId, onClose }: { caseFileId: string; onClose: () => void }) {
  const { write } = useWrite(aftercareOperations.reopenCaseFile)
  const toast = useToast()
  const go = useGo()
  const [reason, setReason] = useState<ReopeningReason>()
  const [explanation, setExplanation] = useState('')
  return (
    <Dialog isOpen onClose={onClose} title="Het dossier heropenen">
      <Form
        onSubmit={async () => {
          const missing = {
            ...(reason ? {} : { reason: 'Kies waarom.' }),
            ...(explanation.trim() === '' ? { explanation: 'Schrijf kort wat er is gebeurd.' } : {}),
          }
          if (!reason || Object.keys(missing).length > 0) return missing
          await write({ caseFileId, reason, explanation })
          toast({ text: 'Heropend. Er kan een nieuw plan beginnen.' })
          go(`/dossiers/${caseFileId}`)
          return undefined
        }}
      >
        <RadioGroup
          label="Waarom?"
          name="reason"
          {...(reason === undefined ? {} : { value: reason })}
          onChange={setReason}
          options={reopeningReasons.map(one => ({ value: one, label: reopeningReasonLabels[one] }))}
        />
        <TextField
          label="Wat is er gebeurd?"
          name="explanation"
          lines={3}
          maxLength={2000}
          value={explanation}
          onChange={setExplanation}
        />
        <p className="vd-muted">
          Hetzelfde dossier gaat open, met alle geschiedenis. Wie eerder betrokken was, ziet het niet vanzelf weer.
        </p>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bezig…">
            Heropen
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
