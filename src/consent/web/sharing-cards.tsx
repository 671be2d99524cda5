import { Section } from '../../platform/design/index.ts'
import { CellButton, type GridProps, PartnerLinks } from './sharing-grid.tsx'

/** The same on a phone: a section for each partner. */
export function SharingCards({ found, columns, onChoose }: GridProps) {
  return (
    <div className="sharing-cards vd-no-print">
      {found.partners.map(partner => (
        <Section key={partner.organisationId} title={partner.name}>
          <PartnerLinks found={found} partner={partner} />
          <p>{partner.words}</p>
          <ul className="sharing-card-cells">
            {columns.map(column => (
              <li key={column.accessDomain}>
                <CellButton
                  cell={partner.cells.find(one => one.accessDomain === column.accessDomain)}
                  label={partner.name}
                  shownLabel={column.label}
                  disabled={!found.may.decide}
                  onClick={() => onChoose({ organisationId: partner.organisationId, accessDomain: column.accessDomain })}
                />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  )
}
