import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type DestructionRecord, destructionRecord } from './record.ts'

/** Where the worker keeps records: in the data folder of its machine, so beside the database and not in it. */
export const recordsFolderIn = (dataDir: string): string => path.join(dataDir, 'destruction-records')

/** Writes a record where the backups of the database do not reach. Written beside first: a half file is no proof. */
export async function writeRecord(folder: string, record: DestructionRecord): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `${record.run.finishedAt.slice(0, 10)}-${record.run.id}.json`)
  await writeFile(`${file}.new`, `${JSON.stringify(record, null, 1)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return file
}

export interface ReadRecord {
  file: string
  /** Undefined: this is no record of destruction. */
  record: DestructionRecord | undefined
}

/** Records in a folder or one file, in the order in which they were made. @throws when the path is not there */
export async function readRecords(from: string): Promise<ReadRecord[]> {
  const isFolder = (await stat(from)).isDirectory()
  const files = isFolder
    ? (await readdir(from))
        .filter(name => name.endsWith('.json'))
        .toSorted()
        .map(name => path.join(from, name))
    : [from]
  const read = await Promise.all(
    files.map(async file => {
      const text = await readFile(file, 'utf8')
      return { file, record: parse(text) }
    }),
  )
  return read.toSorted((one, other) => (one.record?.run.finishedAt ?? '').localeCompare(other.record?.run.finishedAt ?? ''))
}

function parse(text: string): DestructionRecord | undefined {
  try {
    return destructionRecord.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
