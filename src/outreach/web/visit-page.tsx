import { useState } from 'react'
import { type CaseFileView, caseFileOperations } from '../../case-files/api.ts'
import { draftOperations } from '../../drafts/api.ts'
import {
  ActionBar,
  AudienceLine,
  Button,
  ButtonLink,
  DateField,
  ErrorState,
  Form,
  FormGroup,
  FormRow,
  formatDutchDate,
  LineList,
  Loading,
  Notice,
  PageHeader,
  RadioGroup,
  Select,
  Stack,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useDraft } from '../../platform/web/draft.ts'
import { useGo, useParameter } from '../../platform/web/route.ts'
import { outreachOperations } from '../api.ts'
import { visitOutcomeLabels, visitOutcomes } from '../rules/visit-outcome.ts'
import { dutchMoment, dutchTime } from './dutch-moment.ts'
import { LifeDomainFields } from './life-domain-fields.tsx'
import { emptyDomain, isFilled, type VisitDraft } from './visit-draft.ts'
import './visit-page.css'

type VisitForm = OutputOf<typeof outreachOperations.getVisitForm>

/** A home visit, written down in the kitchen or just after: what was agreed, and how it goes in each life domain. */
export default function VisitPage() {
  const caseFileId = useParameter('caseFileId')
  const file = useRead(caseFileOperations.getCaseFile, { caseFileId })
  const form = useRead(outreachOperations.getVisitForm, { caseFileId })
  const draft = useDraft<VisitDraft>(draftOperations, `visit-${caseFileId}`)
  const error = file.error ?? form.error
  if (error)
    return <ErrorState error={error} what="Dit dossier" onRetry={() => void Promise.all([file.refetch(), form.refetch()])} />
  if (!file.data || !form.data || !draft.ready) return <Loading lines={8} />
  if (!file.data.may.visit) {
    return (
      <>
        <Header file={file.data} />
        <Notice kind="info" title="Hier kunt u geen bezoek vastleggen">
          {file.data.closedAt
            ? 'Dit dossier is afgesloten.'
            : 'U kunt dit dossier zien, maar er geen bezoek in vastleggen. De coördinator kan dat wel.'}
        </Notice>
      </>
    )
  }
  return <Visit key={draft.aboutId} file={file.data} form={form.data} draft={draft} />
}

function Header({ file }: { file: CaseFileView }) {
  return <PageHeader title="Huisbezoek" breadcrumb={[{ label: file.title, href: `/dossiers/${file.id}` }]} />
}

function Visit({ file, form, draft }: { file: CaseFileView; form: VisitForm; draft: ReturnType<typeof useDraft<VisitDraft>> }) {
  const today = useToday()
  const go = useGo()
  const toast = useToast()
  const { write } = useWrite(outreachOperations.recordHomeVisit)
  // One id per life domain, so that sending again after a lost connection is the same score.
  const [scoreIds] = useState(() => new Map(file.lifeDomains.domains.map(domain => [domain.code, newId()])))
  const [visit, setVisit] = useState<VisitDraft>(
    () =>
      draft.found?.body ?? {
        on: today,
        at: dutchTime(new Date()),
        kind: form.suggestedKind,
        stream: form.streams[0] ?? '',
        reason: '',
        purposeTold: '',
        entryConsent: '',
        outcome: '',
        nextStep: '',
        domains: {},
      },
  )
  const change = (changes: Partial<VisitDraft>) => {
    const next = { ...visit, ...changes }
    setVisit(next)
    draft.keep(next)
  }
  const general = useRead(caseFileOperations.getAudience, { caseFileId: file.id, accessDomain: 'general' })
  const hasConversation = visit.outcome === 'conversation'
  const filled = file.lifeDomains.domains.filter(domain => domain.mayWrite && isFilled(visit.domains[domain.code] ?? emptyDomain))

  async function save() {
    const visitedAt = dutchMoment(visit.on, visit.at)
    const missing = {
      ...(visitedAt ? {} : { visitedAt: 'Vul de dag en de tijd in, bijvoorbeeld 14:30.' }),
      ...(visit.outcome ? {} : { outcome: 'Kies hoe het bezoek ging.' }),
      ...(hasConversation && visit.purposeTold === '' ? { purposeTold: 'Is verteld waarom u kwam? Kies ja of nee.' } : {}),
      ...(hasConversation && visit.entryConsent === '' ? { entryConsent: 'Mocht u binnenkomen? Kies ja of nee.' } : {}),
      ...(visit.nextStep.trim() ? {} : { nextStep: 'Schrijf op wat de volgende stap is, ook als dat "niets" is.' }),
    }
    if (!visitedAt || visit.outcome === '' || Object.keys(missing).length > 0) return missing
    await write({
      caseFileId: file.id,
      id: draft.aboutId,
      visitedAt,
      kind: visit.kind,
      stream: visit.stream,
      reason: visit.reason,
      purposeTold: visit.purposeTold === 'yes',
      entryConsent: visit.entryConsent === 'yes',
      outcome: visit.outcome,
      nextStep: visit.nextStep,
      scores: hasConversation
        ? filled.map(domain => ({
            ...(visit.domains[domain.code] ?? emptyDomain),
            id: scoreIds.get(domain.code) ?? newId(),
            lifeDomain: domain.code,
          }))
        : [],
    })
    draft.done()
    toast({ text: hasConversation ? 'Huisbezoek bewaard.' : 'Poging bewaard.' })
    go(`/dossiers/${file.id}`)
    return undefined
  }

  return (
    <div className="visit-page">
      <Header file={file} />
      <Form onSubmit={save} label="Huisbezoek vastleggen">
        {draft.found ? (
          <Notice
            title="U was hiermee bezig"
            actions={
              <Button size="small" onClick={() => void draft.discard()}>
                Begin opnieuw
              </Button>
            }
          >
            Wat u invulde staat er nog. Het is nog niet bewaard in het dossier.
          </Notice>
        ) : null}
        <Earlier form={form} />
        <FormGroup title="Het bezoek">
          <FormRow>
            <DateField label="Dag" name="visitedAt" lean="past" max={today} value={visit.on} onChange={on => change({ on })} />
            <TextField label="Tijd" name="at" width="7rem" inputMode="text" value={visit.at} onChange={at => change({ at })} />
            {form.kinds.length > 0 ? (
              <Select
                label="Soort bezoek"
                name="kind"
                emptyText={null}
                value={visit.kind}
                onChange={kind => change({ kind })}
                options={form.kinds.map(kind => ({ value: kind.code, label: kind.label }))}
              />
            ) : null}
          </FormRow>
          {form.streams.length > 1 ? (
            <Select
              label="Namens"
              name="stream"
              emptyText={null}
              value={visit.stream}
              onChange={stream => change({ stream })}
              options={form.streams.map(stream => ({ value: stream, label: stream }))}
            />
          ) : form.streams.length === 0 ? (
            <TextField
              label="Namens welk team"
              name="stream"
              maxLength={120}
              value={visit.stream}
              onChange={stream => change({ stream })}
            />
          ) : null}
          <TextField
            label="Waarom ging u langs?"
            name="reason"
            lines={2}
            maxLength={1000}
            value={visit.reason}
            onChange={reason => change({ reason })}
          />
          <RadioGroup
            label="Hoe ging het?"
            name="outcome"
            appearance="big"
            value={visit.outcome || undefined}
            onChange={outcome => change({ outcome })}
            options={visitOutcomes.map(outcome => ({ value: outcome, ...visitOutcomeLabels[outcome] }))}
          />
          {hasConversation ? (
            <FormRow>
              <RadioGroup
                label="Is verteld waarom u kwam?"
                name="purposeTold"
                appearance="inline"
                value={visit.purposeTold || undefined}
                onChange={purposeTold => change({ purposeTold })}
                options={yesNo}
              />
              <RadioGroup
                label="Mocht u binnenkomen?"
                name="entryConsent"
                appearance="inline"
                value={visit.entryConsent || undefined}
                onChange={entryConsent => change({ entryConsent })}
                options={yesNo}
              />
            </FormRow>
          ) : null}
        </FormGroup>
        {hasConversation ? (
          <FormGroup
            title="Leefgebieden"
            hint={`${file.lifeDomains.scale.map(step => `${step.score} ${step.label.toLowerCase()}`).join(' · ')}. Alleen wat besproken is; de rest mag leeg blijven.`}
          >
            {file.lifeDomains.domains
              .filter(domain => domain.mayWrite)
              .map(domain => (
                <LifeDomainFields
                  key={domain.code}
                  file={file}
                  domain={domain}
                  index={filled.indexOf(domain)}
                  value={visit.domains[domain.code] ?? emptyDomain}
                  onChange={value => change({ domains: { ...visit.domains, [domain.code]: value } })}
                />
              ))}
          </FormGroup>
        ) : null}
        <FormGroup title="Hoe nu verder">
          <TextField
            label="Volgende stap"
            name="nextStep"
            lines={2}
            maxLength={2000}
            value={visit.nextStep}
            onChange={nextStep => change({ nextStep })}
          />
          {general.data ? <AudienceLine {...general.data} /> : null}
        </FormGroup>
        <Stack gap="tight">
          <p className="vd-muted vd-small" aria-live="polite">
            {draft.failed
              ? 'Het concept kon net niet worden bewaard. Wat u typte staat er nog.'
              : draft.savedAt
                ? `Concept bewaard ${dutchTime(new Date(draft.savedAt)).replace(':', '.')}. Alleen u ziet het, op dit apparaat.`
                : 'Terwijl u typt wordt een concept bewaard, alleen voor u.'}
          </p>
          <ActionBar>
            <Button type="submit" variant="primary" pendingText="Bewaren…">
              Bewaar
              {hasConversation && filled.length > 0
                ? ` met ${filled.length} ${filled.length === 1 ? 'leefgebied' : 'leefgebieden'}`
                : ''}
            </Button>
            <ButtonLink href={`/dossiers/${file.id}`} variant="quiet">
              Later verder
            </ButtonLink>
          </ActionBar>
        </Stack>
      </Form>
    </div>
  )
}

const yesNo = [
  { value: 'yes', label: 'Ja' },
  { value: 'no', label: 'Nee' },
] as const

function Earlier({ form }: { form: VisitForm }) {
  if (form.earlier.length === 0) return null
  return (
    <details>
      <summary>Eerdere bezoeken ({form.earlier.length})</summary>
      <LineList
        lines={form.earlier.map(one => ({
          key: one.id,
          primary: formatDutchDate(calendarDateOf(new Date(one.visitedAt)), 'day'),
          secondary: [one.reason, one.nextStep && `daarna: ${one.nextStep}`].filter(Boolean).join(' · '),
          trailing: (
            <span className="vd-small">
              {visitOutcomeLabels[one.outcome].label.toLowerCase()}, {one.visitor}
            </span>
          ),
        }))}
      />
    </details>
  )
}
