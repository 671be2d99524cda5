import { FormGroup, FormRow, RadioGroup, Section, TextField, useToast } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { useGo } from '../../platform/web/route.ts'
import { signalOperations } from '../api.ts'
import { needsConversation } from '../rules/conversation.ts'
import { type ReporterKind, reporterKindLabels, reporterKinds } from '../rules/reporter-kinds.ts'
import { sentReport } from './report-draft.ts'
import { ChannelChoice, ReportSheet } from './report-sheet.tsx'
import { useReportForm } from './use-report-form.ts'

const deskChannels = ['desk', 'resident']

const texts = {
  what: 'Het formulier',
  title: 'Voer een melding in',
  breadcrumb: [{ label: 'Meldingen', href: '/meldingen' }],
  lead: 'Wat een bewoner, een buur of iemand anders u vertelt.',
  form: 'Melding aan de balie',
  programme: 'Waarvoor is de melding?',
  send: 'Bewaar de melding',
  sending: 'Wordt bewaard…',
}

export default function DeskReportPage() {
  const form = useReportForm('desk-report', deskChannels)
  const { write } = useWrite(signalOperations.enterConcernReport)
  const go = useGo()
  const toast = useToast()
  const { programme, draft, change } = form

  const byResident = draft.reporterKind === 'resident'
  const talks = draft.reporterKind !== '' && needsConversation({ reporterKind: draft.reporterKind, toldAtDesk: true })
  const talked = draft.supportNeed.trim() !== '' || draft.advice.trim() !== ''
  return (
    <ReportSheet
      form={form}
      texts={texts}
      byResident={byResident}
      atDesk
      onSend={async () => {
        if (!programme) return undefined
        const answer = await write({
          ...sentReport(form.kept.aboutId, draft, programme),
          ...(byResident ? { residentInformed: true } : {}),
          channel: form.channel,
          reporterKind: draft.reporterKind as ReporterKind,
          reporterName: draft.reporterName,
          reporterContact: draft.reporterContact,
          obtained: draft.obtained,
          conversation: talks && talked ? { id: newId(), supportNeed: draft.supportNeed, advice: draft.advice } : null,
        })
        form.kept.done()
        toast({ text: 'De melding is bewaard.' })
        go(`/meldingen/${answer.id}`, { replace: true })
        return undefined
      }}
      before={
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
          <ChannelChoice form={form} label="Hoe kwam het binnen?" />
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
      }
      after={
        talks ? (
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
        ) : null
      }
      audience={{ visibleTo: ['het contactpunt'], notVisibleTo: ['partners', 'coördinatoren, tot u de melding overdraagt'] }}
      aside={
        <Section title="Terwijl u luistert">
          <ul>
            <li>Vraag wat diegene zelf wil en al geprobeerd heeft.</li>
            <li>Schrijf op wat u hoort, in gewone woorden.</li>
            <li>Zeg wat u ermee doet en wanneer u terugbelt.</li>
          </ul>
        </Section>
      }
    />
  )
}
