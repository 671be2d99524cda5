import {
  Button,
  ButtonLink,
  ErrorState,
  formatDutchDate,
  KeyValue,
  Link,
  Loading,
  Notice,
  PageHeader,
  Stack,
  Status,
  Tabs,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { accountabilityOperations } from '../api.ts'
import type { AccessRules } from '../rules/access-rules.ts'
import './accountability.css'
import { FunctionsTable } from './functions-table.tsx'
import { GroundsTable } from './grounds-table.tsx'
import { HowToRead } from './how-to-read.tsx'
import { NeverShown } from './never-shown.tsx'
import { RecordsTable } from './records-table.tsx'
import { RolesPart } from './roles-part.tsx'

/** What the rules are, for who answers for them: read from the database at the moment of opening. */
export default function RulesPage() {
  const me = useMe()
  const { data, error, refetch } = useRead(accountabilityOperations.getAccessRules, {})
  if (error) return <ErrorState error={error} what="De regels" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={14} what="De regels worden uit de database gelezen" />
  return (
    <>
      <PageHeader
        title="Regels: wie ziet wat"
        meta={<Standing rules={data} />}
        actions={
          <>
            <ButtonLink href="/regels/raad">In gewone woorden</ButtonLink>
            <Button onClick={() => window.print()}>Druk af</Button>
          </>
        }
      >
        <KeyValue
          items={[
            { key: 'Gelezen uit de database op', value: formatDutchDate(calendarDateOf(new Date(data.readAt)), 'long') },
            { key: 'Soorten gegevens', value: data.counts.tables },
            { key: 'Toegangsregels', value: data.counts.policies },
            { key: 'Handelingen', value: data.counts.operations },
          ]}
        />
      </PageHeader>
      <Stack>
        {me.may('accountability.keep') ? (
          <p className="vd-no-print">
            Zie ook: <Link href="/verwerkingsregister">Verwerkingsregister</Link> · <Link href="/dpia">DPIA</Link>
          </p>
        ) : null}
        <Warnings rules={data} />
        <Tabs
          label="Regels"
          items={[
            { key: 'roles', label: 'Per rol', count: data.roles.length, content: <RolesPart rules={data} /> },
            { key: 'records', label: 'Per soort gegevens', count: data.records.length, content: <RecordsTable rules={data} /> },
            {
              key: 'grounds',
              label: 'Grondslagen',
              count: data.grounds.length,
              content: <GroundsTable grounds={data.grounds} />,
            },
            {
              key: 'never',
              label: 'Wat niemand ziet',
              count: data.neverShown.length,
              content: <NeverShown rules={data} />,
            },
            {
              key: 'functions',
              label: 'Wie rechten verandert',
              count: data.functions.length,
              content: <FunctionsTable functions={data.functions} />,
            },
            { key: 'how', label: 'Hoe lees ik dit', content: <HowToRead /> },
          ]}
        />
      </Stack>
    </>
  )
}

const isSound = ({ counts }: AccessRules): boolean => counts.unforced === 0 && counts.notUnderstood === 0

function Standing({ rules }: { rules: AccessRules }) {
  return isSound(rules) ? (
    <Status kind="done">elke regel is gelezen en afgedwongen</Status>
  ) : (
    <Status kind="urgent">niet alles is in orde</Status>
  )
}

function Warnings({ rules }: { rules: AccessRules }) {
  if (isSound(rules)) return null
  const unforced = rules.records.filter(record => !record.isForced)
  return (
    <Notice kind="error" title="Laat dit nakijken door wie het systeem beheert">
      {unforced.length > 0 ? (
        <p>Voor {unforced.map(record => record.label).join(', ')} worden de regels niet afgedwongen.</p>
      ) : null}
      {rules.counts.notUnderstood > 0 ? (
        <p>
          {rules.counts.notUnderstood === 1 ? 'Eén regel heeft' : `${rules.counts.notUnderstood} regels hebben`} een vorm die hier
          niet in woorden gezegd kan worden. Die staan bij Per soort gegevens met de tekst uit de database.
        </p>
      ) : null}
    </Notice>
  )
}
