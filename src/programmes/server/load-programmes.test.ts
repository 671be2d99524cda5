import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { programmeEventNames } from '../rules/events.ts'
import { accessDomains, productRoles } from '../rules/vocabulary.ts'
import { exampleFile, exampleText, getExampleProgramme } from '../testing/example-programme.ts'
import { loadProgrammes, type ProgrammeFilesError, programmesDirectory, readProgramme } from './load-programmes.ts'

/** The example with one thing changed; fails when there was nothing to change. */
function changed(from: string, to: string): string {
  expect(exampleText).toContain(from)
  return exampleText.replace(from, to)
}

describe('the programmes of the product', () => {
  test('load without a problem', async () => {
    const { programmes, defaultLifeDomains } = await loadProgrammes()
    const files = (await readdir(programmesDirectory)).filter(name => name.endsWith('.yaml'))
    expect([...programmes.keys()].map(id => `${id}.yaml`)).toEqual(files.sort())
    expect(defaultLifeDomains.scale.map(step => step.score)).toEqual([1, 2, 3, 4, 5])
  })

  test('are named by no code of the product', async () => {
    const { programmes } = await loadProgrammes()
    const source = join(programmesDirectory, '..', 'src')
    const files = (await readdir(source, { recursive: true })).filter(name => /\.(ts|tsx|css|sql)$/.test(name))
    const texts = await Promise.all(files.map(async name => ({ name, text: await readFile(join(source, name), 'utf8') })))
    for (const id of programmes.keys()) {
      expect(
        texts.filter(({ text }) => text.includes(id)).map(({ name }) => name),
        id,
      ).toEqual([])
    }
  })
})

describe('the documentation', () => {
  test('has an example that loads', () => expect(getExampleProgramme().title).toBe('Koffie aan huis'))

  test('names every event, role and access domain', async () => {
    const page = await readFile(join(programmesDirectory, '..', 'docs', 'programme-format.md'), 'utf8')
    const words = [...programmeEventNames, ...productRoles, ...accessDomains]
    expect(words.filter(word => !page.includes(`\`${word}\``))).toEqual([])
  })
})

describe('a wrong file is told with place, what and expected', () => {
  const cases: [name: string, from: string, to: string, path: string, what: RegExp, expected: RegExp][] = [
    [
      'an unknown event',
      '{ event: plan.drawn-up }',
      '{ event: plan.made }',
      'phases.0.endsOn.0.event',
      /not known/,
      /plan\.drawn-up/,
    ],
    ['a wrong duration', 'duration: P6M', 'duration: 6 maanden', 'clocks.1.duration', /refused/, /ISO 8601/],
    [
      'a role that is not there',
      'by: [regisseur], where',
      'by: [koningin], where',
      'contactMoments.0.by.0',
      /no role "koningin"/,
      /loket, regisseur/,
    ],
    ['an unknown key', 'status: pilot', 'status: pilot\nmood: good', 'mood', /not known/, /key of the format/],
    ['a default without a setting', 'setting: visit.term', 'setting: null', 'clocks.0.setting', /refused/, /setting key/],
    ['compulsion without a legal basis', 'mode: voluntary', 'mode: compulsion', 'modes.0.legalBasis', /refused/, /legal basis/],
    ['an unknown fact', 'when: hasHelp', 'when: hasHulp', 'criteria.exclusion.0.when', /no fact "hasHulp"/, /hasHelp/],
    ['no FEEL', 'when: problems >= 2', 'when: problems >=', 'criteria.inclusion.0.when', /not FEEL/, /FEEL expression/],
    [
      'two comparisons',
      'when: problems >= 2',
      'when: problems >>> 2',
      'criteria.inclusion.0.when',
      /not FEEL/,
      /FEEL expression/,
    ],
    [
      'no yes or no',
      'when: problems >= 2',
      'when: problems + 2',
      'criteria.inclusion.0.when',
      /does not always give yes or no/,
      /true or false/,
    ],
    ['no facts at all', 'when: hasHelp', 'when: 1 = 1', 'criteria.exclusion.0.when', /asks for no fact/, /over facts/],
    [
      'a test that cannot fail',
      'when: hasHelp',
      'when: hasHelp or not(hasHelp)',
      'criteria.exclusion.0.when',
      /same answer/,
      /can fail/,
    ],
    [
      'an outcome that is not there',
      'outcome: advice',
      'outcome: coffee',
      'criteria.exclusion.0.outcome',
      /no triage outcome/,
      /advice, file/,
    ],
    [
      'a clock that is not there',
      'clocks: [visit]',
      'clocks: [bezoek]',
      'phases.0.steps.0.clocks.0',
      /no clock "bezoek"/,
      /visit, aftercare/,
    ],
    [
      'an attribute that the event has not',
      'with: { reached: false }',
      'with: { mood: false }',
      'clocks.0.pausedBy.0.with.mood',
      /no attribute of contact\.recorded/,
      /reached/,
    ],
    [
      'a closing reason that is not there',
      'with: { reason: done }',
      'with: { reason: klaar }',
      'clocks.1.startedBy.0.with.reason',
      /no closing reason "klaar"/,
      /done, moved/,
    ],
    [
      'a kind of visit that is not there',
      'with: { kind: first } }]',
      'with: { kind: second } }]',
      'phases.0.steps.0.endsOn.0.with.kind',
      /no contact moment/,
      /first/,
    ],
    ['a code used twice', 'code: regisseur, label', 'code: loket, label', 'roles.1.code', /used twice/, /its own/],
    ['a step code used twice', '- code: plan', '- code: visit', 'phases.0.steps.1.code', /used twice/, /over all phases/],
    ['a caseload of nobody', 'role: regisseur\n', 'role: null\n', 'norms.0', /without role/, /whose caseload/],
    [
      'a discussion without a table',
      'does: close-with-advice',
      'does: discuss',
      'triage.outcomes.0.table',
      /refused/,
      /case table/,
    ],
    ['a setting with two values', 'setting: caseload.max', 'setting: visit.term', '', /visit\.term.* P10D .* 5 /, /two keys/],
    [
      'an id unlike the file name',
      'id: voorbeeldstad-koffie',
      'id: voorbeeldstad-thee',
      'id',
      /the id is/,
      /voorbeeldstad-koffie/,
    ],
    ['a title that is missing', 'title: Koffie aan huis\n', '', 'title', /missing/, /string/],
  ]
  test.each(cases)('%s', (_name, from, to, path, what, expected) => {
    const { problems } = readProgramme(exampleFile, changed(from, to))
    const found = problems.find(problem => what.test(problem.what) && expected.test(problem.expected))
    expect(found, JSON.stringify(problems, null, 1)).toBeDefined()
    expect(found?.path.join('.')).toBe(path)
    expect(found?.file).toBe(exampleFile)
  })

  test('the line is that of the value, or of the nearest place above what is missing', () => {
    const wrong = readProgramme(exampleFile, changed('id: voorbeeldstad-koffie', '# first\n\nid: Voor Beeld'))
    expect(wrong.problems.map(({ line, path }) => [line, path])).toEqual([[3, ['id']]])
    const missing = readProgramme(exampleFile, changed('period: { start: "2026", ', 'period: { '))
    const line = exampleText.split('\n').findIndex(text => text.startsWith('period:')) + 1
    expect(missing.problems.map(problem => [problem.line, problem.path])).toEqual([[line, ['period', 'start']]])
  })

  test('text that is no YAML', () => {
    const { value, problems } = readProgramme(exampleFile, 'id: [open')
    expect(value).toBeNull()
    expect(problems[0]?.expected).toBe('valid YAML 1.2')
  })

  test('an empty file', () => {
    const { value, problems } = readProgramme(exampleFile, '')
    expect(value).toBeNull()
    expect(problems).toHaveLength(1)
  })
})

describe('a folder', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'programmes-'))
    await mkdir(join(folder, 'defaults'))
    const defaults = await readFile(join(programmesDirectory, 'defaults', 'life-domains.yaml'), 'utf8')
    await writeFile(join(folder, 'defaults', 'life-domains.yaml'), defaults)
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('with two wrong files tells both at once', async () => {
    await writeFile(join(folder, 'one.yaml'), exampleText)
    await writeFile(join(folder, 'two.yaml'), 'id: two')
    const error = await loadProgrammes(folder).catch((thrown: ProgrammeFilesError) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect((error as ProgrammeFilesError).message).toMatch(/one\.yaml:1 at id: the id is "voorbeeldstad-koffie"; expected: /)
    expect(new Set((error as ProgrammeFilesError).problems.map(({ file }) => file))).toEqual(new Set(['one.yaml', 'two.yaml']))
  })
})
