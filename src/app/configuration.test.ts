import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ConfigurationError, configurationTable, readConfiguration } from './configuration.ts'

const provider = {
  id: 'entra',
  name: 'Gemeente',
  issuer: 'https://login.example/tenant',
  clientId: 'voordeur',
  clientSecret: 's3cret',
}

function faultsOf(environment: Record<string, string>): string {
  try {
    readConfiguration('server', environment)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError)
    return (error as Error).message
  }
  throw new Error('it was taken')
}

test('nothing set is a demonstration on this machine; an empty variable counts as left out', () => {
  for (const environment of [{}, { PORT: '', PUBLIC_URL: '', DATABASE_URL: '' }]) {
    expect(readConfiguration('demo', environment)).toMatchObject({
      port: 3000,
      isPortChosen: false,
      host: 'localhost',
      publicUrl: 'http://localhost:3000',
      providers: [],
      session: { idleMinutes: 30, longestHours: 10 },
    })
  }
})

test('the public address follows the port unless it is given', () => {
  expect(readConfiguration('demo', { PORT: '8123' })).toMatchObject({ isPortChosen: true, publicUrl: 'http://localhost:8123' })
  expect(readConfiguration('server', { PUBLIC_URL: 'https://voordeur.example/' }).publicUrl).toBe('https://voordeur.example')
})

test('providers come as JSON or as a file', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'voordeur-configuration-'))
  const file = path.join(folder, 'providers.json')
  writeFileSync(file, JSON.stringify([provider]))
  for (const OIDC_PROVIDERS of [JSON.stringify([provider]), file]) {
    expect(readConfiguration('server', { OIDC_PROVIDERS }).providers).toEqual([
      {
        ...provider,
        scope: 'openid',
        subjectClaim: 'sub',
        emailClaim: 'email',
        trustsEmail: false,
        strongAcr: [],
        strongAmr: ['mfa'],
        authorizationParameters: {},
      },
    ])
  }
  await rm(folder, { recursive: true })
})

test.each([
  ['PORT', 'drieduizend'],
  ['PORT', '70000'],
  ['PUBLIC_URL', 'voordeur.example'],
  ['PUBLIC_URL', 'https://voordeur.example/pad'],
  ['DATABASE_URL', 'mysql://x'],
  ['SMTP_URL', 'http://mail'],
  ['SESSION_HOURS', '100'],
  ['POLICY_RENDERING', 'oracle'],
  ['OIDC_PROVIDERS', '/bestaat/niet.json'],
  ['OIDC_PROVIDERS', '[{'],
  ['OIDC_PROVIDERS', JSON.stringify([provider, provider])],
  ['OIDC_PROVIDERS', JSON.stringify([{ ...provider, issuer: 'http://login.example' }])],
  ['OIDC_PROVIDERS', JSON.stringify([{ ...provider, geheim: 1 }])],
])('%s=%s is named as wrong', (name, value) => {
  expect(faultsOf({ [name]: value })).toContain(`${name}: `)
})

test('all faults are told together, and no value of them', () => {
  const faults = faultsOf({ PORT: 'x', DATABASE_URL: 'mysql://admin:geheim-wachtwoord@db/x', DATABASE_LOGIN_PASSWORD: 'kort' })
  expect(faults).toMatch(/PORT[^]*DATABASE_URL[^]*DATABASE_LOGIN_PASSWORD/)
  expect(faults).not.toMatch(/geheim|kort\b/)
})

test('every setting has its meaning and its standard in the table for the documentation', () => {
  expect(configurationTable.length).toBeGreaterThan(10)
  for (const { name, meaning, standard } of configurationTable) {
    expect(name).toMatch(/^[A-Z_]+$/)
    expect(meaning).toMatch(/\.$/)
    expect(standard).not.toBe('')
  }
})
