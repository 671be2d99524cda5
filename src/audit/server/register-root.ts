let root = ''

/** How people reach this installation, for addresses in the register of processing activities. Set once, at the start. */
export function useRegisterAt(publicUrl: string): void {
  root = publicUrl
}

export const registerRoot = (): string => root
