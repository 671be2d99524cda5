import { useEffect } from 'react'
import { ButtonLink, EmptyState, PageHeader } from '../../../platform/design/index.ts'

/** Also for screens that belong to another role: what lies outside one's circle looks as if it does not exist. */
export function NotFoundPage() {
  useEffect(() => {
    document.title = 'Niet gevonden · Voordeur'
  }, [])
  return (
    <>
      <PageHeader title="Niet gevonden" />
      <EmptyState
        actions={
          <ButtonLink variant="primary" href="/vandaag">
            Naar Vandaag
          </ButtonLink>
        }
      >
        Dit scherm bestaat niet, of het hoort niet bij uw werk. Zoeken kan met Ctrl+K.
      </EmptyState>
    </>
  )
}
