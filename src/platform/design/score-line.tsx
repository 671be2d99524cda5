export type Score = {
  label: string
  begin: number
  now?: number | undefined
  max?: number | undefined
}

/** Life domains below each other: the score at the beginning and now, as a drawn line and as numbers. */
export function ScoreLines({ scores }: { scores: ReadonlyArray<Score> }) {
  return (
    <ul className="vd-list vd-score-lines">
      {scores.map(score => (
        <ScoreLine key={score.label} {...score} />
      ))}
    </ul>
  )
}

function ScoreLine({ label, begin, now, max = 5 }: Score) {
  const place = (score: number) => 6 + ((score - 1) / (max - 1)) * 88
  const moved = now !== undefined && now !== begin
  const numbers = moved ? `${begin} → ${now}` : String(begin)
  const words = moved
    ? `begin ${begin}, nu ${now}`
    : now === undefined
      ? `begin ${begin}, nog niet opnieuw gemeten`
      : `${begin}, gelijk gebleven`
  const worse = moved && now < begin
  return (
    <li className="vd-score-line">
      <span>{label}</span>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        <path d={`M${place(1)} 6H${place(max)}`} className="vd-score-line-scale" vectorEffect="non-scaling-stroke" />
        {moved ? (
          <path
            d={`M${place(begin)} 6H${place(now)}`}
            className="vd-score-line-way"
            data-worse={worse ? '' : undefined}
            vectorEffect="non-scaling-stroke"
          />
        ) : null}
      </svg>
      <span className="vd-score-line-marks" aria-hidden="true">
        <span className="vd-score-line-begin" style={{ insetInlineStart: `${place(begin)}%` }} />
        {moved ? (
          <span
            className="vd-score-line-now"
            data-worse={worse ? '' : undefined}
            style={{ insetInlineStart: `${place(now)}%` }}
          />
        ) : null}
      </span>
      <span className="vd-score-line-numbers">
        <span aria-hidden="true">{numbers}</span>
        <span className="vd-hidden">{words}</span>
      </span>
    </li>
  )
}
