import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'

/** In the key of what was read without shields. */
export const withoutShieldsKey = 'without shields'

interface Paper {
  /** What is read from here on goes on paper. */
  isPaper: boolean
  /** Prints the page, without what lies under a shield. */
  print(): void
}

const PaperContext = createContext<Paper>({ isPaper: false, print: () => window.print() })

export const usePaper = (): Paper => useContext(PaperContext)

/**
 * Around a page about a household that has a button to print it. What is shielded never goes on paper, also not for who is named: all
 * that is read below is read again without it, printed, and then the page shows again what it showed.
 */
export function Printable({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [asked, setAsked] = useState(0)
  const print = useCallback(() => setAsked(times => times + 1), [])
  useEffect(() => {
    if (asked === 0) return undefined
    const back = () => setAsked(0)
    window.addEventListener('afterprint', back, { once: true })
    const timer = setInterval(() => {
      const read = client.getQueryCache().findAll({ type: 'active', predicate: one => one.queryKey.includes(withoutShieldsKey) })
      // Still on its way, or waiting for the network: the page shows what is for the screen.
      if (read.some(one => one.state.status === 'pending' || one.state.fetchStatus !== 'idle')) return
      clearInterval(timer)
      window.print()
    }, 50)
    return () => {
      clearInterval(timer)
      window.removeEventListener('afterprint', back)
    }
  }, [client, asked])
  return <PaperContext value={{ isPaper: asked > 0, print }}>{children}</PaperContext>
}
