import { useState } from 'react'
import { Button, ErrorState, Loading, PageHeader, Section, Stack } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { directoryOperations } from '../api.ts'
import { AppointDeputy, DeputyLines } from './deputies.tsx'

/** A coordinator arranges who stands in during leave, and sees for whom they stand in. */
export default function OwnDeputiesPage() {
  const me = useMe()
  const [arranging, setArranging] = useState(false)
  const { data, error, refetch } = useRead(directoryOperations.listOwnDeputies, {})
  return (
    <>
      <PageHeader
        title="Waarneming"
        actions={
          <Button variant="primary" onClick={() => setArranging(true)}>
            Regel waarneming voor mij
          </Button>
        }
      />
      {error ? <ErrorState error={error} what="De waarneming" onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading lines={6} /> : null}
      {data ? (
        <Stack>
          <Section title="Wie neemt voor mij waar">
            <DeputyLines deputies={data.deputies.filter(one => one.absent.id === me.user)} />
          </Section>
          <Section title="Voor wie neem ik waar">
            <DeputyLines deputies={data.deputies.filter(one => one.deputy.id === me.user)} />
          </Section>
        </Stack>
      ) : null}
      {arranging && data ? (
        <AppointDeputy
          absent={{ id: me.user, name: me.name }}
          organisationId={me.organisation.id}
          colleagues={data.colleagues}
          onClose={() => setArranging(false)}
        />
      ) : null}
    </>
  )
}
