/** So long after writing, a new wording takes the place of the old one in view; later it is told as a correction. */
export const correctionMinutes = 10

export const isQuickCorrection = (recordedAt: Date, now: Date): boolean =>
  now.getTime() - recordedAt.getTime() <= correctionMinutes * 60_000
