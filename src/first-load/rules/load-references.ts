/** What a file can point at by name; everybody who works here may know these lists. */
export interface LoadReferences {
  readonly organisations: readonly { id: string; name: string }[]
  readonly areas: readonly { id: number; name: string }[]
  /** Work addresses of who is coordinator now, per organisation. */
  readonly coordinators: readonly { email: string; userId: string; organisationId: string }[]
  /** Those that take new households here. */
  readonly programmes: readonly {
    id: string
    version: number
    title: string
    /** Triage outcomes that lead to a case file, in the order of the programme. */
    routes: readonly { code: string; label: string }[]
    /** Closing reasons after which an aftercare contact comes. */
    closingReasons: readonly { code: string; label: string }[]
  }[]
}
