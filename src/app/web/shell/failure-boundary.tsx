import { Component, type ReactNode } from 'react'
import { Button, Notice } from '../../../platform/design/index.ts'

/** The last net: a fault in the product itself. Its text is for developers and is not shown. */
export class FailureBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <main className="vd-main" id="inhoud">
        <Failure onRetry={() => location.reload()} />
      </main>
    )
  }
}

export function Failure({ onRetry }: { onRetry: () => void }) {
  return (
    <Notice kind="error" title="Dit scherm ging mis" announce actions={<Button onClick={onRetry}>Probeer opnieuw</Button>}>
      <p>Dat ligt aan ons, niet aan u. Wat u al bewaarde is veilig. Gaat het weer mis, meld het dan bij uw beheerder.</p>
    </Notice>
  )
}
