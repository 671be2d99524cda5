import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** A parameter of this page's path. @throws when the path has none of that name */
export function useParameter(name: string): string {
  const parameters = useParams({ strict: false }) as Record<string, string | undefined>
  const value = parameters[name]
  if (value === undefined) throw new Error(`this path has no parameter ${name}`)
  return value
}

/** Goes to a page of the product, as `/meldingen?staat=nieuw`. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const router = useRouter()
  return useCallback(
    (href, options = {}) => (options.replace ? router.history.replace(href) : router.history.push(href)),
    [router],
  )
}

/**
 * The filters of a list, kept in the address: a link to a list shows the same list, and Back undoes a filter.
 * Never a name or anything else about a person: addresses end up in histories and logs.
 */
export function useFilters(): readonly [
  filters: Readonly<Record<string, string>>,
  change: (changes: Record<string, string | undefined>) => void,
] {
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const change = useCallback(
    (changes: Record<string, string | undefined>) => {
      void navigate({
        to: '.',
        search: ((current: Record<string, unknown>) => {
          const next: Record<string, unknown> = { ...current }
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined || value === '') delete next[name]
            else next[name] = value
          }
          return next
        }) as never,
      })
    },
    [navigate],
  )
  const filters: Record<string, string> = {}
  for (const [name, value] of Object.entries(raw))
    if (value !== undefined && value !== null) filters[name] = String(value as string | number)
  return [filters, change]
}
