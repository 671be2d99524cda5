import { type KeyboardEvent, useRef, useState } from 'react'
import { formatDutchDate, Link, useToday, VisuallyHidden } from '../../platform/design/index.ts'
import type { SharingCell, SharingOfFile } from '../api.ts'
import { levelLabels } from '../rules/sharing-cells.ts'
import type { Chosen } from './sharing-dialog.tsx'

export interface GridProps {
  found: SharingOfFile
  columns: SharingOfFile['domains']
  /** Parts that differ from the start; only those go on paper, which is narrower than a screen. */
  differing: readonly string[]
  onChoose: (chosen: Chosen) => void
}

type Place = readonly [row: number, column: number]

/** One stop for Tab, arrows between the cells (the grid pattern); Enter or a click opens the decision. */
export function SharingGrid({ found, columns, differing, onChoose }: GridProps) {
  const onScreenAlone = (accessDomain: string) => (differing.includes(accessDomain) ? undefined : 'vd-no-print')
  const [focused, setFocused] = useState<Place>([0, 0])
  const cells = useRef(new Map<string, HTMLButtonElement>())
  const moveTo = (row: number, column: number) => {
    const place = [
      Math.min(Math.max(row, 0), found.partners.length - 1),
      Math.min(Math.max(column, 0), columns.length - 1),
    ] as const
    setFocused(place)
    cells.current.get(place.join('/'))?.focus()
  }
  const onKey = (event: KeyboardEvent, [row, column]: Place) => {
    const step: Record<string, Place> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [row, 0],
      End: [row, columns.length - 1],
    }
    const next = step[event.key]
    if (!next) return
    event.preventDefault()
    moveTo(...next)
  }
  return (
    <section className="sharing-scroll" aria-label="Wie ziet wat">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the grid pattern: arrows walk through its cells */}
      <table className="sharing-grid" role="grid" aria-label="Organisaties en onderdelen" aria-readonly={!found.may.decide}>
        <thead>
          <tr>
            <th scope="col">Organisatie</th>
            {columns.map(column => (
              <th
                key={column.accessDomain}
                scope="col"
                title={column.lifeDomains.join(', ')}
                className={onScreenAlone(column.accessDomain)}
              >
                {column.label}
              </th>
            ))}
            <th scope="col">Wat deze organisatie nu ziet</th>
          </tr>
        </thead>
        <tbody>
          {found.partners.map((partner, row) => (
            <tr key={partner.organisationId}>
              <th scope="row">
                {partner.name}
                <PartnerLinks found={found} partner={partner} />
              </th>
              {columns.map((column, at) => {
                const cell = partner.cells.find(one => one.accessDomain === column.accessDomain)
                return (
                  <td key={column.accessDomain} className={onScreenAlone(column.accessDomain)}>
                    <CellButton
                      cell={cell}
                      label={`${partner.name}, ${column.label}`}
                      disabled={!found.may.decide}
                      tabIndex={focused[0] === row && focused[1] === at ? 0 : -1}
                      onFocus={() => setFocused([row, at])}
                      onKeyDown={event => onKey(event, [row, at])}
                      take={element => {
                        if (element) cells.current.set(`${row}/${at}`, element)
                        else cells.current.delete(`${row}/${at}`)
                      }}
                      onClick={() => onChoose({ organisationId: partner.organisationId, accessDomain: column.accessDomain })}
                    />
                  </td>
                )
              })}
              <td className="sharing-words vd-small">{partner.words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function PartnerLinks({ found, partner }: { found: SharingOfFile; partner: SharingOfFile['partners'][number] }) {
  return (
    <span className="vd-small vd-no-print" style={{ display: 'block', fontWeight: 'normal' }}>
      {partner.tasks > 0 ? `${partner.tasks} ${partner.tasks === 1 ? 'taak' : 'taken'} · ` : ''}
      {found.may.decide ? (
        <Link href={`/dossiers/${found.caseFile.id}/delen/bekijk/${partner.involvementId}`}>bekijk als {partner.name}</Link>
      ) : null}
    </span>
  )
}

interface CellProps {
  cell: SharingCell | undefined
  label: string
  disabled: boolean
  onClick: () => void
  shownLabel?: string
  tabIndex?: number
  onFocus?: () => void
  onKeyDown?: (event: KeyboardEvent) => void
  take?: (element: HTMLButtonElement | null) => void
}

/** "wat", until when, on which ground; or that it is closed and what is missing. */
export function CellButton({ cell, label, disabled, onClick, shownLabel, tabIndex, onFocus, onKeyDown, take }: CellProps) {
  const today = useToday()
  const level = cell?.level ?? 'none'
  const isClosed = cell !== undefined && cell.waitsFor.length > 0
  const details = cell
    ? [
        isClosed ? `dicht: wacht op ${cell.waitsFor.join(' en ')}` : '',
        cell.byConsent && !isClosed ? 'toestemming' : '',
        cell.mayWrite ? 'mag schrijven' : '',
        cell.lastDay ? `t/m ${formatDutchDate(cell.lastDay, 'day', today)}` : '',
      ].filter(Boolean)
    : []
  return (
    <button
      type="button"
      ref={take}
      className="sharing-cell"
      data-level={level}
      data-closed={isClosed ? '' : undefined}
      aria-disabled={disabled}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={disabled ? undefined : onClick}
    >
      <VisuallyHidden>{label}: </VisuallyHidden>
      {shownLabel ? <span>{shownLabel}</span> : null}
      <span>
        <strong>{level === 'none' ? <NothingShared /> : levelLabels[level]}</strong>
        {details.map(detail => (
          <small key={detail}>{detail}</small>
        ))}
      </span>
    </button>
  )
}

const NothingShared = () => (
  <>
    <span aria-hidden="true">–</span>
    <VisuallyHidden>{levelLabels.none}</VisuallyHidden>
  </>
)
