import { type ComponentPropsWithRef, type ComponentType, createContext, type ReactNode, useContext } from 'react'

export type AnchorProps = Omit<ComponentPropsWithRef<'a'>, 'href'> & { href: string }

export const PlainAnchor = (props: AnchorProps) => <a {...props} />

const LinkContext = createContext<ComponentType<AnchorProps>>(PlainAnchor)

/** Lets the app put its router behind every link of the design system; without it links are plain anchors. */
export function LinkProvider({ anchor, children }: { anchor: ComponentType<AnchorProps>; children: ReactNode }) {
  return <LinkContext value={anchor}>{children}</LinkContext>
}

export function Link(props: AnchorProps) {
  const Anchor = useContext(LinkContext)
  return <Anchor {...props} />
}
