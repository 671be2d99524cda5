import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root folder of this checkout. */
export const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
