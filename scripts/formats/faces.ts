import type { Face } from '../model/template.ts'

/** Where a font lies, from the page or style sheet that uses it. */
export const facePath = (face: Face): string => `fonts/${face.name}`

/**
 * `@font-face` rules for font files that lie in `fonts/` beside the style sheet.
 *
 * @param display When a font that comes late is still used (CSS Fonts 4, 11.1); where nothing is said, always.
 */
export function faceRules(faces: readonly Face[], display?: 'optional'): string {
  return faces
    .map(
      (face) => `@font-face {
  font-family: "${face.family}";
  font-style: ${face.style};
  font-weight: ${face.weight};
  src: url("${facePath(face)}") format("woff2");
  unicode-range: ${face.range};${display ? `\n  font-display: ${display};` : ''}
}
`,
    )
    .join('')
}
