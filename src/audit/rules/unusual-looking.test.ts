import { expect, test } from 'vitest'
import { type Look, unusualLooking, usualThresholds } from './unusual-looking.ts'

const thresholds = { ...usualThresholds, manyFiles: 5, elsewhere: 2, outOfHours: 3 }
const look = (at: string, file: number, isElsewhere = false): Look => ({
  lineId: `line-${at}-${file}`,
  at: new Date(`${at}+01:00`),
  caseFileId: `file-${file}`,
  isElsewhere,
})
const minute = (index: number) => `2026-11-24T10:${String(index).padStart(2, '0')}:00`
const kinds = (looks: Look[]) => unusualLooking(looks, thresholds).map(finding => finding.kind)

test('five files within the hour stand out, four do not, nor one file five times', () => {
  expect(
    unusualLooking(
      [0, 10, 20, 30, 40].map(at => look(minute(at), at)),
      thresholds,
    ),
  ).toMatchObject([
    { kind: 'many-files', noticedOn: '2026-11-24', fileCount: 5, threshold: 5, firstAt: new Date('2026-11-24T09:00:00Z') },
  ])
  expect(kinds([0, 10, 20, 30].map(at => look(minute(at), at)))).toEqual([])
  expect(kinds([0, 10, 20, 30, 40].map(at => look(minute(at), 1)))).toEqual([])
})

test('five files spread over the day do not', () => {
  expect(kinds([8, 10, 12, 14, 16].map(hour => look(`2026-11-24T${String(hour).padStart(2, '0')}:00:00`, hour)))).toEqual([])
})

test('two files outside the own area', () => {
  expect(kinds([look(minute(1), 1, true), look(minute(2), 2, true), look(minute(3), 3)])).toEqual(['outside-area'])
  expect(kinds([look(minute(1), 1, true), look(minute(2), 1, true)])).toEqual([])
})

test('the hours after midnight belong to the night before', () => {
  const night = [look('2026-11-24T23:30:00', 1), look('2026-11-25T00:30:00', 2), look('2026-11-25T05:59:00', 3)]
  expect(unusualLooking(night, thresholds)).toMatchObject([{ kind: 'out-of-hours', noticedOn: '2026-11-24', fileCount: 3 }])
  expect(kinds([look('2026-11-24T21:59:00', 1), look('2026-11-25T06:00:00', 2), look('2026-11-25T06:10:00', 3)])).toEqual([])
})

test('also in the night after the day on which the clock went forward', () => {
  const night = ['2026-03-29T22:30:00', '2026-03-30T00:30:00', '2026-03-30T05:00:00'].map((at, file) => ({
    ...look(at, file),
    at: new Date(`${at}+02:00`),
  }))
  expect(unusualLooking(night, thresholds)).toMatchObject([{ kind: 'out-of-hours', noticedOn: '2026-03-29', fileCount: 3 }])
})

test('0 switches a threshold off', () => {
  const off = { ...thresholds, manyFiles: 0, elsewhere: 0, outOfHours: 0 }
  expect(
    unusualLooking(
      Array.from({ length: 20 }, (_, at) => look(minute(at), at, true)),
      off,
    ),
  ).toEqual([])
})
