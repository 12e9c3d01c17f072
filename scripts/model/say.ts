/** A text with a count, by the plural categories of Unicode CLDR that the language has; `{n}` stands for the number. */
export interface Counted {
  readonly one?: string | undefined
  readonly few?: string | undefined
  readonly many?: string | undefined
  readonly other: string
}

/** `Page {n} of {all}` with its values; numbers as the language writes them. */
export function say(text: string, values: Readonly<Record<string, string | number>>, lang: string): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number'
      ? new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(value)
      : value
  })
}

/** `1 sheet`, `5 sheets`. */
export function count(forms: Counted, n: number, lang: string): string {
  const category = new Intl.PluralRules(lang).select(n)
  const form = { zero: undefined, two: undefined, ...forms }[category] ?? forms.other
  return say(form, { n }, lang)
}
