import type { Face } from '../model/template.ts'

/** Where a font lies, from the page or style sheet that uses it. */
export const facePath = (face: Face): string => `fonts/${face.name}`

/** `@font-face` rules for font files that lie in `fonts/` beside the style sheet. */
export function faceRules(faces: readonly Face[]): string {
  return faces
    .map(
      (face) => `@font-face {
  font-family: "${face.family}";
  font-style: ${face.style};
  font-weight: ${face.weight};
  src: url("${facePath(face)}") format("woff2");
  unicode-range: ${face.range};
}
`,
    )
    .join('')
}
