/** Somebody a visitor of the demonstration can log in as. */
export interface DemoPerson {
  /** The subject of the account. */
  subject: string
  name: string
  /** Of who was added by an administrator and never logged in: by it the first log-in finds them. */
  email?: string
  /** Job and organisation, in words. */
  works: string
  /** What there is to try, in a few words; left out for colleagues who only fill the municipality. */
  tries?: string
  /** Of a resident, at the broker: what it tells of them. */
  bsn?: string
}

/** People who do the same part of the work. */
export interface DemoPart {
  title: string
  people: DemoPerson[]
}
