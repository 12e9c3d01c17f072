/**
 * A raised or lowered text: by Unicode's own signs where it has them (H₂O, m²), behind a number as one types it
 * (10^6: as signs it would be read as one number), else on the line (1er).
 *
 * @param before What it stands behind.
 */
export function raised(tagName: string, text: string, before: string): string {
  const signs = tagName === 'sup' ? superscripts : subscripts
  const isNumber = /^[+−-]?\p{N}+$/u.test(text)
  if (isNumber && /\p{N}$/u.test(before)) return `${tagName === 'sup' ? '^' : '_'}${text}`
  return isNumber ? Array.from(text, (sign) => signs.get(sign) ?? sign).join('') : text
}

const tableOf = (signs: string): ReadonlyMap<string, string> =>
  new Map(Array.from('0123456789+-−', (sign, index) => [sign, Array.from(signs)[index] ?? sign]))

const superscripts = tableOf('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻')
const subscripts = tableOf('₀₁₂₃₄₅₆₇₈₉₊₋₋')
