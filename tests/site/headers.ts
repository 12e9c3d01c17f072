/** A rule of a `_headers` file: what files at the path are sent with. */
export interface HeaderRule {
  readonly path: string
  readonly headers: ReadonlyMap<string, string>
}

/** As Netlify and Cloudflare Pages document the format. @throws where a line is neither path nor header. */
export function headerRules(text: string): HeaderRule[] {
  const found: { path: string; headers: Map<string, string> }[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue
    if (line.startsWith('/')) found.push({ path: line, headers: new Map() })
    else {
      const [, name, value] = /^ {2}([A-Z][A-Za-z-]+): (\S.*)$/.exec(line) ?? []
      if (name === undefined || value === undefined || found.length === 0)
        throw new Error(`No header: ${line}`)
      found.at(-1)?.headers.set(name, value)
    }
  }
  return found
}

/** Whether a rule is one for a path, which begins with a slash; an asterisk stands for anything. */
export function fits({ path: pattern }: HeaderRule, name: string): boolean {
  const [start = '', end] = pattern.split('*')
  return end === undefined ? pattern === name : name.startsWith(start) && name.endsWith(end)
}
