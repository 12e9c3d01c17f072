import type { AccessibilityFacts } from '../model/catalogue.ts'

/** `textual,visual` as a list. */
export const modesOf = (sufficient: string): string[] => sufficient.split(',').map((mode) => mode.trim())

/**
 * The address of what a file conforms to, as reading systems know it: the anchors of EPUB Accessibility 1.1, the
 * older profile's page, and the standard of PDF/UA. Undefined where a standard has none.
 */
export function standardAddress(standard: string): string | undefined {
  const [, version, level] =
    /^EPUB Accessibility 1\.1 - WCAG (2\.[012]) Level (A{1,3})$/i.exec(standard.trim()) ?? []
  if (version && level) return `https://www.w3.org/TR/epub-a11y-11#wcag-${version}-${level.toLowerCase()}`
  return URL.canParse(standard) ? new URL(standard).href : undefined
}

/** True where nothing of it needs eyes. */
export const isReadableWithoutSight = ({ sufficient }: AccessibilityFacts): boolean =>
  sufficient.some((modes) => modesOf(modes).join() === 'textual')
