import { useState } from 'react'
import { accessDomainLabels } from '../../access/rules/access-domains.ts'
import type { CaseFileView } from '../../case-files/api.ts'
import { Button, formatDutchDate, LineList, Link, useToast, useToday } from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type FileLink, type HouseholdState, householdOperations } from '../api.ts'
import { fullName } from '../rules/person-name.ts'
import { PartDialog } from './part-dialog.tsx'

/** What ties this household to another, and who of a joined household stands there: each with the way to undo it. */
export function FamilyTies({ file, state }: { file: CaseFileView; state: HouseholdState }) {
  const toast = useToast()
  const today = useToday()
  const { write } = useWrite(householdOperations.endShare)
  const [parting, setParting] = useState<FileLink>()
  const nameOf = (personId: string) => {
    const identity = file.members.find(one => one.personId === personId)?.identity
    return identity ? fullName(identity) : 'iemand uit dit gezin'
  }
  const lines = [
    ...state.links
      .filter(link => link.kind !== 'apart')
      .map(link => ({
        key: link.id,
        primary: <Tie link={link} nameOf={nameOf} />,
        secondary: [`sinds ${formatDutchDate(calendarDateOf(new Date(link.since)), 'day', today)}`, link.reason]
          .filter(Boolean)
          .join(' · '),
        trailing:
          link.kind !== 'split' && file.may.appoint ? (
            <Button variant="quiet" size="small" onClick={() => setParting(link)}>
              Toch twee
            </Button>
          ) : undefined,
      })),
    ...state.shares.map(share => ({
      key: share.id,
      primary: `Gedeeld over ${nameOf(share.subjectId)}`,
      secondary: `${share.accessDomains.map(domain => accessDomainLabels[domain].toLowerCase()).join(', ')}: leest de coördinator van het tweede dossier`,
      trailing: file.may.involve ? (
        <Button
          variant="quiet"
          size="small"
          aria-label={`Stop met delen over ${nameOf(share.subjectId)}`}
          onClick={() =>
            void write({ caseFileId: file.id, shareId: share.id }).then(
              () => toast({ text: 'Dit wordt niet meer gedeeld.' }),
              () => toast({ text: 'Dat lukte niet. Er is niets gewijzigd.' }),
            )
          }
        >
          Stop
        </Button>
      ) : undefined,
    })),
  ]
  return (
    <>
      {state.together.map(one => (
        <LineList
          key={one.caseFileId}
          lines={[
            {
              key: 'title',
              primary: <Link href={`/dossiers/${one.caseFileId}`}>{one.title}</Link>,
              secondary: [
                'samengevoegd',
                one.openGoals > 0 ? `${one.openGoals} open ${one.openGoals === 1 ? 'doel' : 'doelen'}` : '',
                one.openTasks > 0 ? `${one.openTasks} open ${one.openTasks === 1 ? 'taak' : 'taken'}` : '',
              ]
                .filter(Boolean)
                .join(' · '),
            },
            ...one.members.map(member => ({
              key: member.personId,
              depth: 1 as const,
              primary: <bdi>{member.name}</bdi>,
              secondary: member.birthDate ? formatDutchDate(member.birthDate, 'long') : '',
              trailing: member.phone ? <span className="vd-small vd-numeric">{member.phone}</span> : undefined,
            })),
          ]}
        />
      ))}
      {lines.length > 0 ? <LineList lines={lines} /> : null}
      {parting ? <PartDialog file={file} link={parting} onClose={() => setParting(undefined)} /> : null}
    </>
  )
}

function Tie({ link, nameOf }: { link: FileLink; nameOf: (personId: string) => string }) {
  const other = link.otherTitle ? <Link href={`/dossiers/${link.otherFileId}`}>{link.otherTitle}</Link> : null
  if (link.kind === 'persons') {
    return other ? (
      <>
        {nameOf(link.recordId)} staat ook in {other}
      </>
    ) : (
      `${nameOf(link.recordId)} en ${nameOf(link.otherRecordId)} zijn één persoon`
    )
  }
  if (link.kind === 'split') {
    if (other) return link.leads ? <>Een deel van het gezin ging naar {other}</> : <>Ontstaan uit {other}</>
    return link.leads
      ? 'Een deel van het gezin heeft een eigen dossier'
      : `Ontstaan toen een gezin uit elkaar ging (vastgelegd door ${link.by})`
  }
  return other ? <>Samengevoegd met {other}</> : 'Samengevoegd met een dossier dat niet met u gedeeld is'
}
