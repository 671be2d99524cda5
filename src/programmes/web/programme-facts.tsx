import { DescriptionList, Status } from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import type { programmeOperations } from '../api.ts'
import { facetLabels, facetNames } from '../rules/library-facets.ts'
import { periodInWords, scaleInWords, statusWords } from '../rules/programme-words.ts'
import { SourceMark } from './source-mark.tsx'

type LibraryProgramme = OutputOf<typeof programmeOperations.getLibraryProgramme>

/** Whether the municipality works with it, and in which version. */
export function RunsHere({ answer: { here, programme } }: { answer: LibraryProgramme }) {
  if (!here) return <Status kind="stopped">draait hier niet</Status>
  if (!here.takesNew) {
    return <Status kind="closed">draait hier in versie {here.version}, neemt geen nieuwe huishoudens</Status>
  }
  if (here.version === programme.version) return <Status kind="open">draait hier, versie {here.version}</Status>
  return (
    <Status kind="open">
      draait hier in versie {here.version}; in de bibliotheek staat versie {programme.version}
    </Status>
  )
}

/** What one wants to know first. What the source does not give is left out. */
export function ProgrammeFacts({ answer }: { answer: LibraryProgramme }) {
  const { programme } = answer
  const { scale, background } = programme
  const period = periodInWords(programme.period)
  const items = [
    { term: 'Gemeente', description: programme.municipality },
    { term: 'Hier', description: <RunsHere answer={answer} /> },
    {
      term: 'Stand in de bron',
      description: (
        <>
          {statusWords[programme.status]} <SourceMark of={programme.statusSource} />
        </>
      ),
    },
    ...(period ? [{ term: 'Periode', description: period }] : []),
    ...(programme.areas.length > 0 ? [{ term: 'Gebied', description: programme.areas.join(', ') }] : []),
    ...(scale ? [{ term: 'Omvang', description: scaleInWords(scale) }] : []),
    ...facetNames.map(facet => ({ term: facetLabels[facet], description: programme.facets[facet] })),
    ...(background.department ? [{ term: 'Afdeling', description: background.department }] : []),
    ...(background.contractor ? [{ term: 'Uitvoerder', description: background.contractor }] : []),
    ...(programme.titleVariants.length > 0 ? [{ term: 'Ook genoemd', description: programme.titleVariants.join(', ') }] : []),
    { term: 'Versie', description: String(programme.version) },
  ]
  return <DescriptionList items={items} />
}
