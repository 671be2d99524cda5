import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { line } from '../platform/text-fields.ts'
import { facetNames } from './rules/library-facets.ts'
import { librarySectionNames } from './rules/library-sections.ts'
import { Programme } from './rules/programme.ts'
import { Facets } from './rules/vocabulary.ts'

export const libraryOrders = ['relevance', 'municipality', 'title', 'start'] as const
export type LibraryOrder = (typeof libraryOrders)[number]

/** Values of one facet in one text, because a query has one value per name. No printed value has this sign. */
export const facetSeparator = '|'

const chosen = () => line(1000).default('')

/** Null: the municipality does not work with it. Else the newest version that was published here, and whether it takes new households. */
const here = z.object({ version: z.int(), takesNew: z.boolean() }).nullable()
export type RunsHere = z.infer<typeof here>

const hit = z.object({
  section: z.enum(librarySectionNames),
  passage: z.array(z.object({ text: z.string(), isHit: z.boolean() })),
})

const inList = z.object({
  id: z.string(),
  title: z.string(),
  municipality: z.string(),
  summary: z.string(),
  status: Programme.shape.status,
  facets: Facets,
  areas: z.array(z.string()),
  period: Programme.shape.period,
  here,
  /** Where the words were found, best first; empty when nothing was asked or only the title has them. */
  hits: z.array(hit),
  hitCount: z.int(),
})
export type ProgrammeInList = z.infer<typeof inList>

const publicFacts = { permission: 'programme.read', purpose: 'workplace', reach: [] } as const

export const programmeOperations = {
  listLibrary: operation({
    method: 'GET',
    path: '/library-programmes',
    summary: 'The programme library (programmabibliotheek), by the five facets and in full text',
    input: z.object({
      query: line(200).default(''),
      order: z.enum(libraryOrders).optional(),
      level: chosen(),
      targetGroup: chosen(),
      problemTheme: chosen(),
      interventionAngle: chosen(),
      partnerMix: chosen(),
    }),
    output: z.object({
      programmes: z.array(inList),
      /** In the whole library. */
      total: z.int(),
      facets: z.array(
        z.object({
          facet: z.enum(facetNames),
          values: z.array(z.object({ value: z.string(), count: z.int(), isChosen: z.boolean() })),
        }),
      ),
    }),
    event: 'programmes.searched',
    ...publicFacts,
  }),
  getLibraryProgramme: operation({
    method: 'GET',
    path: '/library-programmes/{programmeId}',
    summary: 'One programme with everything its file says, and in which version it runs here',
    input: z.object({ programmeId: line(60).min(1) }),
    output: z.object({
      programme: Programme,
      here,
      /** What the municipality set for terms and numbers of this programme, by setting key. */
      settings: z.record(z.string(), z.union([z.string(), z.number()])),
      /** The labels of the life domains, own or of the municipality. */
      lifeDomains: z.array(z.object({ code: z.string(), label: z.string(), explanation: z.string().nullable() })),
      /** The others, to compare with. */
      others: z.array(z.object({ id: z.string(), title: z.string(), municipality: z.string() })),
    }),
    event: 'programme.read',
    ...publicFacts,
  }),
}
