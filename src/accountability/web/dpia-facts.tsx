import { Section } from '../../platform/design/index.ts'
import type { Register } from '../rules/register.ts'
import { ActivityPart } from './activity-part.tsx'

/** The part of a DPIA that describes (AVG art. 35 lid 7 onder a and d): as the system knows it, nothing typed over. */
export function DpiaFacts({ register }: { register: Register }) {
  return (
    <>
      <Section title="Wat er wordt verwerkt, waarvoor en op welke grondslag">
        <p className="accountability-measure">
          Uit het verwerkingsregister. Mensen in huishoudens met problemen zijn kwetsbaar, er zijn gegevens over gezondheid, geld
          en veiligheid bij, en meer organisaties werken samen: daarom hoort hier een DPIA bij.
        </p>
        {register.activities.map(activity => (
          <ActivityPart key={activity.code} activity={activity} level={3} isFixed />
        ))}
      </Section>
      <Section title="Wat het systeem doet om te beschermen">
        <ul>
          {register.measures.map(measure => (
            <li key={measure}>{measure}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}
