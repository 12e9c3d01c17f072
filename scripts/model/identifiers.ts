/** ISBN Users' Manual, 7th edition, section 5.4: the digits, weighted 1 and 3 in turn, add up to a multiple of 10. */
export function isbnCheckDigit(digits: string): number {
  const sum = Array.from(digits.slice(0, 12), Number).reduce(
    (total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3),
    0,
  )
  return (10 - (sum % 10)) % 10
}

/**
 * The last sign of an ISBN-10 (ISO 2108:1992, annex A) or ISSN (ISO 3297, section 4): the digits before it, weighted
 * from their count plus one down to 2, and the sign itself add up to a multiple of 11. `X` is ten.
 */
export function checkSign(digits: string): string {
  const sum = Array.from(digits, Number).reduce(
    (total, digit, index) => total + digit * (digits.length + 1 - index),
    0,
  )
  const rest = (11 - (sum % 11)) % 11
  return rest === 10 ? 'X' : String(rest)
}

/** DOI Handbook, section 2.2: a prefix `10.` and a registrant's number, a slash, and a suffix of any characters. */
export const isDoi = (value: string): boolean => /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(value)

/** The DOI at the end of an address: `https://doi.org/10.1000/182`. */
export const doiIn = (value: string): string | undefined => /10\.\d{4,9}(?:\.\d+)*\/\S+$/.exec(value)?.[0]
