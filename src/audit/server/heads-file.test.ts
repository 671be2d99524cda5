import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { appendHead, findLastHead, type Head, readHeads } from './heads-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'voordeur-heads-'))
const file = path.join(folder, 'heads.jsonl')
const head = (number: number, municipality = 1): Head => ({
  municipality,
  number,
  sealedAt: '2026-11-24T09:00:00.000Z',
  hash: 'a'.repeat(64),
})

beforeEach(() => writeFileSync(file, ''))
afterAll(() => rmSync(folder, { recursive: true }))

test('what is added after a half line of a kill can be read, and so can what stood before it', () => {
  appendHead(file, head(1))
  appendFileSync(file, '{"municipality":1,"num')
  appendHead(file, head(2))
  appendHead(file, head(3))
  expect(readHeads(file).map(one => one.number)).toEqual([1, 2, 3])
  writeFileSync(file, '{"half of the very first')
  appendHead(file, head(1))
  expect(readHeads(file)).toEqual([head(1)])
})

test('the last head of each municipality is found from the end, however long the file', () => {
  expect(findLastHead(file, 1)).toBeUndefined()
  appendHead(file, head(1, 2))
  const many = Array.from({ length: 3000 }, (_, at) => `${JSON.stringify(head(at + 1))}\n`).join('')
  appendFileSync(file, `${many}{"half`)
  expect(readFileSync(file).length).toBeGreaterThan(5 * 65_536)
  expect(findLastHead(file, 1)).toEqual(head(3000))
  expect(findLastHead(file, 2)).toEqual(head(1, 2))
  expect(findLastHead(file, 3)).toBeUndefined()
  expect(readHeads(file)).toHaveLength(3001)
})

test('a damaged line is no reason to stop sealing, and is told by who reads the whole', () => {
  appendHead(file, head(7))
  appendFileSync(file, 'not a head\n')
  expect(findLastHead(file, 1)).toEqual(head(7))
  expect(() => readHeads(file)).toThrow()
})
