/** How a report is called in lists and titles. */
export const aboutWhom = (report: { aboutName: string; aboutAddress: string; anonymous: boolean }): string =>
  report.anonymous ? 'Anonieme vraag om advies' : report.aboutName || report.aboutAddress || 'Naam onbekend'
