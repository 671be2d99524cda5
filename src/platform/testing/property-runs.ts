import fc from 'fast-check'

// `npm run prove` asks for far more cases than a daily run has time for.
const runs = Number(process.env['VOORDEUR_PROPERTY_RUNS'])
if (runs > 0) fc.configureGlobal({ numRuns: runs })
