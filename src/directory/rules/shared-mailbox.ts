const functionNames = [
  'administratie',
  'algemeen',
  'backoffice',
  'balie',
  'contact',
  'contactpunt',
  'frontoffice',
  'helpdesk',
  'info',
  'klantcontact',
  'mail',
  'meldpunt',
  'noreply',
  'post',
  'postbus',
  'receptie',
  'secretariaat',
  'servicedesk',
  'team',
  'welkom',
  'wijkteam',
  'zorg',
]

/**
 * Whether an address looks like that of a group: nobody stands behind it who can be asked what they looked at, so it cannot be
 * an account. Told by the part before the at sign: `info@`, `wijkteam.noord@`.
 */
export function looksShared(email: string): boolean {
  const [local = ''] = email.toLowerCase().split('@')
  const [first = ''] = local.split(/[.\-_+]/)
  return functionNames.includes(first) || functionNames.includes(local)
}
