import type { Adapter, AdapterPayload } from 'oidc-provider'

/** Keeps what the demonstration's provider has open in memory: log-ins that are under way end with the process. */
export class MemoryAdapter implements Adapter {
  static readonly #entries = new Map<string, { payload: AdapterPayload; until: number }>()
  readonly #model: string

  constructor(model: string) {
    this.#model = model
  }

  async upsert(id: string, payload: AdapterPayload, expiresInSeconds: number): Promise<void> {
    const entries = MemoryAdapter.#entries
    const now = Date.now()
    if (entries.size > 5000) for (const [key, entry] of entries) if (entry.until < now) entries.delete(key)
    entries.set(this.#key(id), { payload, until: now + (expiresInSeconds || 3600) * 1000 })
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const entry = MemoryAdapter.#entries.get(this.#key(id))
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
    MemoryAdapter.#entries.delete(this.#key(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of MemoryAdapter.#entries) {
      if (payload.grantId === grantId) MemoryAdapter.#entries.delete(key)
    }
  }

  #findWhere(matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    const now = Date.now()
    for (const [key, { payload, until }] of MemoryAdapter.#entries) {
      if (key.startsWith(`${this.#model}:`) && until > now && matches(payload)) return payload
    }
    return undefined
  }

  #key = (id: string): string => `${this.#model}:${id}`
}
