/** About whom somebody asks. Null: they may ask about more people and chose nobody; a request about a child is not one about the parent. */
export function aboutWhom(chosen: string, persons: readonly { id: string }[]): string | null {
  if (persons.length === 1) return persons[0]?.id ?? null
  return persons.some(person => person.id === chosen) ? chosen : null
}
