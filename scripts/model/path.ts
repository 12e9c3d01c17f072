/**
 * The path, below the manuscript folder, of a file that another file names: `../images/a.png` in
 * `chapters/one.md` is `images/a.png`. A path that leads out of the folder keeps its leading `../`.
 */
export function resolvePath(from: string, to: string): string {
  const parts = to.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of to.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** An address with its percent signs resolved; as it stands where they make no sense. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** A path as the address of a file: names may hold `#`, `?` and `%`. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
