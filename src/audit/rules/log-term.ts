export const logTermSetting = 'log.keptYears'

/**
 * How long a line of the processing log is kept, in years. No law gives a number; long enough for a resident to ask and for an inquiry
 * to look back (AVG art. 5 lid 1 e: no longer than needed).
 */
export const standardKeptYears = 5

export const keptYears = (stored: unknown): number => (typeof stored === 'number' && stored >= 1 ? stored : standardKeptYears)
