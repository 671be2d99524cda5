import { provenanceExplanations, provenanceWords } from '../rules/provenance-words.ts'
import { type Provenance, provenances } from '../rules/vocabulary.ts'

/** Beside a statement: whether the source says it, it was read from it, or it is our own start. */
export function SourceMark({ of }: { of: Provenance }) {
  return (
    <span className="programme-source" data-source={of}>
      {provenanceWords[of]}
    </span>
  )
}

/** Once on a page: what the marks mean. */
export function SourceLegend() {
  return (
    <ul className="vd-list programme-legend">
      {provenances.map(provenance => (
        <li key={provenance}>
          <SourceMark of={provenance} /> {provenanceExplanations[provenance]}
        </li>
      ))}
    </ul>
  )
}
