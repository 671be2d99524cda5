import * as z from 'zod'

/**
 * What stands at a field when it is wrong: what is expected, in plain Dutch. One place for all forms and the API.
 * A schema may still give its own words.
 */
export function speakDutch(): void {
  z.config({ customError: describe })
}

function describe(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return 'Vul dit in.'
      if (issue.expected === 'number' || issue.expected === 'int') return 'Vul een getal in, alleen cijfers.'
      if (issue.expected === 'date') return 'Vul een datum in als 31-12-2026.'
      if (issue.expected === 'boolean') return 'Kies ja of nee.'
      return 'Dit is niet wat hier verwacht wordt.'
    case 'too_small':
      if (issue.origin === 'string')
        return Number(issue.minimum) <= 1 ? 'Vul dit in.' : `Gebruik minstens ${issue.minimum} tekens.`
      if (issue.origin === 'array')
        return Number(issue.minimum) <= 1 ? 'Kies er minstens één.' : `Kies er minstens ${issue.minimum}.`
      return `Vul ${issue.minimum} of meer in.`
    case 'too_big':
      if (issue.origin === 'string')
        return `Gebruik hoogstens ${Number(issue.maximum).toLocaleString('nl-NL')} tekens; het zijn er nu ${String(issue.input).length.toLocaleString('nl-NL')}.`
      if (issue.origin === 'array') return `Kies er hoogstens ${issue.maximum}.`
      return `Vul ${issue.maximum} of minder in.`
    case 'invalid_format':
      if (issue.format === 'email') return 'Vul een mailadres in als naam@organisatie.nl.'
      if (issue.format === 'date') return 'Vul een bestaande datum in als 31-12-2026.'
      if (issue.format === 'datetime') return 'Vul een bestaande datum en tijd in.'
      if (issue.format === 'uuid') return 'Kies iets uit de lijst.'
      return 'Dit heeft niet de goede vorm.'
    case 'invalid_value':
    case 'invalid_union':
      return 'Kies een van de mogelijkheden.'
    case 'not_multiple_of':
      return `Vul een veelvoud van ${issue.divisor} in.`
    case 'unrecognized_keys':
      return `Onbekend veld: ${issue.keys.join(', ')}.`
    default:
      return 'Dit is niet wat hier verwacht wordt.'
  }
}
