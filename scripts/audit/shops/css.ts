/** Declarations of a style sheet, `margin: 0 4%`, in lower case and each once; those of custom properties are left out. */
export function declarations(css: string): string[] {
  const plain = css.replaceAll(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ').replaceAll(/url\([^)]*\)/g, 'url()')
  const found = plain.matchAll(/(?<=[{;\s]|^)([a-z][a-z-]*)\s*:\s*([^;{}]+)(?=[;}]|$)/gi)
  return [
    ...new Set(
      [...found].map(([, property = '', value = '']) =>
        `${property}: ${value.replaceAll(/\s+/g, ' ').trim()}`.toLowerCase(),
      ),
    ),
  ]
}
