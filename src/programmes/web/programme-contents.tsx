import { type LibrarySection, librarySectionNames, librarySections } from '../rules/library-sections.ts'
import type { Programme } from '../rules/programme.ts'

/** Which parts this programme's page has: what the source says nothing about is left out. */
export function partsOf(programme: Programme): LibrarySection[] {
  const { background, experience } = programme
  const { department: _, contractor: __, ...lists } = background
  const isEmpty: Partial<Record<LibrarySection, boolean>> = {
    achtergrond: Object.values(lists).every(facts => facts.length === 0),
    knelpunten: experience.bottlenecks.length === 0,
    oplossingen: experience.solutions.length === 0,
    lessen: experience.lessons.length === 0,
    vooruitblik: experience.outlook.length === 0,
    'niet-in-de-bron': experience.anomalies.length === 0,
  }
  return librarySectionNames.filter(section => !isEmpty[section])
}

/** The table of contents: beside the page where there is room, above it on a phone. */
export function ProgrammeContents({ programme }: { programme: Programme }) {
  return (
    <nav className="programme-contents" aria-label="Op deze pagina">
      <ul className="vd-list">
        {partsOf(programme).map(section => (
          <li key={section}>
            <a href={`#${section}`}>{librarySections[section]}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
