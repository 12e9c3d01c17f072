const start = 'pamphlet-preview-'

/** What somebody chose the last time; a browser that keeps nothing shows what is usual. */
export function setting(name: string, usual: string): string {
  try {
    return localStorage.getItem(start + name) ?? usual
  } catch {
    return usual
  }
}

export function keepSetting(name: string, value: string): void {
  try {
    localStorage.setItem(start + name, value)
  } catch {
    // It is for this time only.
  }
}
