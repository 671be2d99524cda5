import { LineList, Link, Section } from '../../platform/design/index.ts'
import { useMe } from '../../platform/web/me.ts'

/** For whoever keeps something rather than works in files: figures, the log. */
export function KeepersSection() {
  const me = useMe()
  const lines = [
    me.may('figures.read') && !me.may('case-file.coordinate')
      ? { key: 'figures', primary: <Link href="/cijfers">Halfjaarcijfers</Link>, secondary: 'gepland en gerealiseerd' }
      : undefined,
    me.may('processing-log.read')
      ? { key: 'log', primary: <Link href="/verwerkingslogboek">Verwerkingslogboek</Link>, secondary: 'wie keek waar, en waarom' }
      : undefined,
    me.may('processing-log.read')
      ? {
          key: 'refused',
          primary: <Link href="/verwerkingslogboek?uitkomst=refused">Geweigerd</Link>,
          secondary: 'pogingen die niet mochten',
        }
      : undefined,
  ].filter(line => line !== undefined)
  if (lines.length === 0) return null
  return (
    <Section title="Overzicht">
      <LineList lines={lines} />
    </Section>
  )
}
