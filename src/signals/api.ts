import * as z from 'zod'
import { accessDomainIds } from '../access/rules/access-domains.ts'
import { genders, householdPositions } from '../households/rules/household-position.ts'
import { operation } from '../platform/operation.ts'
import { areaInAddress, day, line, lines, requiredLine, requiredLines } from '../platform/text-fields.ts'
import { triageActions } from '../programmes/rules/triage.ts'
import { handlingStates, householdKnowledge } from './rules/handling.ts'
import { helpResults } from './rules/help-result.ts'
import { alsoWhenIncomplete, checkTogether, reportFields } from './rules/report-fields.ts'
import { helpWishes, reporterKinds, residentViews } from './rules/reporter-kinds.ts'
import { tidingStates } from './rules/tidings.ts'

/** A moment as it is sent: ISO 8601. */
const at = z.iso.datetime({ offset: true })
const Choice = z.object({ code: z.string(), label: z.string(), explanation: z.string().nullable() })
const made = z.object({ id: z.uuid() })
const version = z.object({ version: z.int() })
const reportId = z.uuid()

export const ReportProgramme = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  summary: z.string(),
  channels: z.array(Choice.extend({ by: z.string() })),
  urgencies: z.array(Choice),
  lifeDomains: z.array(Choice),
  /** The programme asks whether the reporter knows whom to call, and would rather have that done. */
  asksWhomToCall: z.boolean(),
})
export type ReportProgramme = z.infer<typeof ReportProgramme>

export const FoundAddress = z.object({ id: z.uuid(), label: z.string(), areaId: z.int(), area: z.string() })
export type FoundAddress = z.infer<typeof FoundAddress>

const Tiding = z.object({ state: z.enum(tidingStates).or(z.string()), message: z.string(), toldAt: at })

export const OwnReport = z.object({
  id: z.uuid(),
  receivedAt: at,
  programme: z.string(),
  aboutName: z.string(),
  aboutAddress: z.string(),
  anonymous: z.boolean(),
  urgency: z.string(),
  tiding: Tiding,
})
export type OwnReport = z.infer<typeof OwnReport>

export const OwnReportInFull = OwnReport.omit({ tiding: true }).extend({
  channel: z.string(),
  aboutContact: z.string(),
  observed: z.string(),
  lifeDomains: z.array(z.string()),
  wantsHelp: z.enum(helpWishes),
  residentInformed: z.boolean(),
  residentAgrees: z.enum(residentViews),
  residentInformedNote: z.string(),
  tidings: z.array(Tiding),
})
export type OwnReportInFull = z.infer<typeof OwnReportInFull>

export const DeskReport = z.object({
  id: z.uuid(),
  receivedAt: at,
  programmeId: z.string(),
  aboutName: z.string(),
  aboutAddress: z.string(),
  addressKnown: z.boolean(),
  anonymous: z.boolean(),
  area: z.string(),
  areaId: z.int(),
  channel: z.string(),
  channelLabel: z.string(),
  urgency: z.string(),
  urgencyLabel: z.string(),
  /** 0: the least urgent of its programme. */
  urgencyRank: z.int(),
  reporter: z.string(),
  reporterKind: z.string(),
  state: z.enum(handlingStates),
  claimedBy: z.string().nullable(),
  claimedByMe: z.boolean(),
  dueAt: at.nullable(),
  outcomeLabel: z.string().nullable(),
  /** Came to the desk, and no conversation was recorded. */
  lacksConversation: z.boolean(),
  /** How many other reports are judged with this one. */
  together: z.int(),
})
export type DeskReport = z.infer<typeof DeskReport>

export const reportViews = ['open', 'new', 'claimed', 'helping', 'triaged'] as const
export const reportOrders = ['age', 'urgency', 'area', 'channel', 'due'] as const

export const TriageChoice = z.object({
  code: z.string(),
  label: z.string(),
  explanation: z.string(),
  does: z.enum(triageActions),
  provisional: z.boolean(),
})
export type TriageChoice = z.infer<typeof TriageChoice>

const Decision = z.object({
  id: z.uuid(),
  outcome: z.string(),
  outcomeLabel: z.string(),
  does: z.enum(triageActions),
  reasoning: z.string(),
  decidedBy: z.string(),
  decidedAt: at,
  caseFileId: z.uuid().nullable(),
  caseFileTitle: z.string().nullable(),
  handedOver: z.boolean(),
  undoneAt: at.nullable(),
  undoneBy: z.string().nullable(),
  undoReason: z.string().nullable(),
  /** Of help that the desk arranged: what came of it. */
  ending: z.object({ result: z.enum(helpResults), note: z.string(), endedAt: at, endedBy: z.string().nullable() }).nullable(),
})

export const ReportAtDesk = z.object({
  id: z.uuid(),
  receivedAt: at,
  programme: z.object({ id: z.string(), version: z.int(), title: z.string() }),
  channelLabel: z.string(),
  obtained: z.enum(['received', 'collected']),
  reporterKind: z.string(),
  reporter: z.string(),
  reporterOrganisation: z.string().nullable(),
  reporterPhone: z.string().nullable(),
  reporterContact: z.string(),
  /** A professional who hears back by themselves; others have to be called. */
  reporterIsTold: z.boolean(),
  enteredBy: z.string(),
  aboutName: z.string(),
  aboutAddress: z.string(),
  addressId: z.uuid().nullable(),
  area: z.string(),
  areaId: z.int(),
  aboutContact: z.string(),
  anonymous: z.boolean(),
  observed: z.string(),
  lifeDomains: z.array(z.object({ code: z.string(), label: z.string() })),
  urgency: z.string(),
  urgencyLabel: z.string(),
  urgencyRank: z.int(),
  wantsHelp: z.enum(helpWishes),
  knowsWhomToCall: z.boolean(),
  residentInformed: z.boolean(),
  residentAgrees: z.enum(residentViews),
  residentInformedNote: z.string(),
  handling: z.object({
    state: z.enum(handlingStates),
    claimedBy: z.string().nullable(),
    claimedByMe: z.boolean(),
    claimedAt: at.nullable(),
    knownHousehold: z.enum(householdKnowledge),
    version: z.int(),
  }),
  dueAt: at.nullable(),
  needsConversation: z.boolean(),
  conversations: z.array(z.object({ id: z.uuid(), heldAt: at, heldBy: z.string(), supportNeed: z.string(), advice: z.string() })),
  outcomes: z.array(TriageChoice),
  decisions: z.array(Decision),
  tidings: z.array(Tiding),
  alike: z.array(
    z.object({
      id: z.uuid(),
      receivedAt: at,
      aboutName: z.string(),
      aboutAddress: z.string(),
      same: z.enum(['address', 'name', 'both']),
      state: z.enum(handlingStates),
      version: z.int(),
      outcomeLabel: z.string().nullable(),
    }),
  ),
  /** The report this one belongs to, and is judged with. */
  belongsTo: z.object({ id: z.uuid(), aboutName: z.string(), aboutAddress: z.string(), receivedAt: at }).nullable(),
  /** The reports that are judged with this one. */
  together: z.array(
    z.object({
      id: z.uuid(),
      receivedAt: at,
      reporter: z.string(),
      reporterIsTold: z.boolean(),
      observed: z.string(),
      version: z.int(),
    }),
  ),
})
export type ReportAtDesk = z.infer<typeof ReportAtDesk>

export const KnownHousehold = z.object({
  caseFileId: z.uuid(),
  title: z.string(),
  area: z.string(),
  phase: z.string(),
  coordinator: z.string().nullable(),
  openedAt: at,
  closedAt: at.nullable(),
  /** Why it was found. */
  because: z.array(z.enum(['name', 'address', 'search'])),
})
export type KnownHousehold = z.infer<typeof KnownHousehold>

export const ReportInFile = z.object({
  reportId: z.uuid(),
  caseFileId: z.uuid(),
  caseFileTitle: z.string(),
  handedOver: z.boolean(),
  reporter: z.string(),
  reporterKind: z.string(),
  reporterContact: z.string(),
  urgency: z.string(),
  lifeDomains: z.array(z.string()),
  observed: z.string(),
  receivedAt: at,
  linkedAt: at,
  seenAt: at.nullable(),
})
export type ReportInFile = z.infer<typeof ReportInFile>

const Opening = z.object({
  caseFileId: z.uuid(),
  householdId: z.uuid(),
  name: requiredLine(200),
  members: z
    .array(
      z.object({
        personId: z.uuid(),
        givenNames: line(100).default(''),
        surname: requiredLine(100),
        surnamePrefix: line(30).default(''),
        birthDate: day().nullable().default(null),
        gender: z.enum(genders).default('unknown'),
        position: z.enum(householdPositions),
        phone: line(40).default(''),
      }),
    )
    .min(1)
    .max(30),
  addressId: z.uuid().nullable().default(null),
  place: line(200).default(''),
  coordinator: z.object({ userId: z.uuid(), organisationId: z.uuid() }).nullable().default(null),
})

export const signalOperations = {
  listReportProgrammes: operation({
    method: 'GET',
    path: '/report-programmes',
    summary: 'The programmes that take concern reports, with what a report form asks',
    input: z.object({}),
    output: z.array(ReportProgramme),
    permission: 'directory.read',
    purpose: 'intake',
    event: 'report-programmes.listed',
  }),
  findAddresses: operation({
    method: 'GET',
    path: '/addresses',
    summary: 'Addresses of the municipality by street and house number, or by postcode',
    input: z.object({ query: line(100).default('') }),
    output: z.array(FoundAddress),
    permission: 'directory.read',
    purpose: 'intake',
    event: 'addresses.searched',
  }),
  makeConcernReport: operation({
    method: 'POST',
    path: '/concern-reports',
    summary: 'Report a household (melding) as a professional of a partner organisation',
    input: z
      .object({
        ...reportFields,
        channel: z.string().min(1, 'Kies langs welke weg u meldt.').max(60),
        knowsWhomToCall: z.boolean().default(false),
      })
      .superRefine((report, context) => checkTogether(report, context), alsoWhenIncomplete),
    output: made,
    permission: 'concern-report.make',
    purpose: 'intake',
    event: 'concern-report.received',
  }),
  listOwnReports: operation({
    method: 'GET',
    path: '/own-concern-reports',
    summary: 'What became of the reports one made oneself',
    input: z.object({ before: z.iso.datetime({ offset: true }).optional() }),
    output: z.object({ reports: z.array(OwnReport), more: z.boolean() }),
    permission: 'concern-report.follow',
    purpose: 'intake',
    event: 'concern-report.followed',
  }),
  getOwnReport: operation({
    method: 'GET',
    path: '/own-concern-reports/{reportId}',
    summary: 'One report of one’s own, with every tiding; nothing of a file',
    input: z.object({ reportId }),
    output: OwnReportInFull,
    permission: 'concern-report.follow',
    purpose: 'intake',
    event: 'concern-report.followed',
  }),
  enterConcernReport: operation({
    method: 'POST',
    path: '/desk-reports',
    summary: 'Enter a report at the desk, for a neighbour, a volunteer, a professional or the resident',
    input: z
      .object({
        ...reportFields,
        channel: z.string().min(1, 'Kies hoe de melding binnenkwam.').max(60),
        reporterKind: z.enum(reporterKinds, 'Kies wie het vertelt.'),
        reporterName: line(200).default(''),
        reporterContact: line(200).default(''),
        obtained: z.enum(['received', 'collected']).default('received'),
        conversation: z
          .object({ id: z.uuid(), supportNeed: requiredLines(4000), advice: requiredLines(4000) })
          .nullable()
          .default(null),
      })
      .superRefine((report, context) => checkTogether(report, context, report.reporterKind === 'resident'), alsoWhenIncomplete),
    output: made,
    permission: 'concern-report.enter',
    purpose: 'intake',
    event: 'concern-report.received',
  }),
  listReports: operation({
    method: 'GET',
    path: '/concern-reports',
    summary: 'The worklist of the contact point, 50 at a time',
    input: z.object({
      view: z.enum(reportViews).default('open'),
      order: z.enum(reportOrders).default('urgency'),
      areaId: areaInAddress().optional(),
      channel: line(60).optional(),
      urgency: line(60).optional(),
      mine: z.enum(['true', 'false']).default('false'),
      withoutConversation: z.enum(['true', 'false']).default('false'),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
    output: z.object({
      reports: z.array(DeskReport),
      more: z.boolean(),
      counts: z.object({
        new: z.int(),
        claimed: z.int(),
        helping: z.int(),
        mine: z.int(),
        withoutConversation: z.int(),
      }),
      areas: z.array(z.object({ id: z.int(), name: z.string(), isDistrict: z.boolean() })),
      channels: z.array(z.object({ code: z.string(), label: z.string() })),
      urgencies: z.array(z.object({ code: z.string(), label: z.string() })),
    }),
    permission: 'concern-report.triage',
    purpose: 'intake',
    event: 'concern-reports.listed',
  }),
  getReport: operation({
    method: 'GET',
    path: '/concern-reports/{reportId}',
    summary: 'One report as the contact point sees it: what was told, who is on it, what was decided',
    input: z.object({ reportId }),
    output: ReportAtDesk,
    permission: 'concern-report.triage',
    purpose: 'intake',
    event: 'concern-report.read',
  }),
  claimReport: operation({
    method: 'POST',
    path: '/concern-reports/{reportId}/claim',
    summary: 'Take a report on, or take it over from a colleague; or give it back',
    input: z.object({ reportId, version: z.int(), by: z.enum(['me', 'nobody']).default('me') }),
    output: version,
    permission: 'concern-report.triage',
    purpose: 'intake',
    event: 'concern-report.claimed',
  }),
  findKnownHouseholds: operation({
    method: 'GET',
    path: '/concern-reports/{reportId}/known-households',
    summary: 'Case files that may be of the household in a report, as far as the contact point may know of them',
    input: z.object({ reportId, query: line(100).default('') }),
    output: z.array(KnownHousehold),
    permission: 'concern-report.triage',
    purpose: 'intake',
    event: 'known-households.searched',
  }),
  judgeKnownHousehold: operation({
    method: 'POST',
    path: '/concern-reports/{reportId}/known-household',
    summary: 'Record whether the household in a report is known',
    input: z.object({ reportId, version: z.int(), knownHousehold: z.enum(householdKnowledge) }),
    output: version,
    permission: 'concern-report.triage',
    purpose: 'intake',
    event: 'known-household.judged',
  }),
  recordConversation: operation({
    method: 'POST',
    path: '/concern-reports/{reportId}/conversations',
    summary: 'Record the conversation at the desk and the advice given (R-019)',
    input: z.object({ reportId, id: z.uuid(), supportNeed: requiredLines(4000), advice: requiredLines(4000) }),
    output: made,
    permission: 'concern-report.triage',
    purpose: 'intake',
    event: 'conversation.recorded',
  }),
  triageReport: operation({
    method: 'POST',
    path: '/concern-reports/{reportId}/triage',
    summary: 'Decide on a report: one of the outcomes of its programme, with the reasoning (R-030)',
    input: z.object({
      reportId,
      id: z.uuid(),
      version: z.int(),
      outcome: z.string().min(1, 'Kies een uitkomst.').max(60),
      reasoning: requiredLines(4000),
      /** To the reporter, in the desk's own words. */
      message: lines(2000).default(''),
      /** For direct help: nothing more is asked of the desk. */
      finished: z.boolean().default(true),
      /** For a case file: the one the household has already, to which the report is handed over; or */
      existingCaseFileId: z.uuid().nullable().default(null),
      /** the one to open. */
      opening: Opening.nullable().default(null),
    }),
    output: z.object({ version: z.int(), caseFileId: z.uuid().nullable() }),
    permission: 'concern-report.triage',
    purpose: 'intake',
    event: 'concern-report.triaged',
  }),
  undoTriage: operation({
    method: 'POST',
    path: '/concern-reports/{reportId}/triage-undo',
    summary: 'Take a decision back, with a reason, while nothing was built on it',
    input: z.object({ reportId, version: z.int(), reason: requiredLines(2000) }),
    output: version,
    permission: 'concern-report.triage',
    purpose: 'intake',
    event: 'concern-report.triage-undone',
  }),
  closeReport: operation({
    method: 'POST',
    path: '/concern-reports/{reportId}/closing',
    summary: 'Nothing more is asked of the desk: the help that was chosen is arranged',
    input: z.object({
      reportId,
      version: z.int(),
      message: lines(2000).default(''),
      /** What came of it. */
      ending: z
        .object({ result: z.enum(helpResults, 'Kies hoe het afliep.'), note: lines(2000).default('') })
        .nullable()
        .default(null),
    }),
    output: version,
    permission: 'concern-report.triage',
    purpose: 'intake',
    event: 'concern-report.closed',
  }),
  linkReports: operation({
    method: 'POST',
    path: '/concern-reports/{reportId}/leading-report',
    summary: 'This report is about the same household as another one (hoort bij): they are judged as one, all reporters are told',
    input: z.object({ reportId, id: z.uuid(), version: z.int(), leadingReportId: z.uuid('Kies een melding uit de lijst.') }),
    output: version,
    permission: 'concern-report.triage',
    purpose: 'intake',
    event: 'concern-report.linked',
  }),
  partReport: operation({
    method: 'POST',
    path: '/concern-reports/{reportId}/parting',
    summary: 'A report no longer belongs to another; what was decided meanwhile stands',
    input: z.object({ reportId, version: z.int() }),
    output: version,
    permission: 'concern-report.triage',
    purpose: 'intake',
    event: 'concern-report.parted',
  }),
  listReportsOfFile: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/concern-reports',
    summary: 'The reports that led to a case file or were handed over to it, for its coordinator',
    input: z.object({ caseFileId: z.uuid() }),
    output: z.array(ReportInFile),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'reports-of-file.read',
    caseFile: 'caseFileId',
  }),
  listHandedOverReports: operation({
    method: 'GET',
    path: '/handed-over-reports',
    summary: 'Reports handed over to one’s own case files that nobody there has looked at yet',
    input: z.object({}),
    output: z.array(ReportInFile),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'handed-over-reports.listed',
    reach: [accessDomainIds.intake, accessDomainIds.general],
  }),
  acknowledgeReport: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/concern-reports/{reportId}/acknowledgement',
    summary: 'The coordinator has seen a report that was handed over',
    input: z.object({ caseFileId: z.uuid(), reportId }),
    output: z.object({}),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'handed-over-report.seen',
    caseFile: 'caseFileId',
  }),
}
