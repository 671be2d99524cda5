/**
 * Everyone who comes to the desk has a conversation and an advice. A professional who phones or mails is helped with
 * their report; a professional who reports by themselves is not at the desk at all.
 */
export const needsConversation = (report: { reporterKind: string; toldAtDesk: boolean }): boolean =>
  report.toldAtDesk && report.reporterKind !== 'professional'
