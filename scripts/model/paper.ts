/** A sheet or page in mm. */
export interface Paper {
  readonly width: number
  readonly height: number
}

const inch = 25.4

const papers: Readonly<Record<string, Paper>> = {
  a3: { width: 297, height: 420 },
  a4: { width: 210, height: 297 },
  a5: { width: 148, height: 210 },
  a6: { width: 105, height: 148 },
  a7: { width: 74, height: 105 },
  b5: { width: 176, height: 250 },
  b6: { width: 125, height: 176 },
  letter: { width: 8.5 * inch, height: 11 * inch },
  legal: { width: 8.5 * inch, height: 14 * inch },
  tabloid: { width: 11 * inch, height: 17 * inch },
  'half-letter': { width: 5.5 * inch, height: 8.5 * inch },
  'quarter-letter': { width: 4.25 * inch, height: 5.5 * inch },
  trade: { width: 6 * inch, height: 9 * inch },
}

export const paperNames = Object.keys(papers)

/** `a5`, `148x210mm`, `6x9in`; undefined for anything else. */
export function parsePaper(text: string): Paper | undefined {
  const named = papers[text.toLowerCase()]
  if (named) return named
  const [, width, height, unit] = /^(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|cm|in)$/i.exec(text) ?? []
  if (!width || !height || !unit) return undefined
  const factor = { mm: 1, cm: 10, in: inch }[unit.toLowerCase()] ?? 1
  return { width: Number(width) * factor, height: Number(height) * factor }
}
