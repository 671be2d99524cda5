import type { ReactNode } from 'react'
import {
  AudienceLine,
  Button,
  ButtonGroup,
  Column,
  Columns,
  ErrorState,
  type FieldErrors,
  Form,
  Loading,
  PageHeader,
  RadioGroup,
} from '../../platform/design/index.ts'
import type { ReportProgramme } from '../api.ts'
import { FoundDraft, KeptLine } from './kept-line.tsx'
import type { ReportDraft } from './report-draft.ts'
import { AboutWhomFields, ObservedFields, ResidentFields } from './report-fields.tsx'
import type { useReportForm } from './use-report-form.ts'

/** The report form as reporter and desk both fill it in; what differs comes before and after what all reports have. */
export function ReportSheet({ form, texts, before, after, aside, byResident, atDesk, audience, onSend }: Props) {
  const { programmes, usable, programme, kept, draft, change } = form
  if (programmes.error) return <ErrorState error={programmes.error} onRetry={() => void programmes.refetch()} what={texts.what} />
  if (!programmes.data || !kept.ready) return <Loading lines={8} />
  const fields = programme ? { draft, change, programme, byResident: byResident ?? false, atDesk: atDesk ?? false } : undefined
  return (
    <>
      <PageHeader title={texts.title} breadcrumb={texts.breadcrumb ?? []}>
        <p className="vd-muted">{texts.lead}</p>
      </PageHeader>
      <Columns widths={[2, 1]}>
        <Column>
          {kept.found ? <FoundDraft savedAt={kept.found.savedAt} onStartAnew={() => void form.startAnew()} /> : null}
          <Form
            key={form.round}
            label={texts.form}
            onSubmit={async () => (programme ? onSend(draft, programme) : { programmeId: 'Kies waar de melding over gaat.' })}
          >
            {usable.length > 1 ? (
              <RadioGroup
                label={texts.programme}
                name="programmeId"
                value={draft.programmeId}
                onChange={programmeId => change({ programmeId, channel: '', lifeDomains: [], urgency: '' })}
                options={usable.map(each => ({ value: each.id, label: each.title, explanation: each.summary }))}
              />
            ) : null}
            {before}
            {fields ? (
              <>
                <AboutWhomFields {...fields} />
                <ObservedFields {...fields} />
                <ResidentFields {...fields} />
              </>
            ) : null}
            {after}
            {fields ? (
              <>
                <AudienceLine {...audience} />
                <ButtonGroup>
                  <Button type="submit" variant="primary" pendingText={texts.sending}>
                    {texts.send}
                  </Button>
                </ButtonGroup>
                <KeptLine savedAt={kept.savedAt} failed={kept.failed} />
              </>
            ) : null}
          </Form>
        </Column>
        <Column>{aside}</Column>
      </Columns>
    </>
  )
}

interface Props {
  form: ReturnType<typeof useReportForm>
  texts: Record<'what' | 'title' | 'lead' | 'form' | 'programme' | 'send' | 'sending', string> & {
    breadcrumb?: { label: string; href: string }[]
  }
  before?: ReactNode
  after?: ReactNode
  aside: ReactNode
  byResident?: boolean
  atDesk?: boolean
  audience: { visibleTo: string[]; notVisibleTo: string[] }
  onSend: (draft: ReportDraft, programme: ReportProgramme) => Promise<FieldErrors | undefined>
}

/** Along which of the programme's entry channels the report came. */
export function ChannelChoice({ form, label }: { form: ReturnType<typeof useReportForm>; label: string }) {
  return (
    <RadioGroup
      label={label}
      name="channel"
      appearance="inline"
      value={form.channel}
      onChange={channel => form.change({ channel })}
      options={form.channels.map(each => ({ value: each.code, label: each.label }))}
    />
  )
}
