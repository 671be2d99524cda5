import { useState } from 'react'
import { roleLabels } from '../../../access/rules/roles.ts'
import { Button, ErrorState, LineList, Link, PageHeader } from '../../../platform/design/index.ts'
import type { SignInState, Workplace } from '../../../platform/web/me.ts'
import { Doorway } from './doorway.tsx'
import { useSignIn } from './use-sign-in.tsx'

/** Somebody who works for two organisations says for which one they work now: each sees its own. */
export function ChooseWorkplacePage({ state }: { state: SignInState }) {
  const { choose, logOut } = useSignIn()
  const [error, setError] = useState<unknown>(undefined)
  const [busy, setBusy] = useState('')
  const pick = (workplace: Workplace) => {
    setBusy(workplace.organisation.id)
    choose({
      municipality: workplace.municipality.id,
      user: workplace.user,
      organisation: workplace.organisation.id,
    }).catch((thrown: unknown) => {
      setBusy('')
      setError(thrown)
    })
  }
  return (
    <Doorway title="Kies uw organisatie">
      <PageHeader title="Voor wie werkt u nu?" />
      <p>
        {state.name ? `${state.name}, u` : 'U'} werkt voor meer dan één organisatie. U ziet alleen wat bij de organisatie hoort
        die u kiest. Wisselen kan later in het menu onder uw naam.
      </p>
      {error ? <ErrorState error={error} what="Uw keuze" /> : null}
      <LineList
        lines={(state.workplaces ?? []).map(workplace => ({
          key: `${workplace.municipality.id}-${workplace.organisation.id}`,
          primary: workplace.organisation.name,
          secondary: [
            workplace.municipality.name,
            workplace.roles.map(role => state.roleLabels?.[role] ?? roleLabels[role]).join(', '),
          ].join(' · '),
          trailing: (
            <Button
              variant="primary"
              size="small"
              pending={busy === workplace.organisation.id}
              aria-label={`Kies ${workplace.organisation.name}`}
              onClick={() => pick(workplace)}
            >
              Kies
            </Button>
          ),
        }))}
      />
      {state.weak && state.weak.length > 0 ? (
        <p>
          Voor {state.weak.join(' en ')} is een tweede stap nodig, zoals een code op uw telefoon.{' '}
          <Link
            href={`/auth/login?${new URLSearchParams({ strong: '1', return: '/', ...(state.provider && { provider: state.provider }) })}`}
          >
            Log opnieuw in met de tweede stap
          </Link>
        </p>
      ) : null}
      <Button variant="quiet" onClick={() => void logOut()}>
        Log uit
      </Button>
    </Doorway>
  )
}
