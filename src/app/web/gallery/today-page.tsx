import { useCallback } from 'react'
import {
  Button,
  Column,
  Columns,
  Figure,
  LineList,
  PageHeader,
  ProgressBar,
  Section,
  Status,
  Table,
  Timeline,
  WorkList,
} from '../../../platform/design/index.ts'

const load = [
  { week: '36', households: 14 },
  { week: '38', households: 15 },
  { week: '40', households: 15 },
  { week: '42', households: 17 },
  { week: '44', households: 19 },
  { week: '46', households: 18 },
  { week: '48', households: 18 },
]

/** The landing screen of a coordinator: what is asked of me, by when. A composition to copy. */
export function TodayPage() {
  const drawLoad = useCallback(async (width: number) => {
    const Plot = await import('@observablehq/plot')
    return Plot.plot({
      width,
      height: 120,
      marginLeft: 24,
      marginBottom: 22,
      marginTop: 10,
      x: { type: 'band', label: null, tickSize: 0 },
      y: { label: null, domain: [0, 22], ticks: [0, 10, 20], tickSize: 0 },
      marks: [
        Plot.barY(load, { x: 'week', y: 'households', fill: 'var(--voordeur-accent)', insetLeft: 3, insetRight: 3 }),
        Plot.ruleY([20], { stroke: 'var(--voordeur-late)', strokeDasharray: '4 3' }),
        Plot.ruleY([0], { stroke: 'var(--voordeur-control-border)' }),
      ],
    })
  }, [])

  return (
    <>
      <PageHeader
        title="Goedemorgen Samira"
        meta={<span className="vd-muted">dinsdag 24 november</span>}
        actions={
          <>
            <Button variant="primary">Noteer</Button>
            <Button>Nieuwe melding</Button>
          </>
        }
      />
      <Columns widths={[2.1, 1, 1]}>
        <Column>
          <Section title="Vraagt nu om jou" count={7}>
            <WorkList
              items={[
                {
                  id: '1',
                  status: 'late',
                  due: '2 dagen te laat',
                  title: 'Bel Woonpartners: taak ligt open',
                  href: '?pagina=huishouden',
                  context: 'Fam. Yilmaz · huurregeling · zonder antwoord vervalt de afspraak vr 27 nov',
                  action: <Button size="small">Bel</Button>,
                },
                {
                  id: '2',
                  status: 'due',
                  due: 'vandaag',
                  title: 'Nazorggesprek na 6 maanden',
                  href: '?pagina=huishouden',
                  context: 'Fam. de Boer · laatste contact 24 mei',
                  action: <Button size="small">Plan</Button>,
                },
                {
                  id: '3',
                  status: 'due',
                  due: 'vandaag',
                  title: 'Akkoord gevraagd op plan v3',
                  href: '?pagina=huishouden',
                  context: 'Fam. Osman · 2 van 4 partijen akkoord',
                  action: <Button size="small">Bekijk</Button>,
                },
                {
                  id: '4',
                  status: 'new',
                  due: 'nieuw',
                  title: 'Melding van school, mogelijk bekend bij 2 huishoudens',
                  href: '?pagina=tabellen',
                  context: 'School De Linde · binnen sinds ma 23 nov · triage binnen 2 werkdagen',
                  action: <Button size="small">Beoordeel</Button>,
                },
                {
                  id: '5',
                  status: 'due',
                  due: 'morgen, wo 25 nov',
                  title: 'Huisbezoek voorbereiden',
                  href: '?pagina=huishouden',
                  context: 'Fam. Haddad · 14.00 uur, samen met Joep de Wit',
                  action: <Button size="small">Open</Button>,
                },
                {
                  id: '6',
                  status: 'open',
                  due: 'over 3 werkdagen, vr 27 nov',
                  title: 'Verslag MDA vaststellen',
                  href: '?pagina=huishouden',
                  context: 'MDA Centrum · 3 gezinnen, 5 besluiten',
                  action: <Button size="small">Lees</Button>,
                },
                {
                  id: '7',
                  status: 'open',
                  due: 'over 8 werkdagen, vr 4 dec',
                  title: 'Plan evalueren',
                  href: '?pagina=huishouden',
                  context: 'Fam. Çelik · vorige evaluatie 4 september',
                  action: <Button size="small">Plan</Button>,
                },
              ]}
            />
          </Section>
        </Column>
        <Column>
          <Section title="Deze week">
            <LineList
              lines={[
                { key: 'ma', primary: 'ma 23', secondary: 'nazorg, 2 gesprekken', trailing: <Status kind="done" /> },
                { key: 'di', primary: 'di 24', secondary: 'MDA Centrum, 3 gezinnen', trailing: '13.00' },
                { key: 'wo', primary: 'wo 25', secondary: 'huisbezoek fam. Haddad', trailing: '14.00' },
                { key: 'vr', primary: 'vr 27', secondary: 'huurafspraak fam. Yilmaz', trailing: '10.30' },
              ]}
            />
          </Section>
          <Section title="Nieuw in mijn dossiers" actions={<a href="?pagina=huishouden">Alles</a>}>
            <Timeline
              entries={[
                { id: 'a', on: '2026-11-24', at: '10.12', text: 'Taak opgepakt', by: 'Maatschappelijk werk', isNew: true },
                { id: 'b', on: '2026-11-24', at: '09.40', text: 'Fam. Osman gaf akkoord op het plan', isNew: true },
                { id: 'c', on: '2026-11-23', at: '16.55', text: 'GGD schuift intake door naar 1 december', by: 'GGD' },
              ]}
            />
          </Section>
        </Column>
        <Column>
          <Section title="Mijn huishoudens">
            <ProgressBar label="In begeleiding" value={18} max={20} text="18, norm 20" />
            <Figure
              title="Drukte per week"
              summary="Van 14 huishoudens in week 36 naar 18 in week 48; de norm van 20 is niet overschreden."
              draw={drawLoad}
              table={
                <Table
                  caption="Huishoudens per week"
                  hideCaption
                  density="compact"
                  rows={load}
                  rowKey={row => row.week}
                  columns={[
                    { key: 'week', header: 'Week', cell: row => row.week },
                    { key: 'households', header: 'Huishoudens', align: 'end', cell: row => row.households },
                  ]}
                />
              }
            />
          </Section>
          <Section title="Wacht op anderen" count={11}>
            <LineList
              lines={[
                { key: 'w', primary: 'Woonpartners', secondary: '3 taken', trailing: <Status kind="late">9 dagen</Status> },
                { key: 'g', primary: 'GGD', secondary: '2 taken', trailing: '4 dagen' },
                { key: 'k', primary: 'Kredietbank', secondary: 'wachtlijst', trailing: '5 weken' },
                { key: 's', primary: 'School De Linde', secondary: '1 taak', trailing: '1 dag' },
                { key: 'o', primary: 'Overige', secondary: '4 partijen', trailing: '≤ 3 dagen' },
              ]}
            />
          </Section>
        </Column>
      </Columns>
    </>
  )
}
