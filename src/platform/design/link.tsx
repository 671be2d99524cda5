import { type ComponentPropsWithRef, type ComponentType, createContext, createElement, type ReactNode, useContext } from 'react'

export type AnchorProps = Omit<ComponentPropsWithRef<'a'>, 'href'> & { href: string }

export const PlainAnchor = ({ children, ...props }: AnchorProps) => <a {...props}>{children}</a>

const LinkContext = createContext<ComponentType<AnchorProps>>(PlainAnchor)

/** Lets the app put its router behind every link of the design system; without it links are plain anchors. */
export function LinkProvider({ anchor, children }: { anchor: ComponentType<AnchorProps>; children: ReactNode }) {
  return <LinkContext value={anchor}>{children}</LinkContext>
}

export function Link(props: AnchorProps) {
  return createElement(useContext(LinkContext), props)
}
