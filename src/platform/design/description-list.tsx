import type { ReactNode } from 'react'

export type DescriptionListProps = {
  items: ReadonlyArray<{ term: string; description: ReactNode }>
  /** 'stacked' puts the term above its value, for narrow places. */
  layout?: 'beside' | 'stacked' | undefined
}

/** Facts as term and value. Leave out what is unknown, or say "onbekend". */
export function DescriptionList({ items, layout = 'beside' }: DescriptionListProps) {
  return (
    <dl className="vd-description-list" data-layout={layout}>
      {items.map(({ term, description }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A few facts in one running line, such as below a page title. */
export function KeyValue({ items }: { items: ReadonlyArray<{ key: string; value: ReactNode }> }) {
  return (
    <dl className="vd-key-value">
      {items.map(({ key, value }) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
