import { useEffect, useRef } from 'react'

const longestWaitMs = 5000

/**
 * After going to another page the focus stands on its heading, so that a screen reader says where one is and Tab goes on
 * from there. The heading may come later than the page; whoever has moved on by then is left alone.
 */
export function useHeadingFocus(pathname: string): void {
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    const main = document.getElementById('inhoud')
    if (!main) return
    const start = document.activeElement
    const stop = () => {
      observer.disconnect()
      clearTimeout(timer)
    }
    const tryFocus = () => {
      const now = document.activeElement
      if (now !== start && now !== document.body && now !== null) return stop()
      const heading = main.querySelector<HTMLElement>('h1')
      if (!heading) return
      heading.focus({ preventScroll: true })
      stop()
    }
    const observer = new MutationObserver(tryFocus)
    const timer = setTimeout(stop, longestWaitMs)
    observer.observe(main, { childList: true, subtree: true })
    tryFocus()
    return stop
  }, [pathname])
}
