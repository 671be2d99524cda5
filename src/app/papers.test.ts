import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { configurationTable } from './configuration.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const files = committedFiles()
const papers = files.filter(file => file.endsWith('.md'))
const { version, license } = JSON.parse(read('package.json')) as { version: string; license: string }

describe('links', () => {
  test.each(papers)('of %s lead somewhere', file => {
    const dead = linksIn(read(file)).filter(link => !leadsSomewhere(file, link))
    expect(dead).toEqual([])
  })

  test.each(papers.filter(file => !file.startsWith('src/')))('paths that %s names exist', file => {
    const named = Array.from(
      withoutFences(read(file)).matchAll(/`((?:\.ci|src|db|docs|scripts|programmes|e2e|bench)\/[\w./-]+)`/g),
      match => match[1] ?? '',
    )
    expect(named.filter(name => !name.includes('NNNN') && !existsSync(path.join(root, name)))).toEqual([])
  })
})

describe('README', () => {
  test('shows the two commands before anything else', () => {
    const start = read('README.md').split(/^## /m).slice(0, 2).join('')
    expect(start).toContain('npm run demo')
    expect(start).toContain('npm test')
  })

  test('shows every picture in docs/images', () => {
    const pictures = files.filter(file => file.startsWith('docs/images/'))
    const shown = papers.map(read).join('\n')
    expect(pictures.filter(picture => !shown.includes(path.basename(picture)))).toEqual([])
  })
})

test('the changelog tells of this version or of what is not released', () => {
  const headings = read('CHANGELOG.md').match(/^## \[.+?\]/gm) ?? []
  expect(['## [Unreleased]', `## [${version}]`]).toContain(headings[0])
})

describe('decision records', () => {
  const records = readdirSync(path.join(root, 'docs/adr')).filter(file => /^\d{4}-/.test(file))

  test('all stand in the index, and the index names no others', () => {
    const listed = Array.from(read('docs/adr/README.md').matchAll(/\((\d{4}-[\w-]+\.md)\)/g), match => match[1] ?? '')
    expect(listed.toSorted()).toEqual(records.toSorted())
  })

  test('have numbers of their own', () => {
    const numbers = records.map(record => record.slice(0, 4))
    expect(numbers).toEqual([...new Set(numbers)])
  })

  test.each(records)('%s has status, date, context, decision and consequences', record => {
    const text = read(`docs/adr/${record}`)
    expect(text).toMatch(/^# \d+\. /)
    expect(text).toMatch(/^Status: .*\d{4}-\d{2}-\d{2}/m)
    for (const part of ['Context', 'Decision', 'Consequences']) expect(text).toContain(`\n## ${part}\n`)
  })
})

test('every setting is explained to whoever installs', () => {
  const explained = read('docs/operations/install.md')
  expect(configurationTable.map(row => row.name).filter(name => !explained.includes(`\`${name}\``))).toEqual([])
})

test('publiccode.yml agrees with the package', () => {
  const publiccode = parse(read('publiccode.yml')) as {
    softwareVersion: string
    legal: { license: string }
    description: Record<string, { shortDescription: string; longDescription: string; features: string[] }>
  }
  expect(publiccode).toMatchObject({ publiccodeYmlVersion: '0.4', softwareVersion: version, legal: { license } })
  for (const text of Object.values(publiccode.description)) {
    expect(text.shortDescription.length).toBeLessThanOrEqual(150)
    expect(text.longDescription.length).toBeGreaterThanOrEqual(150)
    expect(text.features.length).toBeGreaterThanOrEqual(5)
  }
  expect(read('LICENSE')).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/)
})

// Written in pieces, so that this file does not find itself.
test.each([
  ['a folder of one machine', new RegExp(`(?<![\\w.])/${'work'}/|/${'root'}/|/home/(?!runner)[a-z]+/`)],
  ['a folder beside the checkout', new RegExp(`\\.\\./${'shared'}\\b`)],
  ['where packages were fetched', new RegExp(`registry\\.${'npmjs'}|"${'resolved'}": ?"http`)],
])('no file names %s', (_, pattern) => {
  const found = files.filter(isText).flatMap(file =>
    read(file)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}: ${line.trim().slice(0, 120)}`] : [])),
  )
  expect(found).toEqual([])
})

/** What is committed; in a folder without history, everything that would be. */
function committedFiles(): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return listed.split('\0').filter(file => file !== '' && existsSync(path.join(root, file)))
  } catch {
    const left = new Set(['.git', 'node_modules', 'dist', '.data', 'coverage', 'test-results'])
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)))
      .filter(file => !file.split(path.sep).some(part => left.has(part)))
  }
}

const isText = (file: string): boolean => !/\.(png|jpg|woff2?|ico|gz|zip|pdf|dump)$/.test(file)

const withoutFences = (text: string): string => text.replaceAll(/^( *)(```|~~~)[\s\S]*?^\1\2 *$/gm, '')

function linksIn(text: string): string[] {
  const prose = withoutFences(text)
  const written = prose.replaceAll(/`[^`\n]*`/g, '')
  return [
    ...Array.from(written.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g), match => match[1] ?? ''),
    ...Array.from(written.matchAll(/<(?:img|a)\b[^>]*?(?:src|href)="([^"]+)"/g), match => match[1] ?? ''),
  ]
}

function leadsSomewhere(file: string, link: string): boolean {
  if (/^(https?:|mailto:)/.test(link)) return true
  const [target = '', heading] = link.split('#')
  const aim = target === '' ? file : path.join(path.dirname(file), decodeURIComponent(target))
  if (!existsSync(path.join(root, aim))) return false
  if (heading === undefined || !aim.endsWith('.md')) return true
  return statSync(path.join(root, aim)).isFile() && headingsOf(read(aim)).includes(heading)
}

/** The names that a heading can be linked by. */
function headingsOf(text: string): string[] {
  return Array.from(withoutFences(text).matchAll(/^#+ (.+)$/gm), match =>
    (match[1] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
