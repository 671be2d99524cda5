import { Failure } from './failure-boundary.tsx'

/** One screen failed; the rest of the product still works. */
export const ScreenFailure = ({ reset }: { error: unknown; reset: () => void }) => <Failure onRetry={reset} />
