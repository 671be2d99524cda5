import { LineList, Section, Table } from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { describeDuration } from '../../platform/time/iso-duration.ts'
import type { programmeOperations } from '../api.ts'
import { librarySections } from '../rules/library-sections.ts'
import type { Programme } from '../rules/programme.ts'
import { productRoleOf, rolesInWords } from '../rules/programme-words.ts'
import { SourceMark } from './source-mark.tsx'

export function RolesSection({ programme }: { programme: Programme }) {
  return (
    <Section id="rollen" title={librarySections.rollen} count={programme.roles.length}>
      <Table
        caption="Wie doet wat"
        hideCaption
        density="compact"
        rows={programme.roles}
        rowKey={role => role.code}
        columns={[
          { key: 'label', header: 'Rol', rowHeader: true, cell: role => role.label },
          { key: 'organisation', header: 'Organisatie', cell: role => role.organisation ?? 'niet genoemd' },
          { key: 'count', header: 'Aantal', align: 'end', cell: role => role.count ?? '' },
          { key: 'duty', header: 'Taak', cell: role => role.duty ?? '' },
          { key: 'role', header: 'In Voordeur', cell: productRoleOf },
          { key: 'source', header: 'Waar vandaan', cell: role => <SourceMark of={role.source} /> },
        ]}
      />
    </Section>
  )
}

const places = { 'at-home': 'thuis', 'by-phone': 'telefonisch', anywhere: 'waar het past' } as const

/** Kinds of visits and talks; below the steps. */
export function ContactMoments({ programme }: { programme: Programme }) {
  if (programme.contactMoments.length === 0) return null
  return (
    <Section title="Soorten contact" level={3}>
      <LineList
        lines={programme.contactMoments.map(({ code, label, by, where, duration, assesses, source }) => ({
          key: code,
          primary: (
            <>
              {label} <SourceMark of={source} />
            </>
          ),
          secondary: [
            rolesInWords(programme, by).join(', '),
            places[where],
            duration ? describeDuration(duration) : '',
            assesses ? 'leefgebieden worden besproken' : '',
          ]
            .filter(Boolean)
            .join(', '),
        }))}
      />
    </Section>
  )
}

export function LifeDomainsSection({ answer }: { answer: OutputOf<typeof programmeOperations.getLibraryProgramme> }) {
  const { lifeDomains } = answer.programme
  return (
    <Section id="leefgebieden" title={librarySections.leefgebieden} count={answer.lifeDomains.length}>
      <p>
        {lifeDomains.use === 'own' ? `Eigen indeling: ${lifeDomains.title}.` : 'De indeling van de gemeente.'}{' '}
        <SourceMark of={lifeDomains.source} /> {lifeDomains.note ? <span className="vd-muted">{lifeDomains.note}</span> : null}
      </p>
      <LineList
        lines={answer.lifeDomains.map(({ code, label, explanation }) => ({ key: code, primary: label, secondary: explanation }))}
      />
    </Section>
  )
}
