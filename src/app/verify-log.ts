import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { eventLabel } from '../audit/rules/event-labels.ts'
import { faults, type Verification, type VerificationFinding } from '../audit/rules/verification.ts'
import { readHeads, readPublicLogKey, verifyLog } from '../audit/server/commands.ts'
import { readConfiguration } from './configuration.ts'
import { findDatabase } from './database.ts'
import { Explained } from './explained.ts'

export const verifyUsage = 'audit verify [--heads BESTAND] [--key BESTAND] [--json]'

/** It could not be checked at all: no key, no heads, no database. Exit code 2, so that it never passes for a sound log. */
export class Unverifiable extends Explained {}

/** As much as a screen shows; `--json` gives all. */
const mostShown = 50

/**
 * Verifies the processing log of every municipality.
 *
 * @returns what to print, and the exit code: 0 sound, 1 something is wrong with it
 */
export async function verifyFromCommandLine(args: string[]): Promise<{ text: string; exitCode: 0 | 1 }> {
  const { heads, key, json } = readArguments(args)
  const configuration = readConfiguration(process.env['DATABASE_URL'] ? 'server' : 'demo')
  const keyFile = key ?? configuration.log.keyFile
  const headsFile = heads ?? configuration.log.headsFile
  const keys = [readKey(keyFile)]
  if (heads && !existsSync(heads)) throw new Unverifiable(`Het bestand ${heads} is er niet.`)
  const hasHeads = existsSync(headsFile)
  const noted = hasHeads ? readNoted(headsFile) : undefined
  const database = await findDatabase(configuration)
  const client = new pg.Client({ connectionString: database.adminUrl })
  try {
    await client.connect()
    const verifications = await verifyLog(client, { keys, ...(noted && { heads: noted }) })
    const isSound = verifications.every(one => one.findings.length === 0)
    const text = json
      ? JSON.stringify({ sound: isSound, headsFile: hasHeads ? headsFile : null, verifications }, null, 2)
      : inWords(verifications, hasHeads ? headsFile : undefined)
    return { text, exitCode: isSound ? 0 : 1 }
  } finally {
    await client.end().catch(() => undefined)
    await database.close()
  }
}

function readArguments(args: string[]): { heads?: string | undefined; key?: string | undefined; json: boolean } {
  try {
    const options = { heads: { type: 'string' }, key: { type: 'string' }, json: { type: 'boolean' } } as const
    const { values } = parseArgs({ args, options })
    return { heads: values.heads, key: values.key, json: values.json ?? false }
  } catch {
    throw new Unverifiable(`Een van de woorden is niet begrepen.\n\nnpm run voordeur -- ${verifyUsage}`)
  }
}

function readKey(file: string) {
  if (!existsSync(file)) {
    throw new Unverifiable(
      `De sleutel ${file} is er niet. Geef met --key het bestand met de sleutel, of met haar openbare helft (.pub).`,
    )
  }
  try {
    return readPublicLogKey(readFileSync(file))
  } catch {
    throw new Unverifiable(`In ${file} staat geen sleutel waarmee het logboek verzegeld kan zijn (Ed25519, PEM).`)
  }
}

function readNoted(file: string) {
  try {
    return readHeads(file)
  } catch {
    throw new Unverifiable(`In ${file} staat een regel die niet te lezen is. Gebruik een kopie van het bestand die heel is.`)
  }
}

function inWords(verifications: readonly Verification[], headsFile: string | undefined): string {
  const lines: string[] = []
  for (const one of verifications) {
    const { seals, destroyed, unsealed, unsealedSince, headsCompared, findings } = one
    lines.push(
      `Gemeente ${one.municipality}: ${findings.length === 0 ? 'het verwerkingslogboek klopt' : `${findings.length} keer klopt het niet`}.`,
      `  ${count(one.lines, 'regel', 'regels')} in ${count(seals, 'zegel', 'zegels')}; ${count(headsCompared, 'zegel', 'zegels')} vergeleken met wat buiten de database is genoteerd.`,
    )
    if (destroyed > 0)
      lines.push(`  ${count(destroyed, 'regel is', 'regels zijn')} vernietigd na de bewaartermijn, met een getekend bewijs.`)
    if (unsealed > 0)
      lines.push(`  ${count(unsealed, 'regel wacht', 'regels wachten')} op een zegel, de oudste sinds ${unsealedSince}.`)
    for (const finding of findings.slice(0, mostShown)) lines.push(...findingInWords(finding))
    if (findings.length > mostShown) lines.push(`  En nog ${findings.length - mostShown}; alles staat in --json.`)
  }
  if (!headsFile)
    lines.push('Let op: er is geen bestand met koppen. Een afgesneden einde is dan niet te zien; geef het met --heads.')
  return lines.join('\n')
}

const findingInWords = ({ fault, lineId, at, event, seal, explanation }: VerificationFinding): string[] => [
  `  ✗ ${faults[fault]}${lineId ? `: regel ${lineId}` : ''}${at ? `, ${at}` : ''}${event ? `, ${eventLabel(event)}` : ''}${seal ? ` (zegel ${seal})` : ''}`,
  `    ${explanation}`,
]

const count = (number: number, one: string, more: string): string => `${number} ${number === 1 ? one : more}`
