import { useEffect } from 'react'

/** Alt+N anywhere on a household's page begins a note. By the place of the key: Option+N on a Mac types another letter. */
export function useNoteKey(isOn: boolean, onPress: () => void): void {
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.code !== 'KeyN') return
      // In a dialog something else is being written.
      if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="alertdialog"]')) return
      event.preventDefault()
      onPress()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn, onPress])
}
