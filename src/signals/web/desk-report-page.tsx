import {
  AudienceLine,
  Button,
  ButtonGroup,
  Column,
  Columns,
  ErrorState,
  Form,
  FormGroup,
  FormRow,
  Loading,
  PageHeader,
  RadioGroup,
  Section,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { useGo } from '../../platform/web/route.ts'
import { signalOperations } from '../api.ts'
import { needsConversation } from '../rules/conversation.ts'
import { type ReporterKind, reporterKindLabels, reporterKinds } from '../rules/reporter-kinds.ts'
import { FoundDraft, KeptLine } from './kept-line.tsx'
import { sentReport } from './report-draft.ts'
import { AboutWhomFields, ObservedFields, ResidentFields } from './report-fields.tsx'
import { useReportForm } from './use-report-form.ts'

const deskChannels = ['desk', 'resident']

export default function DeskReportPage() {
  const form = useReportForm('desk-report', deskChannels)
  const { programmes, usable, programme, channels, channel, kept, draft, change } = form
  const { write } = useWrite(signalOperations.enterConcernReport)
  const go = useGo()
  const toast = useToast()

  if (programmes.error)
    return <ErrorState error={programmes.error} onRetry={() => void programmes.refetch()} what="Het formulier" />
  if (!programmes.data || !kept.ready) return <Loading lines={8} />

  const byResident = draft.reporterKind === 'resident'
  const talks = draft.reporterKind !== '' && needsConversation({ reporterKind: draft.reporterKind, toldAtDesk: true })
  const talked = draft.supportNeed.trim() !== '' || draft.advice.trim() !== ''
  const fields = programme ? { draft, change, programme, byResident, atDesk: true } : undefined
  return (
    <>
      <PageHeader title="Voer een melding in" breadcrumb={[{ label: 'Meldingen', href: '/meldingen' }]}>
        <p className="vd-muted">Wat een bewoner, een buur of iemand anders u vertelt.</p>
      </PageHeader>
      <Columns widths={[2, 1]}>
        <Column>
          {kept.found ? <FoundDraft savedAt={kept.found.savedAt} onStartAnew={() => void form.startAnew()} /> : null}
          <Form
            key={form.round}
            label="Melding aan de balie"
            onSubmit={async () => {
              if (!programme) return { programmeId: 'Kies waar de melding over gaat.' }
              const answer = await write({
                ...sentReport(kept.aboutId, draft, programme),
                ...(byResident ? { residentInformed: true } : {}),
                channel,
                reporterKind: draft.reporterKind as ReporterKind,
                reporterName: draft.reporterName,
                reporterContact: draft.reporterContact,
                obtained: draft.obtained,
                conversation: talks && talked ? { id: newId(), supportNeed: draft.supportNeed, advice: draft.advice } : null,
              })
              kept.done()
              toast({ text: 'De melding is bewaard.' })
              go(`/meldingen/${answer.id}`, { replace: true })
            }}
          >
            {usable.length > 1 ? (
              <RadioGroup
                label="Waarvoor is de melding?"
                name="programmeId"
                value={draft.programmeId}
                onChange={programmeId => change({ programmeId, channel: '', lifeDomains: [], urgency: '' })}
                options={usable.map(each => ({ value: each.id, label: each.title, explanation: each.summary }))}
              />
            ) : null}
            <FormGroup title="Wie vertelt het?">
              <RadioGroup
                label="Wie is het?"
                name="reporterKind"
                value={draft.reporterKind || undefined}
                onChange={reporterKind => change({ reporterKind })}
                appearance="inline"
                options={reporterKinds.map(value => ({ value, label: reporterKindLabels[value] }))}
              />
              <FormRow>
                <TextField
                  label="Naam van wie het vertelt"
                  name="reporterName"
                  optional
                  maxLength={200}
                  value={draft.reporterName}
                  onChange={reporterName => change({ reporterName })}
                />
                <TextField
                  label="Telefoon of mail"
                  name="reporterContact"
                  optional
                  maxLength={200}
                  value={draft.reporterContact}
                  onChange={reporterContact => change({ reporterContact })}
                />
              </FormRow>
              <RadioGroup
                label="Hoe kwam het binnen?"
                name="channel"
                appearance="inline"
                value={channel}
                onChange={next => change({ channel: next })}
                options={channels.map(each => ({ value: each.code, label: each.label }))}
              />
              <RadioGroup
                label="Gekregen of zelf opgehaald?"
                name="obtained"
                appearance="inline"
                value={draft.obtained}
                onChange={obtained => change({ obtained })}
                options={[
                  { value: 'received', label: 'Gekregen' },
                  { value: 'collected', label: 'Zelf opgehaald, bijvoorbeeld op een ronde' },
                ]}
              />
            </FormGroup>
            {fields ? (
              <>
                <AboutWhomFields {...fields} />
                <ObservedFields {...fields} />
                <ResidentFields {...fields} />
              </>
            ) : null}
            {talks ? (
              <FormGroup
                title="Gesprek en advies"
                hint="Met iedereen aan de balie is een gesprek. Komt het nu niet uit, dan staat deze melding op de lijst tot het gesprek is vastgelegd."
              >
                <TextField
                  label="Waar heeft diegene zelf behoefte aan?"
                  name="conversation.supportNeed"
                  lines={2}
                  maxLength={4000}
                  optional
                  value={draft.supportNeed}
                  onChange={supportNeed => change({ supportNeed })}
                />
                <TextField
                  label="Welk advies gaf u?"
                  name="conversation.advice"
                  lines={2}
                  maxLength={4000}
                  optional
                  value={draft.advice}
                  onChange={advice => change({ advice })}
                />
              </FormGroup>
            ) : null}
            <AudienceLine
              visibleTo={['het contactpunt']}
              notVisibleTo={['partners', 'coördinatoren, tot u de melding overdraagt']}
            />
            <ButtonGroup>
              <Button type="submit" variant="primary" pendingText="Wordt bewaard…">
                Bewaar de melding
              </Button>
            </ButtonGroup>
            <KeptLine savedAt={kept.savedAt} failed={kept.failed} />
          </Form>
        </Column>
        <Column>
          <Section title="Terwijl u luistert">
            <ul>
              <li>Vraag wat diegene zelf wil en al geprobeerd heeft.</li>
              <li>Schrijf op wat u hoort, in gewone woorden.</li>
              <li>Zeg wat u ermee doet en wanneer u terugbelt.</li>
            </ul>
          </Section>
        </Column>
      </Columns>
    </>
  )
}
