import { useState } from 'react'
import type { CaseFileView } from '../../case-files/api.ts'
import { Button, ErrorState, LineList, Link, Loading, Notice, Section, Stack, useToday } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { type ConferencesOfFile, conferenceOperations } from '../api.ts'
import { ConferenceStatus } from './conference-status.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { whenOf, whereOf } from './when.ts'

/** How many stand there before one asks for all. */
const shownAtFirst = 4

/** The conferences about a household, and whether its programme asks for one. */
export function ConferencesPanel({ file }: { file: CaseFileView }) {
  const { data, error, refetch } = useRead(conferenceOperations.listConferences, { caseFileId: file.id })
  if (error) return <ErrorState error={error} what="Het overleg" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={2} what="Het overleg wordt opgehaald" />
  // Who may not plan and has nothing to read is not told about a part that is not theirs.
  if (data.conferences.length === 0 && !data.mayPlan) return null
  return <Conferences file={file} data={data} />
}

function Conferences({ file, data }: { file: CaseFileView; data: ConferencesOfFile }) {
  const today = useToday()
  const [isPlanning, setPlanning] = useState(false)
  const [showsAll, setShowsAll] = useState(false)
  const { conferences, requested, mayPlan } = data
  const shown = showsAll ? conferences : conferences.slice(0, shownAtFirst)
  return (
    <Section
      id="overleg"
      title="Overleg"
      actions={
        mayPlan ? (
          <Button variant="quiet" size="small" onClick={() => setPlanning(true)}>
            Plan overleg
          </Button>
        ) : null
      }
    >
      <Stack gap="tight">
        {requested ? (
          <Notice
            kind="info"
            title={requested.table ? `${requested.programmeTitle} vraagt om een overleg` : 'Er wordt om een overleg gevraagd'}
            actions={
              <Button size="small" onClick={() => setPlanning(true)}>
                Plan het overleg
              </Button>
            }
          >
            {requested.table
              ? `${requested.table.label}: alle betrokkenen komen bij elkaar`
              : 'Alle betrokkenen komen bij elkaar'}
            {requested.isVisited ? '. Er is nog niets gepland.' : ', na het huisbezoek. Er is nog niets gepland.'}
          </Notice>
        ) : null}
        {requested && conferences.length === 0 ? null : (
          <LineList
            empty="Er is nog geen overleg geweest."
            lines={shown.map(one => ({
              key: one.id,
              primary: <Link href={`/dossiers/${file.id}/overleg/${one.id}`}>{whenOf(one, today)}</Link>,
              secondary: [one.tableLabel, whereOf(one)].filter(Boolean).join(' · '),
              trailing: <ConferenceStatus conference={one} today={today} />,
            }))}
          />
        )}
        {conferences.length > shown.length ? (
          <Button variant="quiet" size="small" onClick={() => setShowsAll(true)}>
            Toon ook de {conferences.length - shown.length} eerdere
          </Button>
        ) : null}
      </Stack>
      {isPlanning ? <PlanDialog file={file} conferences={data} onClose={() => setPlanning(false)} /> : null}
    </Section>
  )
}
