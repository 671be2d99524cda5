import {
  Button,
  DescriptionList,
  ErrorState,
  formatDutchDate,
  Link,
  Loading,
  PageHeader,
  Section,
  Stack,
  Table,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { accountabilityOperations } from '../api.ts'
import type { AccessRules, RoleShown } from '../rules/access-rules.ts'
import './accountability.css'
import { disclosureLabels } from './words.ts'

/** The same facts in plain words and without technical names, to read and to print; for a member of the council. */
export default function CouncilPage() {
  const { data, error, refetch } = useRead(accountabilityOperations.getAccessRules, {})
  const me = useMe()
  if (error) return <ErrorState error={error} what="De regels" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={14} what="De regels worden uit de database gelezen" />
  const open = data.grounds.filter(ground => ground.isOpen)
  return (
    <>
      <PageHeader
        title="Wie ziet wat van een huishouden"
        actions={<Button onClick={() => window.print()}>Druk af</Button>}
        {...(me.may('processing-log.read') ? { breadcrumb: [{ label: 'Regels', href: '/regels' }] } : {})}
      />
      <Stack gap="wide">
        <Section title="In het kort">
          <p className="accountability-measure">
            Een partner deelt alleen als zeker is wie het leest. Daarom beslist de database zelf, rij voor rij, en niet het
            scherm. Hieronder staat wat die regels waren op {formatDutchDate(calendarDateOf(new Date(data.readAt)), 'long')}. Ze
            zijn uit de database gelezen en niet met de hand opgeschreven.
          </p>
          <ul>
            <li>
              {data.counts.tables} soorten gegevens worden bewaakt door {data.counts.policies} regels.{' '}
              {data.counts.unforced === 0
                ? 'Alle regels worden afgedwongen.'
                : 'Niet alle regels worden afgedwongen: vraag de beheerder waarom.'}
            </li>
            <li>Wie niets met een huishouden te maken heeft, ziet niet eens dát er een dossier is.</li>
            <li>{data.neverShown.length} soorten gegevens leest niemand, in geen enkele rol.</li>
            <li>Wie kijkt, laat een regel achter in het verwerkingslogboek. Ook wie geweigerd wordt.</li>
          </ul>
        </Section>
        <Section title="Wie ziet wat">
          <DescriptionList
            items={data.roles.map(role => ({ term: role.label, description: <RoleInWords role={role} rules={data} /> }))}
          />
        </Section>
        <Section title="Op grond van welke wet" count={open.length}>
          <p>
            De wet stelt twee vragen: waarom mag de ontvanger het hebben, en waarom mag de ander het vertellen. Zonder antwoord op
            beide gaat er niets open.
          </p>
          <Table
            caption="Grondslagen die nu gelden"
            hideCaption
            density="compact"
            rows={open}
            rowKey={ground => ground.code}
            columns={[
              { key: 'label', header: 'Waarvoor', rowHeader: true, cell: ground => ground.label },
              { key: 'receiver', header: 'Mag het hebben', cell: ground => ground.receiver },
              { key: 'secrecy', header: 'Mag het vertellen', cell: ground => ground.secrecy },
              { key: 'controller', header: 'Verantwoordelijk', cell: ground => ground.controller, hideNarrow: true },
            ]}
          />
          {data.grounds.some(ground => ground.validFrom === null) ? (
            <p>
              Bekend, maar uitgeschakeld:{' '}
              {data.grounds
                .filter(ground => ground.validFrom === null)
                .map(ground => ground.label)
                .join(', ')}
              .
            </p>
          ) : null}
        </Section>
        <Section title="Wat niemand leest" count={data.neverShown.length}>
          <p className="accountability-measure">
            {data.neverShown.map(one => one.label).join(', ')}. Alleen het systeem gebruikt dit, om te beslissen of om te
            versturen.
          </p>
        </Section>
        <Section title="Hoe u dit leest">
          <p className="accountability-measure">
            “Dat het er is” betekent: dát er een dossier is, in welk gebied, en wie te bellen. “Wat erin staat” is de inhoud. Een
            grondslag is het artikel in de wet waardoor iets mag. Afgeschermd betekent: alleen wie met naam genoemd is mag erbij,
            ook de toezichthouders niet.
          </p>
          <p>
            De cijfers staan in de <Link href="/cijfers/halfjaarberichten">halfjaarberichten</Link>.
          </p>
        </Section>
      </Stack>
    </>
  )
}

function RoleInWords({ role, rules }: { role: RoleShown; rules: AccessRules }) {
  const groundOf = (code: string) => rules.grounds.find(ground => ground.code === code && ground.isOpen)?.label ?? code
  const acts = role.acts.filter(act => act.purpose !== 'workplace')
  return (
    <>
      {role.isInvolved ? <p>Leest van een huishouden wat met deze persoon of organisatie gedeeld is, zolang dat duurt.</p> : null}
      {role.oversees.length > 0 ? (
        <>
          <p>Van elk dossier in het eigen gebied dat niet is afgeschermd:</p>
          <ul>
            {overseenOnce(role).map(part => (
              <li key={part.key}>
                {part.domain}: {disclosureLabels[part.disclosure]}
                {part.mayWrite ? ', en mag daarin schrijven' : ''}. Grondslag: {part.grounds.map(groundOf).join('; ')}.
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {!role.isInvolved && role.oversees.length === 0 ? <p>Leest geen dossiers van anderen.</p> : null}
      {acts.length > 0 ? (
        <p className="vd-muted">Werkt met het doel: {acts.map(act => act.label.toLowerCase()).join('; ')}.</p>
      ) : null}
    </>
  )
}

/** A part that is overseen on several grounds is said once. */
function overseenOnce(role: RoleShown) {
  const groups = Map.groupBy(role.oversees, part => `${part.domain} ${part.disclosure} ${part.mayWrite}`)
  return Array.from(groups, ([key, [first, ...more]]) => ({
    key,
    first,
    grounds: [first, ...more].map(part => part?.ground ?? ''),
  })).flatMap(({ key, first, grounds }) => (first ? [{ ...first, key, grounds }] : []))
}
