import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ErrorState, ToastProvider, TodayProvider } from '../../platform/design/index.ts'
import { MeContext, startOf } from '../../platform/web/me.ts'
import { queryClient } from '../../platform/web/query-client.ts'
import { router } from './router.tsx'
import { ChooseWorkplacePage } from './shell/choose-workplace-page.tsx'
import { FailureBoundary } from './shell/failure-boundary.tsx'
import { SignInAgain } from './shell/sign-in-again.tsx'
import { SignInPage } from './shell/sign-in-page.tsx'
import { SignedInWindow, signedInWindowPath } from './shell/signed-in-window.tsx'
import { useServerDay } from './shell/use-server-day.ts'
import { SignInProvider, useSignIn } from './shell/use-sign-in.tsx'

/** What is on screen: signing in, choosing where one works, or the product itself. */
export function App() {
  return (
    <FailureBoundary>
      <QueryClientProvider client={queryClient}>
        <SignInProvider>
          <ToastProvider>
            <Entrance />
          </ToastProvider>
        </SignInProvider>
      </QueryClientProvider>
    </FailureBoundary>
  )
}

function Entrance() {
  const { state, me, error, refresh } = useSignIn()
  const today = useServerDay(state?.now)
  useEffect(() => {
    if (me && location.pathname === '/inloggen') router.history.replace(startOf(me))
  }, [me])

  if (location.pathname === signedInWindowPath) return <SignedInWindow />
  if (!state || !today) {
    if (!error) return null
    return (
      <main className="vd-main" id="inhoud">
        <ErrorState error={error} what="Voordeur" onRetry={refresh} />
      </main>
    )
  }
  if (me) {
    return (
      <TodayProvider today={today}>
        <MeContext value={me}>
          <RouterProvider router={router} />
          <SignInAgain />
        </MeContext>
      </TodayProvider>
    )
  }
  if (state.state === 'choose') return <ChooseWorkplacePage state={state} />
  return <SignInPage state={state} />
}
