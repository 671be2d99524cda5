import type { Adapter, AdapterPayload } from 'oidc-provider'

type Entries = Map<string, { payload: AdapterPayload; until: number }>

/** One provider's memory: two providers in one process must not redeem each other's codes. */
export function adapterInMemory(): (model: string) => Adapter {
  const entries: Entries = new Map()
  return model => new MemoryAdapter(model, entries)
}

/** Keeps what the demonstration's provider has open in memory: log-ins that are under way end with the process. */
class MemoryAdapter implements Adapter {
  readonly #entries: Entries
  readonly #model: string

  constructor(model: string, entries: Entries) {
    this.#model = model
    this.#entries = entries
  }

  async upsert(id: string, payload: AdapterPayload, expiresInSeconds: number): Promise<void> {
    const entries = this.#entries
    const now = Date.now()
    if (entries.size > 5000) for (const [key, entry] of entries) if (entry.until < now) entries.delete(key)
    entries.set(this.#key(id), { payload, until: now + (expiresInSeconds || 3600) * 1000 })
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const entry = this.#entries.get(this.#key(id))
    return entry && entry.until > Date.now() ? entry.payload : undefined
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findWhere(payload => payload.uid === uid)
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#findWhere(payload => payload.userCode === userCode)
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id)
    if (payload) payload.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    this.#entries.delete(this.#key(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.#entries) {
      if (payload.grantId === grantId) this.#entries.delete(key)
    }
  }

  #findWhere(matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    const now = Date.now()
    for (const [key, { payload, until }] of this.#entries) {
      if (key.startsWith(`${this.#model}:`) && until > now && matches(payload)) return payload
    }
    return undefined
  }

  #key = (id: string): string => `${this.#model}:${id}`
}
