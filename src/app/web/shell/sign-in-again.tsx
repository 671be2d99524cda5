import { useEffect, useState } from 'react'
import { Button, Dialog } from '../../../platform/design/index.ts'
import { stopWaiting, useIsSignInNeeded } from '../../../platform/web/signed-in-again.ts'
import { signedInWindowPath } from './signed-in-window.tsx'
import { useSignIn } from './use-sign-in.tsx'

/** The session ended while somebody was at work: they log in beside the screen, and what they did goes on. */
export function SignInAgain() {
  const isNeeded = useIsSignInNeeded()
  const { isLost, refresh, provider } = useSignIn()
  const [later, setLater] = useState(false)
  const isOpen = isNeeded || (isLost && !later)
  useEffect(() => {
    if (!isLost) setLater(false)
  }, [isLost])
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => {
        setLater(true)
        stopWaiting()
      }}
      title="Log opnieuw in"
      mustAnswer
      size="small"
      actions={
        <>
          <Button
            variant="primary"
            onClick={() => {
              const way = new URLSearchParams({ return: signedInWindowPath, ...(provider && { provider }) })
              window.open(`/auth/login?${way}`, 'voordeur-inloggen', 'popup,width=560,height=720')
            }}
          >
            Log in, in een nieuw venster
          </Button>
          <Button onClick={refresh}>Ik ben al ingelogd</Button>
        </>
      }
    >
      <p>U was een tijd niet actief en bent uitgelogd. Wat u invulde staat er nog.</p>
      <p>Log in als dezelfde persoon; daarna gaat u verder waar u was.</p>
    </Dialog>
  )
}
