import { doiIn, isbnCheckDigit, isDoi } from '../model/identifiers.ts'

interface IdentifierFault {
  readonly said: string
  readonly hint: string
}

/** What can't be right about an identifier, as far as its own form shows it. */
export function identifierFault(scheme: string, value: string): IdentifierFault | undefined {
  if (value === '') return undefined
  if (scheme === 'ISBN-13') return isbnFault(value)
  if (scheme === 'DOI') return doiFault(value)
  if (scheme === 'URI' && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(value)) {
    return { said: `“${value}” is no web address`, hint: 'Write the whole address, `https://` included.' }
  }
  return undefined
}

function isbnFault(value: string): IdentifierFault | undefined {
  const digits = value.replaceAll(/[\s-]/g, '')
  if (/^\d{9}[\dX]$/i.test(digits)) {
    return {
      said: `“${value}” is an ISBN-10`,
      hint: 'Take the ISBN-13 of the same edition; it begins with 978.',
    }
  }
  if (!/^\d{13}$/.test(digits)) {
    return {
      said: `“${value}” is no ISBN-13`,
      hint: 'An ISBN-13 has 13 digits, which hyphens or spaces may part.',
    }
  }
  if (!/^97[89]/.test(digits)) {
    return { said: `“${value}” is no ISBN-13`, hint: 'Every ISBN-13 begins with 978 or 979.' }
  }
  const expected = isbnCheckDigit(digits)
  if (expected === Number(digits.at(-1))) return undefined
  return {
    said: `the check digit of “${value}” is wrong`,
    hint: `Compare every digit with the original: the first twelve would end in ${expected}, not ${digits.at(-1)}.`,
  }
}

function doiFault(value: string): IdentifierFault | undefined {
  if (isDoi(value)) return undefined
  const bare = doiIn(value)
  const hint = bare ? `Write the DOI alone: ${bare}` : 'A DOI looks like 10.1000/182.'
  return { said: `“${value}” is no DOI`, hint }
}
