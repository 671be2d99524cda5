import { Suspense, useEffect } from 'react'
import { Loading } from '../../../platform/design/index.ts'
import { useMe } from '../../../platform/web/me.ts'
import type { Screen } from '../../../platform/web/screen.ts'
import { NotFoundPage } from './not-found-page.tsx'

/** A page of the product with its title, for those who may open it. */
export function ScreenView({ screen }: { screen: Screen }) {
  const me = useMe()
  const allowed = screen.permission === undefined || me.may(screen.permission)
  useEffect(() => {
    if (allowed) document.title = `${screen.title} · Voordeur`
  }, [screen, allowed])
  if (!allowed) return <NotFoundPage />
  const Page = screen.component
  return (
    <Suspense fallback={<Loading lines={6} />}>
      <Page />
    </Suspense>
  )
}
