import { type AccessDomain, accessDomainIds } from '../../access/rules/access-domains.ts'
import { type LegalGround, legalGrounds } from '../../access/rules/legal-grounds.ts'

/** Access domains as a resident calls them. */
export const domainInOwnWords: Record<AccessDomain, string> = {
  general: 'hoe het met u gaat, in het algemeen',
  identity: 'uw naam en geboortedatum',
  contact: 'uw telefoonnummer en mail',
  address: 'uw adres',
  numbers: 'uw burgerservicenummer',
  finance: 'geld',
  housing: 'wonen',
  health: 'gezondheid',
  parenting: 'opvoeden',
  education: 'school en leren',
  work: 'werk en wat u overdag doet',
  safety: 'veiligheid',
  social: 'familie, vrienden en meedoen',
  intake: 'de melding',
  aftercare: 'hoe het na de hulp gaat',
  tasks: 'de taak die zij voor u doen',
}

const byId = new Map<number, AccessDomain>(Object.entries(accessDomainIds).map(([name, id]) => [id, name as AccessDomain]))
export const ownWordsFor = (domainId: number): string | undefined => {
  const domain = byId.get(domainId)
  return domain && domainInOwnWords[domain]
}

/** Why somebody may know, in plain words. The article stands beside it. */
const why: Partial<Record<keyof typeof legalGrounds, string>> = {
  coordination: 'Zij helpen u, of zijn nodig voor uw hulp. Daarom mogen zij dit weten.',
  delivery: 'Zij doen een taak voor u. Zij krijgen te weten wat daarvoor nodig is.',
  oversight: 'Zij letten erop dat de hulp doorgaat. Zij lezen niet wat er over u staat.',
  consent: 'U gaf hier toestemming voor. U kunt die altijd intrekken.',
  debtHelp: 'Zij helpen met schulden. De wet zegt dat zij dit daarvoor mogen gebruiken.',
  veiligThuis: 'Het is nodig om iemand te beschermen.',
  wams: 'U heeft hulp van meer kanten. De wet zegt dat helpers dan samen mogen overleggen.',
  emergency: 'Er was direct gevaar. Daarom mocht iemand even meekijken.',
}

export interface WhyShared {
  words: string
  law: string
}

/** Of a ground that a municipality added itself, its own label. */
export function whyShared(groundId: number, label = ''): WhyShared {
  const found = (Object.entries(legalGrounds) as [keyof typeof legalGrounds, LegalGround][]).find(
    ([, ground]) => ground.id === groundId,
  )
  if (!found) return { words: label || 'De wet laat dit toe.', law: '' }
  const [name, ground] = found
  return { words: why[name] ?? ground.label, law: ground.secrecyBy === 'none' ? ground.receiver : ground.secrecy }
}

export const everything = 'wat nodig is om alle hulp te regelen'
export const onlyThatThereIsHelp = 'alleen dat u hulp krijgt, en van wie'
