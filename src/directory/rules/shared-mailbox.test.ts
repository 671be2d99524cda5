import { expect, test } from 'vitest'
import { looksShared } from './shared-mailbox.ts'

test.each(['info@gemeente.test', 'Wijkteam.Noord@gemeente.test', 'postbus@x.test', 'team-zuid@x.test'])(
  '%s belongs to a group',
  address => expect(looksShared(address)).toBe(true),
)

test.each(['s.bakker@gemeente.test', 'teamo.infante@x.test', 'contacte@x.test', 'joep@info.test'])(
  '%s belongs to one person',
  address => expect(looksShared(address)).toBe(false),
)
