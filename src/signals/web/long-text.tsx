/** Text as somebody typed it: its lines kept, long words broken, any script from its own side. */
export const LongText = ({ children }: { children: string }) => (
  <p dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: 'var(--voordeur-measure)' }}>
    {children}
  </p>
)
