import { useState } from 'react'
import './shields.css'
import {
  Button,
  ButtonGroup,
  Checkbox,
  DateField,
  Dialog,
  type FieldErrors,
  Form,
  FormRow,
  RadioGroup,
  Select,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { meldcodeOperations, type RecordedEntry } from '../meldcode-api.ts'
import {
  consultedWith,
  type MeldcodeEntry,
  type MeldcodeStep,
  signalSources,
  type WeighingQuestion,
  weighingQuestions,
} from '../rules/meldcode.ts'

interface Props {
  caseFileId: string
  meldcodeId: string
  step: MeldcodeStep
  /** A correction: the earlier wording stays. */
  corrects?: RecordedEntry | undefined
  /** Questions that were not weighed yet. */
  questions: readonly { code: WeighingQuestion; text: string }[]
  title: string
  onClose: () => void
}

const options = <Key extends string>(of: Readonly<Record<Key, string>>) =>
  (Object.keys(of) as Key[]).map(value => ({ value, label: of[value] }))

/** The form of one step. */
export function EntryDialog({ caseFileId, meldcodeId, step, corrects, questions, title, onClose }: Props) {
  const { write } = useWrite(meldcodeOperations.recordEntry)
  const toast = useToast()
  const today = useToday()
  const [id] = useState(() => newId())
  const old = corrects?.entry
  const [answer, setAnswer] = useState<'yes' | 'no' | ''>(old?.step === 4 ? old.answer : '')
  const [wasHeld, setHeld] = useState<'yes' | 'no'>(old?.step === 3 && !old.wasHeld ? 'no' : 'yes')
  const [reports, setReports] = useState<'yes' | 'no' | ''>(old?.step === 5 ? (old.reports ? 'yes' : 'no') : '')

  async function save(data: FormData): Promise<FieldErrors | undefined> {
    const text = (name: string) => String(data.get(name) ?? '')
    const has = (name: string) => data.get(name) !== null
    if (step === 4 && !answer) return { 'entry.answer': 'Kies ja of nee.' }
    if (step === 5 && !reports) return { 'entry.reports': 'Kies of u meldt.' }
    const entry = {
      1: {
        step: 1,
        what: text('entry.what'),
        on: text('entry.on'),
        source: text('entry.source') || 'seen',
        toldBy: text('entry.toldBy'),
      },
      2: {
        step: 2,
        with: text('entry.with') || 'colleague',
        name: text('entry.name'),
        on: text('entry.on'),
        isAnonymous: has('entry.isAnonymous'),
        outcome: text('entry.outcome'),
      },
      3: { step: 3, wasHeld: wasHeld === 'yes', with: text('entry.with'), on: text('entry.on'), outcome: text('entry.outcome') },
      4: {
        step: 4,
        question: text('entry.question') || (old?.step === 4 ? old.question : ''),
        answer,
        reason: text('entry.reason'),
      },
      5: { step: 5, helps: has('entry.helps'), reports: reports === 'yes', reason: text('entry.reason') },
    }[step] as MeldcodeEntry
    await write({ caseFileId, meldcodeId, id, entry, ...(corrects ? { supersedes: corrects.id } : {}) })
    toast({ text: corrects ? 'Verbeterd. De eerdere tekst blijft bewaard.' : 'Vastgelegd.' })
    onClose()
    return undefined
  }

  const onField = (
    <DateField label="Op welke dag" name="entry.on" lean="past" max={today} defaultValue={old && 'on' in old ? old.on : today} />
  )
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <Form onSubmit={save} label={title}>
        {step === 1 ? (
          <>
            <TextField
              label="Wat zag of hoorde u?"
              name="entry.what"
              lines={4}
              maxLength={5000}
              defaultValue={old?.step === 1 ? old.what : ''}
              focusOnOpen
            />
            <FormRow>
              {onField}
              <Select
                label="Hoe weet u het?"
                name="entry.source"
                emptyText={null}
                defaultValue={old?.step === 1 ? old.source : 'seen'}
                options={options(signalSources)}
              />
            </FormRow>
            <TextField
              label="Van wie"
              name="entry.toldBy"
              optional
              maxLength={200}
              defaultValue={old?.step === 1 ? old.toldBy : ''}
            />
          </>
        ) : null}
        {step === 2 ? (
          <>
            <FormRow>
              <Select
                label="Met wie?"
                name="entry.with"
                emptyText={null}
                defaultValue={old?.step === 2 ? old.with : 'colleague'}
                options={options(consultedWith)}
              />
              {onField}
            </FormRow>
            <TextField
              label="Naam of functie"
              name="entry.name"
              optional
              maxLength={200}
              defaultValue={old?.step === 2 ? old.name : ''}
            />
            <Checkbox name="entry.isAnonymous" defaultChecked={old?.step === 2 && old.isAnonymous}>
              Zonder te zeggen over wie het gaat
            </Checkbox>
            <TextField
              label="Wat kwam eruit?"
              name="entry.outcome"
              lines={3}
              maxLength={5000}
              defaultValue={old?.step === 2 ? old.outcome : ''}
            />
          </>
        ) : null}
        {step === 3 ? (
          <>
            <RadioGroup
              label="Was er een gesprek?"
              appearance="inline"
              value={wasHeld}
              onChange={setHeld}
              options={[
                { value: 'yes', label: 'Ja' },
                { value: 'no', label: 'Nee, dat kon niet veilig of lukte niet' },
              ]}
            />
            <FormRow>
              {onField}
              {wasHeld === 'yes' ? (
                <TextField
                  label="Met wie"
                  name="entry.with"
                  maxLength={200}
                  defaultValue={old?.step === 3 ? old.with : ''}
                  optional
                />
              ) : null}
            </FormRow>
            <TextField
              label={wasHeld === 'yes' ? 'Wat is er gezegd?' : 'Waarom niet?'}
              name="entry.outcome"
              lines={3}
              maxLength={5000}
              defaultValue={old?.step === 3 ? old.outcome : ''}
            />
          </>
        ) : null}
        {step === 4 ? (
          <>
            {old?.step === 4 ? (
              <p>{weighingQuestions.find(question => question.code === old.question)?.text}</p>
            ) : (
              <Select
                label="Welke vraag?"
                name="entry.question"
                emptyText={null}
                defaultValue={questions[0]?.code}
                options={questions.map(question => ({ value: question.code, label: question.text }))}
              />
            )}
            <RadioGroup
              label="Antwoord"
              name="entry.answer"
              appearance="inline"
              value={answer}
              onChange={value => setAnswer(value as 'yes' | 'no')}
              options={[
                { value: 'yes', label: 'Ja' },
                { value: 'no', label: 'Nee' },
              ]}
            />
            <TextField
              label="Waarom?"
              name="entry.reason"
              lines={3}
              maxLength={2000}
              defaultValue={old?.step === 4 ? old.reason : ''}
            />
          </>
        ) : null}
        {step === 5 ? (
          <>
            <RadioGroup
              label="Meldt u bij Veilig Thuis?"
              name="entry.reports"
              appearance="inline"
              value={reports}
              onChange={value => setReports(value as 'yes' | 'no')}
              options={[
                { value: 'yes', label: 'Ja' },
                { value: 'no', label: 'Nee' },
              ]}
            />
            <Checkbox name="entry.helps" defaultChecked={old?.step === 5 && old.helps}>
              Wij bieden of organiseren hulp
            </Checkbox>
            <TextField
              label="Waarom?"
              name="entry.reason"
              lines={3}
              maxLength={5000}
              defaultValue={old?.step === 5 ? old.reason : ''}
            />
          </>
        ) : null}
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
