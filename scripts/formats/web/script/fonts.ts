/**
 * On a disk the fonts are as near as the text: they are waited for. Over a line they are `font-display: optional`,
 * see formats/web/chapters.ts.
 */
export function waitForFonts(): void {
  if (location.protocol !== 'file:') return
  for (const face of document.fonts) face.display = 'swap'
}
