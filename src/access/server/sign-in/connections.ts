import type { ProviderSettings } from './provider-settings.ts'

/** A provider as the settings of the server know it, as far as an administrator may know: never its secret. */
export interface Connection {
  id: string
  name: string
  issuer: string
  /** A broker: residents come in by it, and nobody else. */
  forResidents: boolean
}

let current: readonly Connection[] = []

/** Told once at the start of the server. */
export function useConnections(providers: readonly ProviderSettings[]): void {
  current = providers.map(({ id, name, issuer, bsnClaim }) => ({ id, name, issuer, forResidents: Boolean(bsnClaim) }))
}

/** The providers that the settings of this server connect to; what each is trusted for, a municipality decides. */
export const connections = (): readonly Connection[] => current
