import { capability } from '../../platform/http/handlers.ts'
import { programmeOperations } from '../api.ts'
import { getLibraryProgramme } from './get-library-programme.ts'
import { listLibrary } from './list-library.ts'

export const programmes = capability('programmes', programmeOperations, { listLibrary, getLibraryProgramme })
