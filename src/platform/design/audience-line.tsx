export type AudienceLineProps = {
  visibleTo: ReadonlyArray<string>
  notVisibleTo?: ReadonlyArray<string> | undefined
  /** Links the line to the field it is about. */
  id?: string | undefined
}

/** Beside everything that is written: who will be able to read it. */
export function AudienceLine({ visibleTo, notVisibleTo = [], id }: AudienceLineProps) {
  return (
    <p className="vd-audience" id={id}>
      <span>
        zichtbaar voor: <strong>{visibleTo.length > 0 ? visibleTo.join(', ') : 'alleen u'}</strong>
      </span>
      {notVisibleTo.length > 0 ? <span> · niet voor: {notVisibleTo.join(', ')}</span> : null}
    </p>
  )
}
