import { useEffect } from 'react'
import { Button, ErrorState, Loading, PageHeader, Section, Select, Stack } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useGo, useParameter } from '../../platform/web/route.ts'
import { programmeOperations } from '../api.ts'
import { librarySections } from '../rules/library-sections.ts'
import { ClosingSection, PapersSection, ParticipationSection, TablesSection } from './agreements-sections.tsx'
import { BackgroundSection, EntrySection, TargetGroupSection } from './entry-sections.tsx'
import { ExperienceSections, IndicatorsSection, ResultsSection } from './experience-sections.tsx'
import { ProgrammeContents } from './programme-contents.tsx'
import { ProgrammeFacts, RunsHere } from './programme-facts.tsx'
import './programme.css'
import { ContactMoments, LifeDomainsSection, RolesSection } from './roles-section.tsx'
import { SourceLegend } from './source-mark.tsx'
import { StepsFlow } from './steps-flow.tsx'
import { NormsSection, TermsSection } from './terms-section.tsx'

const library = [{ label: 'Programma’s', href: '/programmas' }]

/** Everything the file of one programme says, to read and to print. */
export default function ProgrammePage() {
  const programmeId = useParameter('programmeId')
  const go = useGo()
  const { data, error, refetch } = useRead(programmeOperations.getLibraryProgramme, { programmeId })
  const isRead = data !== undefined
  // A link from the list points at a part that was not there yet when the page opened.
  useEffect(() => {
    if (isRead && location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [isRead, programmeId])
  if (!data) {
    return (
      <>
        <PageHeader title="Programma" breadcrumb={library} />
        {error ? (
          <ErrorState error={error} what="Het programma" onRetry={() => void refetch()} />
        ) : (
          <Loading lines={14} what="Het programma wordt opgehaald" />
        )}
      </>
    )
  }
  const { programme, settings } = data
  return (
    <>
      <PageHeader
        title={programme.title}
        breadcrumb={library}
        meta={
          <>
            <span className="vd-muted">{programme.municipality}</span> <RunsHere answer={data} />
          </>
        }
        actions={<Button onClick={() => window.print()}>Druk af</Button>}
      />
      <div className="programme">
        <ProgrammeContents programme={programme} />
        <Stack gap="wide">
          <Section id="in-het-kort" title={librarySections['in-het-kort']}>
            <p>{programme.summary}</p>
            <ProgrammeFacts answer={data} />
            <div className="programme-no-print">
              <Select
                label="Vergelijk met"
                emptyText="Kies een ander programma"
                value=""
                onChange={other => other && go(`/programmas/vergelijken?een=${programme.id}&ander=${other}`)}
                options={data.others.map(({ id, title, municipality }) => ({ value: id, label: `${municipality}: ${title}` }))}
                width="28rem"
              />
            </div>
            <SourceLegend />
          </Section>
          <BackgroundSection programme={programme} />
          <TargetGroupSection programme={programme} />
          <EntrySection programme={programme} />
          <Section id="stappen" title={librarySections.stappen} count={programme.phases.flatMap(phase => phase.steps).length}>
            <StepsFlow programme={programme} />
            <ContactMoments programme={programme} />
          </Section>
          <RolesSection programme={programme} />
          <TermsSection programme={programme} settings={settings} />
          <NormsSection programme={programme} settings={settings} />
          <LifeDomainsSection answer={data} />
          <PapersSection programme={programme} />
          <TablesSection programme={programme} />
          <ParticipationSection programme={programme} />
          <ClosingSection programme={programme} />
          <IndicatorsSection programme={programme} />
          <ResultsSection programme={programme} />
          <ExperienceSections programme={programme} />
        </Stack>
      </div>
    </>
  )
}
