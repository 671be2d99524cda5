import { describe, expect, test } from 'vitest'
import { domainInOwnWords } from './own-words.ts'
import { readableCopy, type StructuredCopy, structuredCopy } from './readable-copy.ts'
import { readabilityOf } from './reading-level.ts'
import { outcomes, refusals, refusalsFor, requestKinds, requestLaw, stateForResident } from './request-kind.ts'
import { requestLetter, salutation } from './request-letter.ts'
import { mayExtend, objectionUntil, termOf } from './request-term.ts'
import { mayAsk } from './who-may-ask.ts'

describe('terms', () => {
  test.each([
    ['copy', '2026-11-02', '2026-12-02'],
    // A month after 31 January is the last day of February; that is a Saturday in 2026, so it runs to Monday.
    ['copy', '2026-01-31', '2026-03-02'],
    // 25 December is a holiday: the next working day.
    ['correction', '2026-11-25', '2026-12-28'],
    ['destruction', '2026-11-02', '2027-02-02'],
  ] as const)('%s received %s is due %s', (kind, received, due) => expect(termOf(kind, received).dueOn).toBe(due))

  test('more time counts from receipt, once, and only before the end', () => {
    const request = { kind: 'copy' as const, receivedOn: '2026-11-02', isExtended: false }
    const inTime = mayExtend(request, new Date('2026-12-02T23:00:00+01:00'))
    expect(inTime.allowed && inTime.until.dueOn).toBe('2027-02-02')
    expect(mayExtend(request, new Date('2026-12-03T00:00:00+01:00')).allowed).toBe(false)
    expect(mayExtend({ ...request, isExtended: true }, new Date('2026-11-03')).allowed).toBe(false)
    expect(mayExtend({ ...request, kind: 'destruction' }, new Date('2026-11-03')).allowed).toBe(false)
  })

  test('objection is possible for six weeks', () => expect(objectionUntil('2026-11-02')).toBe('2026-12-14'))
})

test.each([
  [11, 'self', false],
  [11, 'representative', true],
  [12, 'self', true],
  [15, 'representative', true],
  [16, 'representative', false],
  [16, 'self', true],
  [undefined, 'self', true],
  [undefined, 'representative', false],
] as const)('at %s the %s may ask: %s', (age, asker, expected) => expect(mayAsk(age, asker, 'copy').allowed).toBe(expected))

describe('texts to residents are short and plain', () => {
  const facts = {
    municipality: 'Voorbeeldstad',
    explanation: '',
    receivedOn: '3 november 2026',
    decidedOn: '9 november 2026',
    objectionUntil: '21 december 2026',
  }
  const letters = requestKinds.flatMap(kind =>
    outcomes.flatMap(outcome =>
      (outcome === 'granted' ? [null] : refusalsFor(kind)).map(ground => requestLetter({ ...facts, kind, outcome, ground })),
    ),
  )
  // The last paragraph names the articles, for who wants to look them up.
  const plain = letters.map(letter => letter.split('\n\n').slice(0, -1).join('\n\n'))
  const others = [
    ...Object.values(requestLaw).flatMap(law => [law.label, law.meaning]),
    ...Object.values(refusals).map(refusal => refusal.inLetter),
    ...Object.values(stateForResident),
    ...Object.values(domainInOwnWords),
    salutation('Ayşe', 'Can'),
  ]

  test.each([...plain, ...others])('%#', text => {
    const { longestSentence, averageSentence, longWords } = readabilityOf(text)
    expect(longestSentence).toBeLessThanOrEqual(18)
    expect(averageSentence).toBeLessThanOrEqual(11)
    expect(longWords).toEqual([])
  })

  test('every letter says how to object, and a refusal says why', () => {
    for (const letter of letters) expect(letter).toContain('Dat kan tot en met 21 december 2026.')
    expect(
      requestLetter({ ...facts, kind: 'copy', outcome: 'refused', ground: 'safety', explanation: 'Omdat het zo is.' }),
    ).toMatch(/Waarom niet\?\nHet is nodig om iemand te beschermen\.\nOmdat het zo is\./)
  })
})

test('a copy is text whatever stands in it, and says nothing of what was left out', () => {
  const copy: StructuredCopy = structuredCopy({
    municipality: 'Voorbeeldstad',
    person: 'Ayşe <b>Yilmaz</b>',
    madeOn: '2026-11-02',
    passages: [
      {
        part: 'Notities',
        label: 'Notitie',
        source: 'Sociaal Team',
        occurredOn: '2026-10-01',
        body: '<script>alert(1)</script> Mehmet & co',
        redactions: [{ from: 26, to: 32, stands: 'iemand anders', source: 'rule', kept: false }],
      },
    ],
  })
  const html = readableCopy(copy, day => day)
  expect(html).not.toContain('<script>')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; [iemand anders] &amp; co')
  expect(html).not.toContain('Mehmet')
  expect(copy.delen[0]?.stukken[0]?.tekst).toContain('[iemand anders]')
})
