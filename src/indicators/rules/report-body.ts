import * as z from 'zod'

/** The chapters of a half-year report, in the order of the source. */
export const reportChapters = ['ambition', 'results', 'next-half-year', 'longer-term'] as const
export type ReportChapter = (typeof reportChapters)[number]

export const chapterLabels: Record<ReportChapter, string> = {
  ambition: 'Ambitie',
  results: 'Resultaten van het afgelopen halfjaar',
  'next-half-year': 'Planning voor het komend halfjaar',
  'longer-term': 'Planning voor de langere termijn',
}

const cell = z.object({
  state: z.enum(['empty', 'shown', 'held-back']),
  counted: z.int().nullable(),
  outOf: z.int().nullable(),
})
export type ReportCell = z.infer<typeof cell>

const planned = z.int().nullable()

const figure = z.object({
  indicator: z.string(),
  label: z.string(),
  definition: z.string(),
  note: z.string().nullable(),
  unit: z.string(),
  isShare: z.boolean(),
  better: z.enum(['higher', 'lower', 'neither']),
  /** What is counted, as the programme file had it: two reports that differ here cannot be compared. */
  meaning: z.string(),
  /** Whether it meant something else a year before; null: there was nothing to compare it with. */
  isOtherThanYearBefore: z.boolean().nullable(),
  planned: z.object({ half: planned, otherHalf: planned, year: planned }),
  /** The half-years of last year and this one, up to the one of the report, which is the last. */
  halves: z.array(z.object({ year: z.int(), half: z.union([z.literal(1), z.literal(2)]), cell })),
  /** The year as a whole, as far as it has gone. */
  total: cell,
  /** "Waarvan", of the half-year of the report. */
  splits: z.array(
    z.object({
      split: z.enum(['attribute', 'district', 'priority']),
      label: z.string(),
      parts: z.array(z.object({ value: z.string(), label: z.string(), cell })),
    }),
  ),
})
export type ReportFigure = z.infer<typeof figure>

const text = z.object({
  id: z.uuid(),
  chapter: z.enum(reportChapters),
  /** Whose results: null is all together. */
  organisation: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  body: z.string(),
})
export type ReportText = z.infer<typeof text>

/** A report as it is read: of a draft as it would come out now, of a published one as it came out. */
export const ReportBody = z.object({
  programme: z.object({ id: z.string(), version: z.int(), title: z.string() }),
  year: z.int(),
  half: z.union([z.literal(1), z.literal(2)]),
  /** As what it came out, by the programme's own list; null while it is a draft. */
  publishedAs: z.object({ code: z.string(), label: z.string() }).nullable(),
  countedAt: z.string().nullable(),
  smallestShown: z.int(),
  figures: z.array(figure),
  /** What is planned for the half-year that follows. */
  next: z.array(z.object({ indicator: z.string(), label: z.string(), unit: z.string(), half: planned, year: planned })),
  texts: z.array(text),
})
export type ReportBody = z.infer<typeof ReportBody>

/** The half-year that follows. */
export const nextHalf = (year: number, half: 1 | 2): { year: number; half: 1 | 2 } =>
  half === 1 ? { year, half: 2 } : { year: year + 1, half: 1 }

export const halfName = (year: number, half: 1 | 2): string => `${half === 1 ? 'eerste' : 'tweede'} halfjaar van ${year}`
