import { useState } from 'react'
import type { CaseFileView } from '../../case-files/api.ts'
import { Button, EmptyState, formatDutchDate, ScoreLines, Section, Table } from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'

const dayOf = (moment: string) => calendarDateOf(new Date(moment))

/** Begin and now per life domain, drawn, with the same as a table one key away. */
export function ScoresPanel({ file }: { file: CaseFileView }) {
  const [asTable, setAsTable] = useState(false)
  const scored = file.scores.flatMap(score => (score.begin === null ? [] : [{ ...score, begin: score.begin }]))
  const ofWhom = (subjectId: string) => {
    if (subjectId === file.household.id) return ''
    const identity = file.members.find(member => member.personId === subjectId)?.identity
    return identity ? identity.givenNames || identity.surname : 'een gezinslid'
  }
  const label = (score: (typeof scored)[number]) => [score.label, ofWhom(score.subjectId)].filter(Boolean).join(', ')
  return (
    <Section
      title="Leefgebieden"
      count="begin → nu"
      actions={
        scored.length > 0 ? (
          <Button variant="quiet" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Als tekening' : 'Als tabel'}
          </Button>
        ) : null
      }
    >
      {scored.length === 0 ? (
        <EmptyState>
          {file.may.general
            ? 'Er zijn nog geen scores. Ze komen uit een huisbezoek of gesprek.'
            : 'Er zijn geen scores met u gedeeld.'}
        </EmptyState>
      ) : asTable ? (
        <Table
          caption="Scores per leefgebied, 1 tot en met 5"
          density="compact"
          rows={scored}
          rowKey={score => `${score.lifeDomain} ${score.subjectId}`}
          columns={[
            { key: 'label', header: 'Leefgebied', rowHeader: true, cell: label },
            { key: 'begin', header: 'Begin', align: 'end', cell: score => score.begin, sortValue: score => score.begin },
            { key: 'now', header: 'Nu', align: 'end', cell: score => score.now, sortValue: score => score.now },
            { key: 'on', header: 'Laatst', cell: score => formatDutchDate(dayOf(score.nowOn), 'day'), noWrap: true },
          ]}
        />
      ) : (
        <ScoreLines
          scores={scored.map(score => ({
            label: label(score),
            begin: score.begin,
            ...(score.now !== null && score.nowOn !== score.beginOn ? { now: score.now } : {}),
          }))}
        />
      )}
    </Section>
  )
}
