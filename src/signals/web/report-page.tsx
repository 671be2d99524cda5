import { FormGroup, Notice, RadioGroup, Section, useToast } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { useGo } from '../../platform/web/route.ts'
import { signalOperations } from '../api.ts'
import { sentReport } from './report-draft.ts'
import { ChannelChoice, ReportSheet } from './report-sheet.tsx'
import { useReportForm } from './use-report-form.ts'

const professional = ['professional']

const texts = {
  what: 'Het meldformulier',
  title: 'Meld een zorg',
  lead: 'Voor als u problemen ziet buiten uw eigen vak en niet weet wie te bellen.',
  form: 'Melding',
  programme: 'Waarvoor meldt u?',
  send: 'Verstuur melding',
  sending: 'Melding wordt verstuurd…',
}

export default function ReportPage() {
  const form = useReportForm('concern-report', professional)
  const { write } = useWrite(signalOperations.makeConcernReport)
  const go = useGo()
  const toast = useToast()
  const { programme, draft, change } = form

  return (
    <ReportSheet
      form={form}
      texts={texts}
      onSend={async () => {
        if (!programme) return undefined
        const answer = await write({
          ...sentReport(form.kept.aboutId, draft, programme),
          channel: form.channel,
          knowsWhomToCall: draft.knowsWhomToCall === 'yes',
        })
        form.kept.done()
        toast({ text: 'Uw melding is verstuurd. Hier volgt u wat ermee gebeurt.' })
        go(`/mijn-meldingen/${answer.id}`, { replace: true })
        return undefined
      }}
      before={
        <>
          {form.channels.length > 1 ? <ChannelChoice form={form} label="Langs welke weg meldt u?" /> : null}
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
        </>
      }
      audience={{ visibleTo: ['u', 'het contactpunt'], notVisibleTo: ['uw collega’s', 'andere organisaties'] }}
      aside={
        <>
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
        </>
      }
    />
  )
}
