/** First in the tab order: past the navigation, straight to the work. */
export function SkipLink({ target = 'inhoud' }: { target?: string | undefined }) {
  return (
    <a className="vd-skip-link" href={`#${target}`}>
      Ga naar de inhoud
    </a>
  )
}
