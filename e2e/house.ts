import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { inject } from 'vitest'
import type * as z from 'zod'
import { foundAgreements } from '../db/demo/agreements.ts'
import { loadHistories, readDump } from '../db/demo/load-histories.ts'
import { baseDay } from '../db/demo/make-histories.ts'
import { users } from '../db/demo/voorbeeldstad.ts'
import { momentOn } from '../db/demo/working-time.ts'
import { readConfiguration } from '../src/app/configuration.ts'
import { startDemoServer } from '../src/app/demo-server.ts'
import { foundedTemplate } from '../src/app/testing/founded-template.ts'
import { newId } from '../src/platform/ids.ts'
import type { CaughtMail } from '../src/platform/mail/catch-all.ts'
import { type Operation, pathParameters } from '../src/platform/operation.ts'
import { findFreePort } from '../src/platform/postgres/free-port.ts'
import { launchBrowser } from '../src/platform/testing/browser.ts'
import { cloneTemplate } from '../src/platform/testing/clone-template.ts'
import type { Template } from '../src/platform/testing/template.ts'

/** Voorbeeldstad with a year and a half of histories, unmoved: its clock is set to its own Monday. */
const livedInTemplate: Template = {
  name: 'voorbeeldstad_lived_in',
  madeFrom: [...foundedTemplate.madeFrom, 'db/demo'],
  build: async adminUrl => {
    await foundedTemplate.build(adminUrl)
    const client = new pg.Client({ connectionString: adminUrl })
    await client.connect()
    await client.query('begin')
    await loadHistories(client, await readDump(), { today: baseDay })
    await foundAgreements(client, baseDay)
    await client.query('commit')
    await client.end()
  },
}

export type Send = <Input extends z.ZodObject, Output extends z.ZodType>(
  context: BrowserContext,
  operation: Operation<Input, Output>,
  input: z.input<Input>,
) => Promise<z.infer<Output>>

export interface House {
  url: string
  browser: Browser
  /** A browser of somebody's own, on a wide screen unless said otherwise. */
  visitor(options?: { narrow?: boolean; theme?: 'light' | 'dark' }): Promise<BrowserContext>
  /** Logs in through the bundled provider, as a person would, and gives the page that opens. */
  logIn(context: BrowserContext, code: string): Promise<Page>
  /** As the first inhabitant whom the identity broker of the demonstration knows: somebody needs a BSN first. */
  logInResident(context: BrowserContext): Promise<Page>
  /** Runs an operation through the API with somebody's own cookie: to set the stage for what is told on screen. */
  send: Send
  /** Forward, as `+6M`; what falls due on the way is done when this returns. */
  moveClock(move: string): Promise<Date>
  mailbox(): readonly CaughtMail[]
  /** As superuser, past all policies: only to check what is stored. */
  stored<Row>(query: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

/** The real server, worker, provider and mailbox on a database of its own, on a Monday morning that the test may move. */
export async function openHouse(options: { histories?: boolean } = {}): Promise<House> {
  const database = await cloneTemplate(inject('testServerUrl'), options.histories ? livedInTemplate : foundedTemplate)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'voordeur-e2e-'))
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 })
  const nineOnMonday = momentOn(baseDay, 9)
  await admin.query('insert into access.demo_clock (id, shift) values (true, $1::timestamptz - now())', [nineOnMonday])
  const port = await findFreePort()
  const configuration = readConfiguration('demo', {
    PORT: String(port),
    VOORDEUR_DATA: dataDir,
    VOORDEUR_LOG_KEY: path.join(dataDir, 'log-key.pem'),
    VOORDEUR_LOG_HEADS: path.join(dataDir, 'log-heads.jsonl'),
  })
  const server = await startDemoServer({ configuration, database, mailFile: path.join(dataDir, 'mail.jsonl') })
  const browser = await launchBrowser()
  const contexts = new Set<BrowserContext>()

  return {
    url: configuration.publicUrl,
    browser,
    visitor: async ({ narrow = false, theme = 'light' } = {}) => {
      const context = await browser.newContext({
        baseURL: configuration.publicUrl,
        viewport: narrow ? { width: 390, height: 844 } : { width: 1440, height: 900 },
        colorScheme: theme,
        reducedMotion: 'reduce',
        locale: 'nl-NL',
        timezoneId: 'Europe/Amsterdam',
      })
      context.setDefaultTimeout(15_000)
      contexts.add(context)
      return context
    },
    logIn: async (context, code) => {
      const page = await context.newPage()
      const name = users.find(user => user.code === code)?.name
      if (!name) throw new Error(`there is no demo user ${code}`)
      await page.goto(`/auth/login?${new URLSearchParams({ provider: 'demo', return: '/vandaag' })}`)
      const choice = page.getByRole('button', { name })
      if (!(await choice.isVisible())) await page.getByText('Alle andere collega’s').click()
      await choice.click()
      await page.getByRole('heading', { level: 1 }).waitFor()
      return page
    },
    logInResident: async context => {
      const page = await context.newPage()
      await page.goto(`/auth/login?${new URLSearchParams({ provider: 'inwoners', return: '/mijn' })}`)
      await page.getByRole('button').first().click()
      await page.getByRole('heading', { level: 1, name: /Hallo/ }).waitFor()
      return page
    },
    send: async (context, operation, input) => {
      const rest: Record<string, unknown> = { ...input }
      let address = `/v1${operation.path}`
      for (const name of pathParameters(operation.path)) {
        address = address.replace(`{${name}}`, encodeURIComponent(String(rest[name])))
        delete rest[name]
      }
      const reads = operation.method === 'GET'
      const response = await context.request.fetch(address, {
        method: operation.method,
        ...(reads ? { params: rest as Record<string, string> } : { data: rest, headers: { 'idempotency-key': newId() } }),
      })
      if (!response.ok()) throw new Error(`${operation.method} ${address}: ${response.status()} ${await response.text()}`)
      return (await response.json()) as never
    },
    moveClock: move => server.moveClock(move),
    mailbox: () => server.mails(),
    stored: async <Row>(query: string, values: unknown[] = []) => (await admin.query(query, values)).rows as Row[],
    close: async () => {
      for (const context of contexts) await context.close()
      await browser.close()
      await server.stop()
      await admin.end()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const pictures = path.resolve(import.meta.dirname, '../test-results')

/** A picture of the whole page, wide and as on a phone, to look at afterwards. */
export async function takePictures(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const size = page.viewportSize()
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: path.join(pictures, `${name}-390.png`), fullPage: true })
  if (size) await page.setViewportSize(size)
}
