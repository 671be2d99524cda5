/** Grey lines where text will come. Announced once as "Bezig met laden". */
export function Loading({ lines = 4, what = 'Bezig met laden' }: { lines?: number | undefined; what?: string | undefined }) {
  return (
    <output className="vd-loading">
      <span className="vd-hidden">{what}</span>
      {Array.from({ length: lines }, (_, index) => (
        // Identical lines without state.
        <span key={index} className="vd-loading-line" aria-hidden="true" />
      ))}
    </output>
  )
}
