import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { readProblem } from './problem.ts'

export type ErrorStateProps = {
  /** What was thrown: problem details or anything else. */
  error: unknown
  onRetry?: (() => void) | undefined
  /** What could not be shown, for instance "De tijdlijn". */
  what?: string | undefined
}

const advice: Record<number, string> = {
  401: 'U bent niet meer ingelogd. Log opnieuw in; wat u al bewaarde is er nog.',
  404: 'Dit bestaat niet, of u mag het niet zien.',
}

/** A part of the screen that could not be loaded: what happened and what to do. */
export function ErrorState({ error, onRetry, what = 'Dit onderdeel' }: ErrorStateProps) {
  const problem = readProblem(error)
  const explanation = problem.detail ?? (problem.status === undefined ? undefined : advice[problem.status])
  return (
    <Notice
      kind="error"
      title={`${what} kan nu niet worden getoond`}
      announce
      actions={onRetry ? <Button onClick={onRetry}>Probeer opnieuw</Button> : null}
    >
      <p>{explanation ?? `${problem.title} Er is niets verloren gegaan. Probeer het zo nog eens.`}</p>
    </Notice>
  )
}
