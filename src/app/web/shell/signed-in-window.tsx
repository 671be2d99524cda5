import { useEffect } from 'react'
import { PageHeader } from '../../../platform/design/index.ts'
import { Doorway } from './doorway.tsx'
import { sessionChannel } from './use-sign-in.tsx'

export const signedInWindowPath = '/opnieuw-ingelogd'

/** Where logging in again ends, in a window of its own: it tells the first window and closes. */
export function SignedInWindow() {
  useEffect(() => {
    const channel = new BroadcastChannel(sessionChannel)
    channel.postMessage('signed-in')
    channel.close()
    window.close()
  }, [])
  return (
    <Doorway title="Weer ingelogd">
      <PageHeader title="U bent weer ingelogd" />
      <p>Uw werk staat nog in het andere venster. U kunt dit venster sluiten.</p>
    </Doorway>
  )
}
