import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** A page that keeps its heading (another file on the same screen) has it by then. */
const sameHeadingMs = 700
const longestWaitMs = 5000

/**
 * After going to another page the focus stands on its heading, so that a screen reader says where one is and Tab goes on
 * from there. The heading may come later than the address; whoever has moved on by then is left alone.
 */
export function useHeadingFocus(): void {
  const router = useRouter()
  useEffect(() => {
    let stop = () => {}
    const unsubscribe = router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
      if (!pathChanged) return
      stop()
      stop = focusNextHeading()
    })
    return () => {
      stop()
      unsubscribe()
    }
  }, [router])
}

function focusNextHeading(): () => void {
  const main = document.getElementById('inhoud')
  if (!main) return () => {}
  const findHeading = () => main.querySelector<HTMLElement>('h1')
  const before = findHeading()
  const start = document.activeElement
  const stop = () => {
    observer.disconnect()
    clearTimeout(soon)
    clearTimeout(late)
  }
  const take = (heading: HTMLElement) => {
    stop()
    const now = document.activeElement
    const isElsewhere = now !== start && now !== document.body && now !== null
    if (!isElsewhere) heading.focus({ preventScroll: true })
  }
  const observer = new MutationObserver(() => {
    const heading = findHeading()
    if (heading && heading !== before) take(heading)
  })
  observer.observe(main, { childList: true, subtree: true })
  const soon = setTimeout(() => {
    const heading = findHeading()
    if (heading) take(heading)
  }, sameHeadingMs)
  const late = setTimeout(stop, longestWaitMs)
  return stop
}
