/** Gives out file names that no reader, file system or packager stumbles over, each once. */
export interface FileNames {
  /** `wanted`, made safe, with a number where the name is taken; upper and lower case count as the same. */
  take(wanted: string, extension: string): string
}

export function fileNames(): FileNames {
  const taken = new Set<string>()
  return {
    take(wanted, extension) {
      const safe = safeName(wanted)
      let name = `${safe}.${extension}`
      for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${safe}-${count}.${extension}`
      taken.add(name.toLowerCase())
      return name
    },
  }
}

/** ASCII letters, digits, dots and hyphens; a name in another script becomes its code points. */
function safeName(wanted: string): string {
  const plain = wanted.normalize('NFKD').replace(/\p{M}/gu, '')
  const safe = plain.replace(/[^A-Za-z0-9._/-]/gu, (character) =>
    /\s/.test(character) ? '-' : codeOf(character),
  )
  return safe.replace(/^[./-]+/, '') || 'x'
}

const codeOf = (character: string): string => `u${(character.codePointAt(0) ?? 0).toString(16)}`
