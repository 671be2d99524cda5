/** Facts of the source, each a short line of its own. */
export function FactList({ facts }: { facts: readonly string[] }) {
  return (
    <ul className="programme-facts">
      {facts.map(fact => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  )
}
