import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '../api-client.ts'

/** What was read, in memory only. Emptied at log-out and when somebody else logs in. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Colleagues work in the same files: what is older than this is read again when a screen opens.
      staleTime: 5_000,
      gcTime: 5 * 60_000,
      // Without a network the request itself says so, in words; a paused query would show nothing.
      networkMode: 'always',
      retry: (count, error) => count < 1 && error instanceof ApiError && (error.status === 0 || error.status === 503),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
