import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { line, lines, requiredLines } from '../platform/text-fields.ts'
import { ReportBody } from './rules/report-body.ts'

const id = () => z.uuid()
const year = z.coerce.number().int().min(2000).max(2200)
const half = z.union([z.literal(1), z.literal(2)])
const made = z.object({ id: id(), version: z.int() })

const reportLine = z.object({
  id: id(),
  programmeId: z.string(),
  programme: z.string(),
  year: z.int(),
  half,
  edition: z.int(),
  state: z.enum(['draft', 'published']),
  /** Why it was corrected; empty for a first edition. */
  reason: z.string(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
})
export type ReportLine = z.infer<typeof reportLine>

const reportView = z.object({
  id: id(),
  edition: z.int(),
  state: z.enum(['draft', 'published']),
  reason: z.string(),
  version: z.int(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  body: ReportBody,
  mayWrite: z.boolean(),
  mayCorrect: z.boolean(),
  /** Whether the reader may see every line behind the figures, so that a figure opens its list. */
  mayOpenLists: z.boolean(),
  /** All editions of this half-year that the reader may read. */
  editions: z.array(
    z.object({ id: id(), edition: z.int(), state: z.enum(['draft', 'published']), publishedAt: z.string().nullable() }),
  ),
  /** Of a draft: as what it can come out. */
  kinds: z.array(z.object({ code: z.string(), label: z.string() })),
  /** Of a draft: whose results can be added. */
  partners: z.array(z.object({ id: id(), name: z.string() })),
})
export type ReportView = z.infer<typeof reportView>

export const reportOperations = {
  listHalfYearReports: operation({
    method: 'GET',
    path: '/half-year-reports',
    summary: 'The half-year reports (halfjaarberichten, R-092): published ones, and drafts for who writes them',
    input: z.object({}),
    output: z.object({
      reports: z.array(reportLine),
      mayWrite: z.boolean(),
      programmes: z.array(z.object({ id: z.string(), title: z.string() })),
      /** Terms of programmes by which a report is due. */
      deadlines: z.array(z.object({ programme: z.string(), label: z.string(), dueAt: z.string() })),
    }),
    permission: 'reports.read',
    purpose: 'steering',
    event: 'half-year-reports.listed',
  }),
  getHalfYearReport: operation({
    method: 'GET',
    path: '/half-year-reports/{reportId}',
    summary: 'A half-year report: a draft with the figures of now, a published one as it came out',
    input: z.object({ reportId: id() }),
    output: reportView,
    permission: 'reports.read',
    purpose: 'steering',
    event: 'half-year-report.read',
  }),
  startHalfYearReport: operation({
    method: 'POST',
    path: '/half-year-reports',
    summary: 'Begins the report of one programme and half-year; ambition and longer term are taken from the last one',
    input: z.object({ id: id(), programmeId: line(120), year, half: z.coerce.number().pipe(half) }),
    output: made,
    permission: 'figures.report',
    purpose: 'steering',
    event: 'half-year-report.started',
  }),
  writeReportText: operation({
    method: 'PATCH',
    path: '/half-year-reports/{reportId}/texts/{textId}',
    summary: 'Writes one text of a draft; the change names what it was made on, and a clash comes back with both',
    input: z.object({
      reportId: id(),
      textId: id(),
      change: z.object({ body: z.object({ from: z.string().max(20_000), to: lines(20_000) }) }),
    }),
    output: made,
    permission: 'figures.report',
    purpose: 'steering',
    event: 'half-year-report.written',
  }),
  addReportPartner: operation({
    method: 'POST',
    path: '/half-year-reports/{reportId}/partners',
    summary: 'Gives a partner its own text among the results',
    input: z.object({ reportId: id(), id: id(), organisationId: id() }),
    output: made,
    permission: 'figures.report',
    purpose: 'steering',
    event: 'half-year-report.written',
  }),
  removeReportPartner: operation({
    method: 'POST',
    path: '/half-year-reports/{reportId}/texts/{textId}/removal',
    summary: 'Takes a partner out again, as long as nothing is written there',
    input: z.object({ reportId: id(), textId: id() }),
    output: made,
    permission: 'figures.report',
    purpose: 'steering',
    event: 'half-year-report.written',
  }),
  publishHalfYearReport: operation({
    method: 'POST',
    path: '/half-year-reports/{reportId}/publication',
    summary: 'Publishes a draft: texts and figures as they are now, for good',
    input: z.object({ reportId: id(), version: z.int(), kind: line(120) }),
    output: made,
    permission: 'figures.report',
    purpose: 'steering',
    event: 'report.published',
  }),
  correctHalfYearReport: operation({
    method: 'POST',
    path: '/half-year-reports/{reportId}/correction',
    summary: 'Begins a new edition of a published report, with the reason; the earlier one stays readable',
    input: z.object({ reportId: id(), id: id(), reason: requiredLines(1000) }),
    output: made,
    permission: 'figures.report',
    purpose: 'steering',
    event: 'half-year-report.started',
  }),
  discardHalfYearReport: operation({
    method: 'POST',
    path: '/half-year-reports/{reportId}/discarding',
    summary: 'Throws a draft away, with its texts',
    input: z.object({ reportId: id(), version: z.int() }),
    output: made,
    permission: 'figures.report',
    purpose: 'steering',
    event: 'half-year-report.discarded',
  }),
}
