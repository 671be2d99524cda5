/** The lists of a process coordinator: everything open, or one of the exceptions. */
export const overviewViews = ['open', 'without-coordinator', 'stands-still', 'late'] as const
export type OverviewView = (typeof overviewViews)[number]

export const overviewViewLabels: Record<OverviewView, string> = {
  open: 'Alle open dossiers',
  'without-coordinator': 'Zonder coördinator',
  'stands-still': 'Staat stil',
  late: 'Termijn verstreken',
}

/** Without a step for this many days a file stands still, unless the municipality sets another number (setting `standsStill.days`). */
export const standsStillAfterDays = 42
