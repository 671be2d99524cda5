import {
  AudienceLine,
  Button,
  ButtonGroup,
  Column,
  Columns,
  ErrorState,
  Form,
  FormGroup,
  Loading,
  Notice,
  PageHeader,
  RadioGroup,
  Section,
  useToast,
} from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { useGo } from '../../platform/web/route.ts'
import { signalOperations } from '../api.ts'
import { FoundDraft, KeptLine } from './kept-line.tsx'
import { sentReport } from './report-draft.ts'
import { AboutWhomFields, ObservedFields, ResidentFields } from './report-fields.tsx'
import { useReportForm } from './use-report-form.ts'

const professional = ['professional']

export default function ReportPage() {
  const form = useReportForm('concern-report', professional)
  const { programmes, usable, programme, channels, channel, kept, draft, change } = form
  const { write } = useWrite(signalOperations.makeConcernReport)
  const go = useGo()
  const toast = useToast()

  if (programmes.error)
    return <ErrorState error={programmes.error} onRetry={() => void programmes.refetch()} what="Het meldformulier" />
  if (!programmes.data || !kept.ready) return <Loading lines={8} />

  const fields = programme ? { draft, change, programme } : undefined
  return (
    <>
      <PageHeader title="Meld een zorg">
        <p className="vd-muted">Voor als u problemen ziet buiten uw eigen vak en niet weet wie te bellen.</p>
      </PageHeader>
      <Columns widths={[2, 1]}>
        <Column>
          {kept.found ? <FoundDraft savedAt={kept.found.savedAt} onStartAnew={() => void form.startAnew()} /> : null}
          <Form
            key={form.round}
            label="Melding"
            onSubmit={async () => {
              if (!programme) return { programmeId: 'Kies waar uw melding over gaat.' }
              const answer = await write({
                ...sentReport(kept.aboutId, draft, programme),
                channel,
                knowsWhomToCall: draft.knowsWhomToCall === 'yes',
              })
              kept.done()
              toast({ text: 'Uw melding is verstuurd. Hier volgt u wat ermee gebeurt.' })
              go(`/mijn-meldingen/${answer.id}`, { replace: true })
            }}
          >
            {usable.length > 1 ? (
              <RadioGroup
                label="Waarvoor meldt u?"
                name="programmeId"
                value={draft.programmeId}
                onChange={programmeId => change({ programmeId, channel: '', lifeDomains: [], urgency: '' })}
                options={usable.map(each => ({ value: each.id, label: each.title, explanation: each.summary }))}
              />
            ) : null}
            {channels.length > 1 ? (
              <RadioGroup
                label="Langs welke weg meldt u?"
                name="channel"
                appearance="inline"
                value={channel}
                onChange={next => change({ channel: next })}
                options={channels.map(each => ({ value: each.code, label: each.label }))}
              />
            ) : null}
            {programme?.asksWhomToCall ? (
              <FormGroup title="Eerst dit">
                <RadioGroup
                  label="Weet u zelf bij welke organisatie u moet zijn?"
                  appearance="inline"
                  value={draft.knowsWhomToCall || undefined}
                  onChange={knowsWhomToCall => change({ knowsWhomToCall })}
                  options={[
                    { value: 'no', label: 'Nee, of ik twijfel' },
                    { value: 'yes', label: 'Ja' },
                  ]}
                />
                {draft.knowsWhomToCall === 'yes' ? (
                  <Notice title="Meld het daar, dat gaat sneller" announce>
                    Neem direct contact op met die organisatie. Lukt dat niet, of spelen er nog andere dingen? Meld het dan gerust
                    hier.
                  </Notice>
                ) : null}
              </FormGroup>
            ) : null}
            {fields ? (
              <>
                <AboutWhomFields {...fields} />
                <ObservedFields {...fields} />
                <ResidentFields {...fields} />
              </>
            ) : null}
            <AudienceLine visibleTo={['u', 'het contactpunt']} notVisibleTo={['uw collega’s', 'andere organisaties']} />
            <ButtonGroup>
              <Button type="submit" variant="primary" pendingText="Melding wordt verstuurd…">
                Verstuur melding
              </Button>
            </ButtonGroup>
            <KeptLine savedAt={kept.savedAt} failed={kept.failed} />
          </Form>
        </Column>
        <Column>
          <Section title="Wat gebeurt er met uw melding?">
            <ol>
              <li>Het contactpunt leest uw melding en belt u als er vragen zijn.</li>
              <li>Het contactpunt zet hulp in, of vraagt een coördinator om de hulp op elkaar af te stemmen.</li>
              <li>U hoort wat ermee gebeurt. Wat er verder bij het huishouden speelt, hoort u niet.</li>
            </ol>
            <p>De bewoner mag opvragen wat er over hem of haar is gemeld.</p>
          </Section>
          <Section title="Geweld of mishandeling?">
            <p>
              Dit formulier is niet de wettelijke meldcode huiselijk geweld en kindermishandeling. Volg daarvoor de stappen van uw
              eigen organisatie en bel Veilig Thuis: <a href="tel:08002000">0800-2000</a>. Bij direct gevaar:{' '}
              <a href="tel:112">112</a>.
            </p>
          </Section>
        </Column>
      </Columns>
    </>
  )
}
