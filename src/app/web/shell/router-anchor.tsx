import { useRouter } from '@tanstack/react-router'
import type { AnchorProps } from '../../../platform/design/index.ts'

/** Addresses that the server answers itself, or that are a file. */
const isOutside = (href: string): boolean => !href.startsWith('/') || href.startsWith('//') || /^\/(auth|v1|demo)\//.test(href)

/** A link that goes through the router; with a modifier key, a target or another host it is a plain one. */
export function RouterAnchor({ href, onClick, ...rest }: AnchorProps) {
  const router = useRouter()
  return (
    <a
      {...rest}
      href={href}
      onClick={event => {
        onClick?.(event)
        const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
        if (event.defaultPrevented || modified || isOutside(href) || rest.target || rest.download !== undefined) return
        event.preventDefault()
        router.history.push(href)
      }}
    />
  )
}
