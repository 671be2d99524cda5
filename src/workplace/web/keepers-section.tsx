import { LineList, Link, Section } from '../../platform/design/index.ts'
import { type Me, useMe } from '../../platform/web/me.ts'

const keeping = (me: Me) =>
  [
    me.may('figures.read') && !me.may('case-file.coordinate')
      ? { key: 'figures', primary: <Link href="/cijfers">Halfjaarcijfers</Link>, secondary: 'gepland en gerealiseerd' }
      : undefined,
    me.may('processing-log.read')
      ? { key: 'log', primary: <Link href="/verwerkingslogboek">Verwerkingslogboek</Link>, secondary: 'wie keek waar, en waarom' }
      : undefined,
  ].filter(line => line !== undefined)

export const hasKeeping = (me: Me): boolean => keeping(me).length > 0

/** For whoever keeps something rather than works in files: figures, the log. */
export function KeepersSection() {
  return (
    <Section title="Overzicht">
      <LineList lines={keeping(useMe())} />
    </Section>
  )
}
