import { type ReactNode, useEffect } from 'react'
import { SkipLink, Stack } from '../../../platform/design/index.ts'
import './doorway.css'

/** The frame of pages outside the product: signing in, choosing. */
export function Doorway({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Voordeur`
  }, [title])
  return (
    <>
      <SkipLink />
      <main className="app-doorway" id="inhoud" tabIndex={-1}>
        <Stack>{children}</Stack>
      </main>
    </>
  )
}
