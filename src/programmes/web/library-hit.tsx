import { Checkbox, KeyValue, Link, Status } from '../../platform/design/index.ts'
import type { ProgrammeInList } from '../api.ts'
import { librarySections } from '../rules/library-sections.ts'
import { periodInWords, statusWords } from '../rules/programme-words.ts'

interface Props {
  programme: ProgrammeInList
  isCompared: boolean
  onCompare: (wanted: boolean) => void
}

/** One programme in the list, with the places where the words stand. */
export function LibraryHit({ programme, isCompared, onCompare }: Props) {
  const { id, title, municipality, summary, facets, hits, hitCount, here } = programme
  const period = periodInWords({ ...programme.period, note: null })
  const more = hitCount - hits.length
  return (
    <li>
      <div className="library-hit-head">
        <h2>
          <Link href={`/programmas/${id}`}>{title}</Link>
        </h2>
        <span className="library-hit-where">{municipality}</span>
        {here ? (
          <Status kind={here.takesNew ? 'open' : 'closed'}>{here.takesNew ? 'draait hier' : 'draait hier uit'}</Status>
        ) : null}
        <Checkbox checked={isCompared} onChange={onCompare}>
          Vergelijk<span className="vd-hidden"> {title}</span>
        </Checkbox>
      </div>
      <p>{summary}</p>
      {hits.length > 0 ? (
        <ul className="vd-list library-passages">
          {hits.map(({ section, passage }, at) => (
            // Passages have no name of their own, and their order does not change while they stand here.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              <Link href={`/programmas/${id}#${section}`}>{librarySections[section]}</Link>{' '}
              {passage.map((piece, index) =>
                // oxlint-disable-next-line react/no-array-index-key
                piece.isHit ? <mark key={index}>{piece.text}</mark> : piece.text,
              )}
            </li>
          ))}
          {more > 0 ? <li className="vd-muted">en op {more === 1 ? 'nog 1 plaats' : `nog ${more} plaatsen`}</li> : null}
        </ul>
      ) : null}
      <KeyValue
        items={[
          { key: 'Thema', value: facets.problemTheme },
          { key: 'Niveau', value: facets.level },
          { key: 'Invalshoek', value: facets.interventionAngle },
          { key: 'Stand in de bron', value: [statusWords[programme.status], period].filter(Boolean).join(', ') },
        ]}
      />
    </li>
  )
}
