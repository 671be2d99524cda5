/** Where the axis of counts gets its lines: whole numbers, because nobody is a fifth of a household; about five of them. */
export function wholeTicks(most: number, about = 5): number[] {
  const rough = Math.max(1, most) / about
  const size = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, Math.round([1, 2, 5, 10].map(one => one * size).find(one => one >= rough) ?? size * 10))
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, index) => index * step)
}
