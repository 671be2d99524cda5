export type ThemeChoice = 'system' | 'light' | 'dark'

const storageKey = 'voordeur.theme'

/** The choice made on this device; the system's own setting when none was made. */
export function storedTheme(): ThemeChoice {
  try {
    const stored = localStorage.getItem(storageKey)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    // Storage can be forbidden in a hardened browser; the theme is not worth an error.
    return 'system'
  }
}

/** Call once before the first drawing with `storedTheme()`, and again when the person chooses. */
export function applyTheme(choice: ThemeChoice): void {
  const root = document.documentElement
  if (choice === 'system') delete root.dataset.theme
  else root.dataset.theme = choice
  try {
    if (choice === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, choice)
  } catch {
    // The choice then holds until the page is left.
  }
}
