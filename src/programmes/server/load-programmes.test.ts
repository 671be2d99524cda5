import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadProgrammes, programmesDirectory, readProgramme } from './load-programmes.ts'

const file = 'den-haag-meldcode.yaml'
const text = await readFile(join(programmesDirectory, file), 'utf8')

/** The file with one thing changed; fails when there was nothing to change. */
function changed(from: string, to: string): string {
  expect(text).toContain(from)
  return text.replace(from, to)
}

describe('the programmes of the product', () => {
  test('load without a problem', async () => {
    const { programmes, defaultLifeDomains } = await loadProgrammes()
    expect([...programmes.keys()]).toContain('den-haag-meldcode')
    expect(defaultLifeDomains.scale.map((step) => step.score)).toEqual([1, 2, 3, 4, 5])
  })
})

describe('a wrong file is told with place, what and expected', () => {
  const cases: [string, string, string, RegExp, RegExp][] = [
    ['an unknown event', 'event: task.placed', 'event: task.plaatst', /not known/, /task\.placed/],
    ['a wrong duration', 'duration: P6M', 'duration: 6 maanden', /refused/, /ISO 8601/],
    ['an unknown key', 'statusSource: derived', 'statusSource: derived\nstatusNote: x', /not known/, /key of the format/],
    ['a default without a setting', 'setting: triage.term', 'setting: null', /refused/, /setting key/],
    ['an unknown fact', 'when: not(reporterKnowsOrganisation)', 'when: not(reporterKnowsNothing)', /no fact/, /reporterKnowsOrganisation/],
    ['no FEEL', 'when: not(reporterKnowsOrganisation)', 'when: not(reporterKnowsOrganisation', /not FEEL/, /FEEL expression/],
    ['a test that cannot fail', 'when: not(reporterKnowsOrganisation)', 'when: reporterKnowsOrganisation or not(reporterKnowsOrganisation)', /same answer/, /can fail/],
    ['a clock that is not there', 'with: { clock: task-pick-up }', 'with: { clock: pick-up }', /no clock "pick-up"/, /task-pick-up/],
    ['an attribute that the event has not', 'with: { clock: task-pick-up }', 'with: { task: task-pick-up }', /no attribute of clock\.missed "task"/, /clock/],
    ['a code used twice', 'code: sociaal-casemanager', 'code: icp-medewerker', /used twice/, /its own/],
    ['an id unlike the file name', 'id: den-haag-meldcode', 'id: den-haag-meldkode', /the id is/, /den-haag-meldcode/],
    ['a title that is missing', 'title: Meldcode\n', '', /missing/, /string/],
  ]
  for (const [name, from, to, what, expected] of cases) {
    test(name, () => {
      const { problems } = readProgramme(file, changed(from, to))
      const found = problems.find((problem) => what.test(problem.what) && expected.test(problem.expected))
      expect(found, JSON.stringify(problems, null, 1)).toBeDefined()
      expect(found?.file).toBe(file)
    })
  }

  test('the line is that of the value', () => {
    const { problems } = readProgramme(file, changed('id: den-haag-meldcode', '# first\n\nid: Den Haag'))
    expect(problems.map((problem) => [problem.line, problem.path])).toEqual([[3, ['id']]])
  })

  test('text that is no YAML', () => {
    const { value, problems } = readProgramme(file, 'id: [open')
    expect(value).toBeNull()
    expect(problems[0]?.expected).toBe('valid YAML 1.2')
  })
})
