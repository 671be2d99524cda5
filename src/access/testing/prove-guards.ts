import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { cloneTemplate, schemaTemplate } from '../../platform/testing/clone-template.ts'
import { startTestServer } from '../../platform/testing/test-server.ts'
import { type Fault, faultsInFunctions } from './planted-faults.ts'
import { saysNothingNew } from './says-nothing-new.ts'

// Takes one reason to refuse after another out of the functions that run with more rights than their caller, and runs the tests of that
// part: they should turn red. `-- <name>` for some functions only; `-- all <name>` takes out every condition of them, not only refusals.

/** Which tests know of which functions. What stands in none of these is for the attack on every function. */
const testsOf: readonly [functions: RegExp, tests: readonly string[]][] = [
  [
    /shield|hide_involvement|hidden_under|is_named|living_named|works_in/,
    ['src/shields/server/shields', 'src/shields/server/hidden', 'src/shields/server/whole', 'src/access/attacks/hidden'],
  ],
  [/emergency/, ['src/emergency']],
  [
    /deput|stands_in|end_user/,
    ['src/access/attacks/deputies', 'src/directory/server/deputies', 'src/directory/server/directory'],
  ],
  [/consent/, ['src/access/consents', 'src/access/attacks/giving', 'src/consent/consent', 'src/consent/residents']],
  [/ground/, ['src/consent/legal-grounds']],
  [/view_as/, ['src/consent/sharing']],
  [
    /involve|stop_sharing|appoint_coordinator/,
    ['src/access/attacks/giving', 'src/access/attacks/files', 'src/access/attacks/deputies', 'src/consent/sharing'],
  ],
  [
    /share_with_file|also_enter|reach_shared/,
    ['src/access/attacks/links', 'src/households/server/split', 'src/access/attacks/deputies'],
  ],
  [/share_plan|share_goal/, ['src/access/attacks/shared-plans']],
  [/role|team/, ['src/directory/server/directory', 'src/access/attacks/two-hats']],
  [/forget_case_files|unload_case_files/, ['src/first-load/server/first-load']],
  [/ask_about|resident|helpers_of|withdrawal/, ['src/residents/residents', 'src/app/resident-login', 'src/consent/residents']],
  [/admits|bind_account|doors|accounts_of|login/, ['src/app/identity-providers', 'src/app/sign-in']],
  [
    /case_file|holder|note_|scope_for/,
    [
      'src/access/attacks/files',
      'src/access/attacks/households',
      'src/access/attacks/elsewhere',
      'src/access/attacks/deputies',
      'src/access/attacks/taking',
    ],
  ],
]
const ofEverything = ['src/access/attacks/functions']

const args = process.argv.slice(2)
const all = args[0] === 'all'
const names = new RegExp(args[all ? 1 : 0] ?? '.')
const server = await startTestServer()
const folder = await mkdtemp(path.join(tmpdir(), 'voordeur-faults-'))
try {
  const faults = (await read(server.adminUrl)).filter(fault => (all || fault.isGuard) && names.test(fault.place))
  const unexplained: Fault[] = []
  let noticed = 0
  for (const fault of faults) {
    const file = path.join(folder, 'fault.sql')
    await writeFile(file, fault.plant)
    const red = !(await isGreen(file, testsOf.find(([functions]) => functions.test(fault.place))?.[1] ?? ofEverything))
    if (red) noticed++
    else if (!saysNothingNew(fault)) unexplained.push(fault)
    console.log(`${red ? 'noticed' : (saysNothingNew(fault) ?? 'NOT NOTICED')}: ${fault.place} ${fault.says}`)
  }
  console.log(
    JSON.stringify({
      planted: faults.length,
      noticed,
      saysNothingNew: faults.length - noticed - unexplained.length,
      unexplained: unexplained.length,
    }),
  )
  process.exitCode = unexplained.length > 0 ? 1 : 0
} finally {
  await rm(folder, { recursive: true })
  await server.stop()
}

async function read(adminUrl: string): Promise<Fault[]> {
  const database = await cloneTemplate(adminUrl, schemaTemplate('postgres'))
  const client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(`
    select format('%s.%s', n.nspname, p.proname) as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('access', 'app', 'audit') and p.prokind = 'f'`)
  const faults = await faultsInFunctions(
    client,
    rows.map(row => row.name),
  )
  await client.end()
  await database.drop()
  return faults
}

function isGreen(fault: string, tests: readonly string[]): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'database', '--bail', '1', ...tests],
    {
      stdio: 'ignore',
      env: { ...process.env, VOORDEUR_PLANTED_FAULT: fault },
    },
  )
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => resolve(code === 0))
  })
}
