import type { Capability } from '../platform/http/handlers.ts'

/** Everything the product can do, in the order of the chain. */
export const capabilities: readonly Capability[] = []
