import type { CaseFileView } from '../../../case-files/api.ts'
import { involvementRoleLabels } from '../../../case-files/rules/involvement-role.ts'
import { perOrganisation } from '../../../case-files/web/per-organisation.ts'
import { inWords, namesOf } from '../../../case-files/web/timeline-text.tsx'
import { dayOf } from '../../../case-files/web/when.ts'
import { householdPositionLabels } from '../../../households/rules/household-position.ts'
import { fullName } from '../../../households/rules/person-name.ts'
import { whereabouts } from '../../../households/web/family-panel.tsx'
import type { PlanOfFile } from '../../../plans/api.ts'
import { actionStateLabels } from '../../../plans/rules/action-state.ts'
import { goalStateLabels } from '../../../plans/rules/goal-state.ts'
import { formatDutchDate, Notice, Section, Table, Timeline } from '../../../platform/design/index.ts'
import { timeOf } from '../../../platform/time/dutch-clock.ts'
import type { WholeTimeline } from './use-whole-timeline.ts'

const day = (date: string | null) => (date ? formatDutchDate(date, 'long') : '')

export function PrintedFamily({ file, today }: { file: CaseFileView; today: string }) {
  const residence = file.residences.find(one => !one.validTo)
  return (
    <Section title="Gezin">
      <Table
        caption={`Wie er op ${formatDutchDate(today, 'long')} bij horen`}
        hideCaption
        density="compact"
        rows={file.members.filter(member => !member.validTo)}
        rowKey={member => member.memberId}
        empty="Wie hier woont is niet met u gedeeld."
        columns={[
          {
            key: 'name',
            header: 'Naam',
            rowHeader: true,
            cell: member => (member.identity ? fullName(member.identity) : 'niet gedeeld'),
          },
          { key: 'position', header: 'In het gezin', cell: member => householdPositionLabels[member.position] },
          {
            key: 'born',
            header: 'Geboren',
            cell: member =>
              member.identity?.diedOn ? `overleden ${day(member.identity.diedOn)}` : day(member.identity?.birthDate ?? null),
          },
          {
            key: 'contact',
            header: 'Bereikbaar',
            cell: member =>
              member.contacts
                .filter(contact => contact.safeToUse)
                .map(contact => contact.value)
                .join(', '),
          },
        ]}
      />
      {residence ? <p>Woont: {whereabouts(residence)}</p> : null}
    </Section>
  )
}

export function PrintedInvolved({ file }: { file: CaseFileView }) {
  return (
    <Section title="Wie is betrokken">
      <Table
        caption="Wie is betrokken"
        hideCaption
        density="compact"
        rows={perOrganisation(file.involvements.filter(one => !one.validTo))}
        rowKey={one => one.id}
        empty="Nog niemand."
        columns={[
          {
            key: 'who',
            header: 'Wie',
            rowHeader: true,
            cell: one => [one.user?.name, one.organisation.name].filter(Boolean).join(', '),
          },
          {
            key: 'role',
            header: 'Rol',
            cell: one => (one.role === 'partner' && one.user?.jobTitle) || involvementRoleLabels[one.role],
          },
          { key: 'since', header: 'Sinds', noWrap: true, cell: one => day(dayOf(one.validFrom)) },
          { key: 'phone', header: 'Telefoon', noWrap: true, cell: one => one.organisation.phone ?? '' },
          { key: 'askFor', header: 'Vraag naar', cell: one => one.user?.name ?? one.organisation.contactFunction },
        ]}
      />
    </Section>
  )
}

export function PrintedPlan({ plan, today }: { plan: PlanOfFile; today: string }) {
  return (
    <Section title={plan.plan ? `Plan sinds ${day(dayOf(plan.plan.startedAt))}` : 'Plan'}>
      {plan.goals.length === 0 ? <p>Er is geen plan, of het is niet met u gedeeld.</p> : null}
      {plan.goals.map((goal, index) => (
        <Section
          key={goal.id}
          level={3}
          title={`${index + 1}. ${goal.lifeDomainLabel}${goal.subjectName ? `, ${goal.subjectName}` : ''}: ${goal.title}`}
        >
          <p>
            {goal.safetyFirst ? 'Veiligheid gaat voor. ' : ''}
            {goal.residentWords ? `In eigen woorden: ${goal.residentWords} ` : ''}
            Stand op {formatDutchDate(today, 'long')}: {goalStateLabels[goal.state].toLowerCase()}.
          </p>
          {goal.actions.length > 0 ? (
            <Table
              caption={`Acties bij doel ${index + 1}`}
              hideCaption
              density="compact"
              rows={goal.actions}
              rowKey={action => action.id}
              columns={[
                { key: 'what', header: 'Wat', rowHeader: true, cell: action => action.what },
                { key: 'who', header: 'Wie', cell: action => action.who.name },
                { key: 'due', header: 'Voor', noWrap: true, cell: action => day(action.dueOn) },
                { key: 'done', header: 'Klaar als', cell: action => action.doneWhen },
                { key: 'state', header: 'Stand', cell: action => actionStateLabels[action.state] },
              ]}
            />
          ) : null}
        </Section>
      ))}
    </Section>
  )
}

export function PrintedScores({ file }: { file: CaseFileView }) {
  const names = namesOf(file)
  return (
    <Section title="Leefgebieden">
      <Table
        caption="Scores van 1 (het minst) tot en met 5 (het best)"
        density="compact"
        rows={file.scores}
        rowKey={score => `${score.lifeDomain} ${score.subjectId}`}
        empty="Er zijn geen scores met u gedeeld."
        columns={[
          {
            key: 'label',
            header: 'Leefgebied',
            rowHeader: true,
            cell: score =>
              score.subjectId === file.household.id
                ? score.label
                : `${score.label}, ${names.nameOf(score.subjectId) ?? 'een gezinslid'}`,
          },
          { key: 'begin', header: 'Begin', cell: score => `${score.begin ?? 'geen'} (${day(dayOf(score.beginOn))})` },
          { key: 'now', header: 'Nu', cell: score => `${score.now ?? 'geen'} (${day(dayOf(score.nowOn))})` },
          { key: 'strengths', header: 'Wat goed gaat', cell: score => score.strengths },
          { key: 'wishes', header: 'Wens', cell: score => score.wishes },
        ]}
      />
    </Section>
  )
}

export function PrintedTimeline({
  file,
  timeline,
  from,
  until,
}: {
  file: CaseFileView
  timeline: WholeTimeline
  from: string
  until: string
}) {
  const names = namesOf(file)
  const lines = timeline.lines.filter(line => {
    const on = dayOf(line.occurredAt)
    return (from === '' || on >= from) && (until === '' || on <= until)
  })
  return (
    <Section title="Wat er is gebeurd" count={lines.length}>
      {timeline.state === 'failed' ? (
        <Notice kind="warning" title="Niet alles kon worden opgehaald">
          Hieronder ontbreekt een deel. Laad de pagina opnieuw voor u afdrukt.
        </Notice>
      ) : null}
      {timeline.state === 'loading' ? <p className="vd-no-print">Wordt opgehaald… {timeline.lines.length} regels.</p> : null}
      <Timeline
        empty={timeline.state === 'complete' ? 'In deze periode is niets gebeurd dat met u gedeeld is.' : ''}
        entries={lines.map(line => ({
          id: line.id,
          on: dayOf(line.occurredAt),
          at: timeOf(line.occurredAt),
          by: line.actor?.name ?? 'systeem',
          ...inWords(line, names),
        }))}
      />
    </Section>
  )
}
