/** The related person is … of the person. */
export const relationKinds = [
  'partner',
  'former-partner',
  'parent',
  'child',
  'sibling',
  'guardian',
  'informal-carer',
  'network',
] as const
export type RelationKind = (typeof relationKinds)[number]

export const relationLabels: Record<RelationKind, string> = {
  partner: 'partner',
  'former-partner': 'ex-partner',
  parent: 'ouder',
  child: 'kind',
  sibling: 'broer of zus',
  guardian: 'gezaghebbende',
  'informal-carer': 'mantelzorger',
  network: 'uit het netwerk',
}

/** Read from the other side: if B is a parent of A, A is a child of B. Null: it has no word of its own that way. */
export const relationFromOtherSide: Record<RelationKind, string | null> = {
  partner: 'partner',
  'former-partner': 'ex-partner',
  parent: 'kind',
  child: 'ouder',
  sibling: 'broer of zus',
  guardian: 'staat onder gezag',
  'informal-carer': 'krijgt mantelzorg',
  network: null,
}

/** Who stands around the household without living in it. */
export const networkKinds = [
  'network',
  'informal-carer',
  'former-partner',
  'parent',
  'guardian',
] as const satisfies readonly RelationKind[]
