/** What other capabilities may do with a file that somebody sends: keep it only as what its bytes say it is. */
export { type Recognised, recognise } from './recognise/recognise.ts'
