/** Fields by which answers name a person or a household, and a case file. */
const subjectFields = new Set(['personId', 'otherPersonId', 'subjectId', 'householdId'])
const fileFields = new Set(['caseFileId', 'otherFileId'])

/** Whom and which files an answer tells of, by their ids in it. Whoever is in an answer belongs in the log, whatever the handler names. */
export function toldIn(answer: unknown): { subjects: Set<string>; files: Set<string> } {
  const told = { subjects: new Set<string>(), files: new Set<string>() }
  look(answer, told)
  return told
}

function look(part: unknown, told: ReturnType<typeof toldIn>): void {
  if (typeof part !== 'object' || part === null || Buffer.isBuffer(part)) return
  for (const [field, value] of Object.entries(part)) {
    if (typeof value === 'object') look(value, told)
    else if (typeof value !== 'string') continue
    else if (subjectFields.has(field)) told.subjects.add(value)
    else if (fileFields.has(field)) told.files.add(value)
  }
}
