import { checkSign, doiIn, isbnCheckDigit, isDoi } from '../model/identifiers.ts'
import type { Checked } from './check.ts'
import { fieldOf, remarkField } from './reference-field.ts'

/** ISBN, ISSN and DOI of the references, as far as their own form shows that they are wrong. */
export function checkReferenceIdentifiers({ references, sourceOf }: Checked): void {
  const rule = 'reference-identifier'
  for (const reference of references) {
    for (const [field, faultOf] of Object.entries(faults)) {
      const value = fieldOf(reference, field)
      const [reason, hint] = (value && faultOf(value)) || []
      if (!reason) continue
      remarkField(
        reference,
        field,
        sourceOf(reference.file),
        rule,
        `${reason} (\`${field}\` of \`${reference.id}\`)`,
        hint,
      )
    }
  }
}

type Fault = readonly [reason: string, hint?: string] | undefined

const faults: Readonly<Record<string, (value: string) => Fault>> = {
  ISBN: (value) => each(value, isbnFault),
  ISSN: (value) => each(value, issnFault),
  DOI: doiFault,
}

/** A book in two bindings has two numbers, and a word behind each: `0-306-40615-2 (pbk.), 978-0-306-40615-7`. */
function each(value: string, faultOf: (number: string) => Fault): Fault {
  const plain = value.replaceAll(/\([^)]*\)|\b(?:e-?)?ISB?S?N(?:-1[03])?:?/gi, ' ')
  const parts = plain.split(/[,;/]|\s{2,}|\s(?=97[89])|\s(?=\d{4}-\d{3}[\dX]\b)/i).map((part) => part.trim())
  return parts
    .filter(Boolean)
    .map(faultOf)
    .find((fault) => fault !== undefined)
}

const wrongDigit = (value: string, last: string, right: string): Fault => [
  `The check digit of “${value}” is wrong`,
  `Compare every digit with the original: the ones before would end in ${right}, not ${last}.`,
]

/** Hyphens of every kind come along when a number is copied. */
const digitsOf = (value: string): string => value.replaceAll(/[\s\p{Pd}]/gu, '').toUpperCase()

function isbnFault(value: string): Fault {
  const digits = digitsOf(value)
  const last = digits.at(-1) ?? ''
  if (/^\d{9}[\dX]$/.test(digits)) {
    const right = checkSign(digits.slice(0, 9))
    return right === last ? undefined : wrongDigit(value, last, right)
  }
  if (!/^97[89]\d{10}$/.test(digits))
    return [
      `“${value}” is no ISBN`,
      'An ISBN has 13 digits and begins with 978 or 979; before 2007 it had 10.',
    ]
  const right = String(isbnCheckDigit(digits))
  return right === last ? undefined : wrongDigit(value, last, right)
}

function issnFault(value: string): Fault {
  const digits = digitsOf(value)
  if (!/^\d{7}[\dX]$/.test(digits)) return [`“${value}” is no ISSN`, 'An ISSN looks like 0378-5955.']
  const right = checkSign(digits.slice(0, 7))
  return right === digits.at(-1) ? undefined : wrongDigit(value, digits.at(-1) ?? '', right)
}

function doiFault(value: string): Fault {
  if (isDoi(value)) return undefined
  const bare = doiIn(value)
  return [`“${value}” is no DOI`, bare ? `Write the DOI alone: ${bare}` : 'A DOI looks like 10.1000/182.']
}
