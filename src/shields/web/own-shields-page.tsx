import { DueLabel, ErrorState, Loading, PageHeader, Status, Table } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { shieldOperations } from '../api.ts'
import { shieldKindLabels } from '../rules/shield-kind.ts'

/** Over all files: what stands in the reader's name, and on no list of anybody else. */
export default function OwnShieldsPage() {
  const { data, error, refetch } = useRead(shieldOperations.listOwnShields, {})
  if (error) return <ErrorState error={error} what="Wat op uw naam is afgeschermd" onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title="Op uw naam afgeschermd">
        <span className="vd-muted">Meldcodes en afschermingen waarvoor u genoemd bent. Deze lijst heeft alleen u.</span>
      </PageHeader>
      {data ? (
        <Table
          caption="Op uw naam afgeschermd"
          hideCaption
          rows={data.shields}
          rowKey={one => one.id}
          rowHref={one =>
            one.meldcodeId ? `/dossiers/${one.caseFileId}/meldcode/${one.meldcodeId}` : `/dossiers/${one.caseFileId}/afgeschermd`
          }
          empty="Er is niets op uw naam afgeschermd."
          columns={[
            { key: 'called', header: 'Huishouden', rowHeader: true, cell: one => one.called, sortValue: one => one.called },
            {
              key: 'kind',
              header: 'Wat',
              cell: one => (
                <>
                  {shieldKindLabels[one.kind]}
                  {one.isOpen ? null : (
                    <>
                      {' '}
                      <Status kind="closed">afgerond</Status>
                    </>
                  )}
                </>
              ),
              sortValue: one => shieldKindLabels[one.kind],
            },
            {
              key: 'review',
              header: 'Opnieuw bekijken',
              noWrap: true,
              cell: one => <DueLabel due={one.reviewOn} />,
              sortValue: one => one.reviewOn,
            },
          ]}
        />
      ) : (
        <Loading lines={6} />
      )}
    </>
  )
}
