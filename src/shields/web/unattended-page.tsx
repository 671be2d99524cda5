import { Button, ErrorState, formatDutchDate, LineList, Loading, PageHeader, useToast } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { shieldOperations } from '../api.ts'

/** For the privacy officer: what nobody can read any more, by number and day. */
export default function UnattendedPage() {
  const { data, error, refetch } = useRead(shieldOperations.listUnattendedShields, {})
  const { write } = useWrite(shieldOperations.attendShield)
  const toast = useToast()
  const attend = (shieldId: string) => {
    write({ shieldId, namingId: newId() }).then(
      () => toast({ text: 'De coördinator van dat dossier kan het nu lezen.' }),
      (thrown: unknown) => toast({ text: thrown instanceof Error ? thrown.message : 'Dat lukte niet.' }),
    )
  }
  if (error) return <ErrorState error={error} what="Deze lijst" onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title="Afgeschermd zonder lezer">
        <span className="vd-muted">
          Iedereen die genoemd was werkt hier niet meer. U ziet een nummer en een dag, niet waar het over gaat. U kunt alleen de
          coördinator van het dossier noemen.
        </span>
      </PageHeader>
      {data ? (
        <LineList
          empty="Alles wat is afgeschermd heeft een lezer."
          lines={data.shields.map(one => ({
            key: one.id,
            primary: `Afscherming ${one.id.slice(-6)}`,
            secondary: `van ${formatDutchDate(one.raisedOn, 'long')}`,
            trailing: (
              <Button size="small" aria-label={`Noem de coördinator bij ${one.id.slice(-6)}`} onClick={() => attend(one.id)}>
                Noem de coördinator
              </Button>
            ),
          }))}
        />
      ) : (
        <Loading lines={4} />
      )}
    </>
  )
}
