import * as z from 'zod'
import { roles } from '../access/rules/roles.ts'
import { operation } from '../platform/operation.ts'
import { areaInAddress, areaNumber, day, line, lines } from '../platform/text-fields.ts'
import { covenantStates } from './rules/covenant-state.ts'
import { openWorkKinds } from './rules/open-work.ts'
import { organisationKinds, organisationParts } from './rules/organisation-kind.ts'
import { givenRoles } from './rules/role-choice.ts'

export { covenantOperations } from './covenant-api.ts'
export { reviewOperations } from './review-api.ts'

/** A moment as it is sent: ISO 8601. */
const at = z.string()

const change = <Value extends z.ZodType>(value: Value) => z.object({ from: value, to: value }).optional()

const name = (what: string, most = 120) => line(most).min(1, `Vul ${what} in.`)
const phone = line(40).regex(/^$|^[\d +()-]{6,}$/, 'Vul een telefoonnummer in met cijfers, spaties, + of -.')
const mail = line(200).regex(/^$|^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'Vul een mailadres in, zoals post@organisatie.nl.')

/** What an administrator fills in of an organisation. The contact is a function and a shared mailbox, never private data. */
const organisationFields = {
  name: name('de naam'),
  kind: z.enum(organisationKinds, 'Kies wat voor organisatie dit is.'),
  field: line(120).default(''),
  parts: z.array(z.enum(organisationParts)).max(5).default([]),
  areaId: areaNumber().nullable().default(null),
  contactFunction: line(120).default(''),
  mailbox: mail.default(''),
  phone: phone.default(''),
  visitingAddress: line(200).default(''),
  services: lines(1000).default(''),
}

const organisationValues = z.object({
  name: z.string(),
  kind: z.string(),
  field: z.string(),
  parts: z.array(z.string()),
  areaId: z.int().nullable(),
  contactFunction: z.string(),
  mailbox: z.string(),
  phone: z.string(),
  visitingAddress: z.string(),
  services: z.string(),
})
export type OrganisationValues = z.infer<typeof organisationValues>

const openWork = z.array(z.object({ kind: z.enum(openWorkKinds), number: z.int() }))

/** One change of what an administrator keeps, with what stood there. */
const pastChange = z.object({
  id: z.uuid(),
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  by: z.string(),
  at,
})
export type PastChange = z.infer<typeof pastChange>

const personLine = z.object({
  id: z.uuid(),
  name: z.string(),
  jobTitle: z.string(),
  email: z.string(),
  endedAt: at.nullable(),
  /** Whether they have logged in and are bound to an account. */
  hasAccount: z.boolean(),
  roles: z.array(z.object({ organisation: z.string(), role: z.enum(roles), area: z.string().nullable() })),
  caseload: z.int(),
})
export type PersonLine = z.infer<typeof personLine>

const roleLine = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  organisation: z.string(),
  role: z.enum(roles),
  area: z.string().nullable(),
  validFrom: at,
  validTo: at.nullable(),
})
export type RoleLine = z.infer<typeof roleLine>

const deputy = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  absent: z.object({ id: z.uuid(), name: z.string() }),
  deputy: z.object({ id: z.uuid(), name: z.string() }),
  /** First and last day. */
  from: z.string(),
  until: z.string(),
  state: z.enum(['planned', 'now', 'ended']),
})
export type Deputy = z.infer<typeof deputy>

const teamLine = z.object({
  id: z.uuid(),
  name: z.string(),
  organisationId: z.uuid(),
  areaIds: z.array(z.int()),
  endedAt: at.nullable(),
  version: z.int(),
  members: z.array(z.object({ id: z.uuid(), name: z.string(), since: at })),
})
export type TeamLine = z.infer<typeof teamLine>

const areaLine = z.object({
  id: z.int(),
  parentId: z.int().nullable(),
  kind: z.enum(['district', 'neighbourhood', 'outside']),
  name: z.string(),
  endedAt: at.nullable(),
  /** Counted apart in the half-year figures; of a district, all of its neighbourhoods. */
  isPriority: z.boolean(),
  addresses: z.int(),
  /** Who watches over this area itself; who watches over all of the municipality stands apart. */
  overseers: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.enum(roles) })),
  teams: z.array(z.string()),
})
export type AreaLine = z.infer<typeof areaLine>

const kept = { permission: 'directory.keep', purpose: 'administration' } as const
const made = z.object({ id: z.uuid() })
const changed = z.object({ id: z.uuid(), version: z.int() })

const organisations = {
  listOrganisations: operation({
    method: 'GET',
    path: '/organisations',
    summary: 'Partner organisations (R-140), by a part of their name, field or kind',
    input: z.object({ query: line(100).default(''), show: z.enum(['running', 'ended']).default('running') }),
    output: z.object({
      organisations: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          kind: z.string(),
          field: z.string(),
          parts: z.array(z.string()),
          area: z.string().nullable(),
          mailbox: z.string(),
          phone: z.string(),
          people: z.int(),
          endedAt: at.nullable(),
        }),
      ),
      counts: z.object({ running: z.int(), ended: z.int() }),
    }),
    ...kept,
    event: 'organisations.listed',
  }),
  getOrganisation: operation({
    method: 'GET',
    path: '/organisations/{organisationId}',
    summary: 'An organisation with its teams, people, open work in numbers, and what was changed',
    input: z.object({ organisationId: z.uuid() }),
    output: z.object({
      id: z.uuid(),
      values: organisationValues,
      area: z.string().nullable(),
      endedAt: at.nullable(),
      version: z.int(),
      people: z.array(z.object({ id: z.uuid(), name: z.string(), jobTitle: z.string(), roles: z.array(z.enum(roles)) })),
      teams: z.array(teamLine),
      openWork,
      /** What was agreed with them. */
      covenants: z.array(
        z.object({ id: z.uuid(), title: z.string(), endsOn: z.string().nullable(), state: z.enum(covenantStates) }),
      ),
      history: z.array(pastChange),
    }),
    ...kept,
    event: 'organisation.read',
  }),
  addOrganisation: operation({
    method: 'POST',
    path: '/organisations',
    summary: 'Adds a partner organisation',
    input: z.object({ id: z.uuid(), ...organisationFields }),
    output: made,
    ...kept,
    event: 'organisation.added',
  }),
  changeOrganisation: operation({
    method: 'PATCH',
    path: '/organisations/{organisationId}',
    summary: 'Changes what is known of an organisation, field by field',
    input: z.object({
      organisationId: z.uuid(),
      change: z.object({
        name: z.object({ from: z.string(), to: organisationFields.name }).optional(),
        kind: z.object({ from: z.string(), to: organisationFields.kind }).optional(),
        field: change(line(120)),
        parts: z.object({ from: z.array(z.string()), to: z.array(z.enum(organisationParts)).max(5) }).optional(),
        areaId: change(areaNumber().nullable()),
        contactFunction: change(line(120)),
        mailbox: z.object({ from: z.string(), to: mail }).optional(),
        phone: z.object({ from: z.string(), to: phone }).optional(),
        visitingAddress: change(line(200)),
        services: change(lines(1000)),
      }),
    }),
    output: changed,
    ...kept,
    event: 'organisation.changed',
  }),
  endOrganisation: operation({
    method: 'POST',
    path: '/organisations/{organisationId}/ending',
    summary: 'Ends an organisation and the roles of everybody there; what stood there stays',
    input: z.object({ organisationId: z.uuid() }),
    output: changed,
    ...kept,
    event: 'organisation.ended',
  }),
  resumeOrganisation: operation({
    method: 'POST',
    path: '/organisations/{organisationId}/resumption',
    summary: 'Takes back the end of an organisation; roles are given anew',
    input: z.object({ organisationId: z.uuid() }),
    output: changed,
    ...kept,
    event: 'organisation.resumed',
  }),
}

const teams = {
  addTeam: operation({
    method: 'POST',
    path: '/organisations/{organisationId}/teams',
    summary: 'Adds a team of colleagues within an organisation',
    input: z.object({
      organisationId: z.uuid(),
      id: z.uuid(),
      name: name('de naam van het team'),
      areaIds: z.array(areaNumber()).max(200).default([]),
    }),
    output: made,
    ...kept,
    event: 'team.added',
  }),
  changeTeam: operation({
    method: 'PATCH',
    path: '/teams/{teamId}',
    summary: 'Changes the name or the areas of a team, or ends it',
    input: z.object({
      teamId: z.uuid(),
      change: z.object({
        name: z.object({ from: z.string(), to: name('de naam van het team') }).optional(),
        areaIds: change(z.array(areaNumber()).max(200)),
        isEnded: change(z.boolean()),
      }),
    }),
    output: changed,
    ...kept,
    event: 'team.changed',
  }),
  joinTeam: operation({
    method: 'POST',
    path: '/teams/{teamId}/members',
    summary: 'Puts a colleague in a team: what is shared with the team is then theirs too',
    input: z.object({ teamId: z.uuid(), userId: z.uuid() }),
    output: made,
    ...kept,
    event: 'team.joined',
  }),
  leaveTeam: operation({
    method: 'POST',
    path: '/teams/{teamId}/members/{userId}/ending',
    summary: 'Takes a colleague out of a team',
    input: z.object({ teamId: z.uuid(), userId: z.uuid() }),
    output: made,
    ...kept,
    event: 'team.left',
  }),
}

const areas = {
  listAreas: operation({
    method: 'GET',
    path: '/areas',
    summary: 'Districts (wijken) and neighbourhoods (buurten), with who watches over them',
    input: z.object({}),
    output: z.object({
      areas: z.array(areaLine),
      /** Who watches over the whole municipality. */
      everywhere: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.enum(roles) })),
    }),
    ...kept,
    event: 'areas.listed',
  }),
  addArea: operation({
    method: 'POST',
    path: '/areas',
    summary: 'Adds a district, or a neighbourhood in a district',
    input: z.object({ name: name('de naam'), parentId: areaNumber().nullable() }),
    output: z.object({ areaId: z.int() }),
    ...kept,
    event: 'area.added',
  }),
  changeArea: operation({
    method: 'PATCH',
    path: '/areas/{areaId}',
    summary: 'Gives an area another name, makes it a priority area (aandachtsbuurt), ends it or takes its end back',
    input: z.object({
      areaId: areaInAddress(),
      change: z.object({
        name: z.object({ from: z.string(), to: name('de naam') }).optional(),
        isPriority: change(z.boolean()),
        isEnded: change(z.boolean()),
      }),
    }),
    output: z.object({ areaId: z.int(), version: z.int() }),
    ...kept,
    event: 'area.changed',
  }),
}

const workAddress = line(200)
  .min(1, 'Vul het werkadres in.')
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'Vul een mailadres in, zoals s.bakker@organisatie.nl.')

const givenRole = z.object({
  id: z.uuid(),
  role: z.enum(givenRoles, 'Kies een rol uit de lijst.'),
  areaId: areaNumber().nullable().default(null),
})

const people = {
  listPeople: operation({
    method: 'GET',
    path: '/people',
    summary: 'Everybody who works here, 100 at a time',
    input: z.object({
      query: line(100).default(''),
      organisationId: z.uuid().optional(),
      role: z.enum(givenRoles).optional(),
      show: z.enum(['running', 'ended']).default('running'),
      page: z.coerce.number().int().min(1).max(1000).default(1),
    }),
    output: z.object({
      people: z.array(personLine),
      total: z.int(),
      more: z.boolean(),
      counts: z.object({ running: z.int(), ended: z.int() }),
    }),
    ...kept,
    event: 'people.listed',
  }),
  getPerson: operation({
    method: 'GET',
    path: '/people/{userId}',
    summary: 'A colleague with roles, teams, deputies, open work in numbers, and what was changed',
    input: z.object({ userId: z.uuid() }),
    output: z.object({
      id: z.uuid(),
      name: z.string(),
      jobTitle: z.string(),
      email: z.string(),
      endedAt: at.nullable(),
      hasAccount: z.boolean(),
      version: z.int(),
      roles: z.array(roleLine),
      teams: z.array(z.object({ id: z.uuid(), name: z.string(), organisation: z.string(), since: at })),
      deputies: z.array(deputy),
      openWork,
      history: z.array(pastChange),
    }),
    ...kept,
    event: 'person.read',
  }),
  addPerson: operation({
    method: 'POST',
    path: '/people',
    summary: 'Adds a colleague with roles in one organisation; the first log-in with the work address binds the account',
    input: z.object({
      id: z.uuid(),
      name: name('de naam'),
      jobTitle: line(120).default(''),
      email: workAddress,
      organisationId: z.uuid('Kies een organisatie uit de lijst.'),
      roles: z.array(givenRole).min(1, 'Kies minstens één rol.').max(9),
      teamIds: z.array(z.uuid()).max(20).default([]),
    }),
    output: made,
    ...kept,
    event: 'person.added',
  }),
  changePerson: operation({
    method: 'PATCH',
    path: '/people/{userId}',
    summary: 'Changes name, job title or work address of a colleague',
    input: z.object({
      userId: z.uuid(),
      change: z.object({
        name: z.object({ from: z.string(), to: name('de naam') }).optional(),
        jobTitle: change(line(120)),
        email: z.object({ from: z.string(), to: workAddress }).optional(),
      }),
    }),
    output: changed,
    ...kept,
    event: 'person.changed',
  }),
  giveRole: operation({
    method: 'POST',
    path: '/people/{userId}/roles',
    summary: 'Gives a colleague a role in an organisation',
    input: z.object({ userId: z.uuid(), organisationId: z.uuid('Kies een organisatie uit de lijst.'), ...givenRole.shape }),
    output: made,
    ...kept,
    event: 'role.given',
  }),
  endRole: operation({
    method: 'POST',
    path: '/people/{userId}/roles/{roleId}/ending',
    summary: 'Ends a role of a colleague at once',
    input: z.object({ userId: z.uuid(), roleId: z.uuid() }),
    output: made,
    ...kept,
    event: 'role.ended',
  }),
  endPerson: operation({
    method: 'POST',
    path: '/people/{userId}/ending',
    summary: 'A colleague left: roles, grants, teams, deputies and open log-ins end at once',
    input: z.object({ userId: z.uuid() }),
    output: changed,
    ...kept,
    event: 'person.ended',
  }),
}

const deputies = {
  listOwnDeputies: operation({
    method: 'GET',
    path: '/own-deputies',
    summary: 'Who stands in for the caller, for whom the caller stands in, and who could',
    input: z.object({}),
    output: z.object({
      deputies: z.array(deputy),
      colleagues: z.array(z.object({ id: z.uuid(), name: z.string(), caseload: z.int() })),
    }),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'deputies.listed',
  }),
  appointDeputy: operation({
    method: 'POST',
    path: '/deputies',
    summary: 'A coordinator stands in for a colleague on leave (waarneming), from the first to the last day',
    input: z.object({
      id: z.uuid(),
      absentUserId: z.uuid(),
      deputyUserId: z.uuid('Kies wie waarneemt.'),
      organisationId: z.uuid(),
      from: day(),
      until: day(),
    }),
    output: made,
    permission: 'deputy.arrange',
    purpose: 'administration',
    event: 'deputy.appointed',
  }),
  endDeputy: operation({
    method: 'POST',
    path: '/deputies/{deputyId}/ending',
    summary: 'Ends standing in before its last day',
    input: z.object({ deputyId: z.uuid() }),
    output: made,
    permission: 'deputy.arrange',
    purpose: 'administration',
    event: 'deputy.ended',
  }),
}

export const directoryOperations = { ...organisations, ...teams, ...areas, ...people, ...deputies }
