import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { type ProviderSettings, providerSettings } from '../access/server/sign-in/provider-settings.ts'
import { defaultDataDir } from '../platform/postgres/data-folder.ts'
import { speakDutch } from '../platform/validation-messages.ts'
import { Explained } from './explained.ts'

/** Everything that is set from outside, checked once at the start. */
export interface Configuration {
  port: number
  /** Whether the port was asked for, or is only the standard one. */
  isPortChosen: boolean
  host: string
  /** How people reach us, without a slash at the end. */
  publicUrl: string
  /** Proxies whose word about the visitor's address and protocol we take. */
  trustedProxies: string
  /** The folder that holds all this installation keeps on this machine. */
  dataDir: string
  database: {
    /** Left out: PostgreSQL of our own, in the data folder. */
    url?: string
    loginPassword?: string
    workerPassword?: string
    rendering: 'postgres' | 'citus'
    poolSize: number
  }
  providers: ProviderSettings[]
  session: { idleMinutes: number; longestHours: number }
  mail: { smtpUrl?: string; from: string }
  /** Of 32 bytes in hexadecimal; left out: the one in the data folder. */
  bsnKey?: string
  /** Files outside the database by which the processing log is sealed: the key, and where the last seals are noted. */
  log: { keyFile: string; headsFile: string }
}

interface Variable {
  reads: z.ZodType
  /** What it means, for whoever runs an installation. */
  meaning: string
  /** In words, when left out. */
  standard: string
}

const variables = {
  PORT: {
    reads: z.coerce.number<string>().int().min(1).max(65_535).default(3000),
    meaning: 'Poort waarop Voordeur luistert.',
    standard: '3000',
  },
  HOST: {
    reads: z.string().min(1).default('localhost'),
    meaning: 'Adres waarop Voordeur luistert. Met 0.0.0.0 is het ook van buiten deze computer bereikbaar.',
    standard: 'localhost',
  },
  PUBLIC_URL: {
    reads: z
      .url({ protocol: /^https?$/ })
      .transform(text => text.replace(/\/+$/, ''))
      .refine(text => new URL(text).pathname === '/', 'geef een adres zonder pad, zoals https://voordeur.gemeente.nl')
      .optional(),
    meaning: 'Adres waarop mensen Voordeur openen. Staat in mails en bij de inlogdienst.',
    standard: 'http://localhost:PORT',
  },
  TRUSTED_PROXIES: {
    reads: z.string().default('loopback'),
    meaning: 'Adressen van proxy’s die mogen zeggen vanwaar een bezoeker komt, met komma’s ertussen.',
    standard: 'loopback',
  },
  VOORDEUR_DATA: {
    reads: z.string().optional(),
    meaning: 'Map voor alles wat op deze computer bewaard wordt: de eigen database, wachtwoorden, de post van de demo.',
    standard: 'een map van de gebruiker, per kopie van de broncode een eigen',
  },
  DATABASE_URL: {
    reads: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    meaning:
      'Een eigen PostgreSQL (15 of hoger). Deze login richt de database in en werkt haar bij: hij is eigenaar van de database en mag rollen maken.',
    standard: 'een eigen PostgreSQL in de gegevensmap',
  },
  DATABASE_LOGIN_PASSWORD: {
    reads: z.string().min(8).optional(),
    meaning: 'Wachtwoord van de rol voordeur_login, waarmee de server verbinding maakt.',
    standard: 'gemaakt bij de eerste start en bewaard in de gegevensmap',
  },
  DATABASE_WORKER_PASSWORD: {
    reads: z.string().min(8).optional(),
    meaning: 'Wachtwoord van de rol voordeur_worker, waarmee de taakverwerker verbinding maakt.',
    standard: 'gemaakt bij de eerste start en bewaard in de gegevensmap',
  },
  DATABASE_POOL_SIZE: {
    reads: z.coerce.number<string>().int().min(2).max(200).default(12),
    meaning: 'Hoogste aantal verbindingen van de server met de database.',
    standard: '12',
  },
  POLICY_RENDERING: {
    reads: z.enum(['postgres', 'citus']).default('postgres'),
    meaning: 'Vorm van de toegangsregels in de database: postgres, of citus voor een verdeelde database.',
    standard: 'postgres',
  },
  OIDC_PROVIDERS: {
    reads: z.string().transform(readProviders).optional(),
    meaning:
      'Inlogdiensten (OpenID Connect): een JSON-lijst, of het pad van een bestand met die lijst. Zie docs/operations/inloggen.md.',
    standard: 'geen; de demo heeft een eigen inlogdienst',
  },
  SESSION_IDLE_MINUTES: {
    reads: z.coerce.number<string>().int().min(1).max(1440).default(30),
    meaning: 'Na zoveel minuten zonder gebruik logt Voordeur iemand uit.',
    standard: '30',
  },
  SESSION_HOURS: {
    reads: z.coerce.number<string>().int().min(1).max(24).default(10),
    meaning: 'Zoveel uur na het inloggen moet iemand opnieuw inloggen, ook bij gebruik.',
    standard: '10',
  },
  SMTP_URL: {
    reads: z.url({ protocol: /^smtps?$/ }).optional(),
    meaning: 'Mailserver, zoals smtp://gebruiker:wachtwoord@mail.gemeente.nl:587.',
    standard: 'geen: mail blijft in de wachtrij; de demo vangt mail op',
  },
  BSN_KEY: {
    reads: z
      .string()
      .regex(/^[0-9a-f]{64,}$/i, 'geef minstens 64 hexadecimale tekens (32 bytes).')
      .optional(),
    meaning: 'Sleutel waarmee BSN’s versleuteld worden. Raakt hij kwijt, dan zijn bewaarde BSN’s niet meer te lezen.',
    standard: 'gemaakt bij de eerste start en bewaard in de gegevensmap',
  },
  VOORDEUR_LOG_KEY: {
    reads: z.string().min(1).optional(),
    meaning:
      'Bestand met de sleutel waarmee het verwerkingslogboek wordt verzegeld (Ed25519, PEM). Houd het buiten bereik van wie de database beheert.',
    standard: 'log-key.pem in de gegevensmap, gemaakt bij de eerste start',
  },
  VOORDEUR_LOG_HEADS: {
    reads: z.string().min(1).optional(),
    meaning:
      'Bestand waarin elk zegel van het verwerkingslogboek wordt genoteerd. Zet het op een andere plek dan de database, of kopieer het daarheen.',
    standard: 'log-heads.jsonl in de gegevensmap',
  },
  MAIL_FROM: {
    reads: z.string().min(3).default('Voordeur <voordeur@localhost>'),
    meaning: 'Afzender van mail.',
    standard: 'Voordeur <voordeur@localhost>',
  },
} as const satisfies Record<string, Variable>

type Variables = typeof variables
type Read = { [Name in keyof Variables]: z.output<Variables[Name]['reads']> }

/** The settings as a table for the documentation: name, meaning, and what happens when it is left out. */
export const configurationTable: { name: string; meaning: string; standard: string }[] = Object.entries(variables).map(
  ([name, { meaning, standard }]) => ({ name, meaning, standard }),
)

/** Names every setting that is wrong and what is expected; never shows its value, which may be a password. */
export class ConfigurationError extends Explained {
  constructor(faults: string[]) {
    super(['De instellingen kloppen niet. Er is niets gestart.', ...faults.map(fault => `  ${fault}`)].join('\n'))
    this.name = 'ConfigurationError'
  }
}

/**
 * Reads the settings from the environment. An empty variable counts as left out.
 *
 * @param purpose the subfolder of the data folder: `demo`, or `server` for an installation
 * @throws ConfigurationError with all faults together
 */
export function readConfiguration(purpose: 'demo' | 'server', environment: NodeJS.ProcessEnv = process.env): Configuration {
  speakDutch()
  const faults: string[] = []
  const read = Object.fromEntries(
    Object.entries(variables).map(([name, { reads, meaning }]) => {
      const result = (reads as z.ZodType).safeParse(environment[name] || undefined)
      if (result.success) return [name, result.data]
      faults.push(`${name}: ${result.error.issues.map(issue => issue.message).join(' ')} (${meaning})`)
      return [name, undefined]
    }),
  ) as Read
  if (faults.length > 0) throw new ConfigurationError(faults)
  const dataDir = defaultDataDir(purpose)
  return {
    port: read.PORT,
    isPortChosen: Boolean(environment['PORT']),
    host: read.HOST,
    publicUrl: read.PUBLIC_URL ?? `http://localhost:${read.PORT}`,
    trustedProxies: read.TRUSTED_PROXIES,
    dataDir,
    database: {
      ...(read.DATABASE_URL && { url: read.DATABASE_URL }),
      ...(read.DATABASE_LOGIN_PASSWORD && { loginPassword: read.DATABASE_LOGIN_PASSWORD }),
      ...(read.DATABASE_WORKER_PASSWORD && { workerPassword: read.DATABASE_WORKER_PASSWORD }),
      rendering: read.POLICY_RENDERING,
      poolSize: read.DATABASE_POOL_SIZE,
    },
    providers: read.OIDC_PROVIDERS ?? [],
    session: { idleMinutes: read.SESSION_IDLE_MINUTES, longestHours: read.SESSION_HOURS },
    mail: { ...(read.SMTP_URL && { smtpUrl: read.SMTP_URL }), from: read.MAIL_FROM },
    ...(read.BSN_KEY && { bsnKey: read.BSN_KEY }),
    log: {
      keyFile: read.VOORDEUR_LOG_KEY ?? path.join(dataDir, 'log-key.pem'),
      headsFile: read.VOORDEUR_LOG_HEADS ?? path.join(dataDir, 'log-heads.jsonl'),
    },
  }
}

function readProviders(text: string, context: z.RefinementCtx): ProviderSettings[] {
  const refuse = (message: string): never => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  let list: unknown
  try {
    const isJson = text.trimStart().startsWith('[')
    if (!isJson && !existsSync(text)) return refuse('dit is geen JSON-lijst en geen bestaand bestand.')
    list = JSON.parse(isJson ? text : readFileSync(text, 'utf8'))
  } catch {
    return refuse('de lijst is geen geldige JSON.')
  }
  const result = z
    .array(providerSettings)
    .refine(providers => new Set(providers.map(one => one.id)).size === providers.length, 'elke inlogdienst heeft een eigen id')
    .safeParse(list)
  if (result.success) return result.data
  return refuse(result.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; '))
}
