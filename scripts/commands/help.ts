import type { Command } from './command.ts'

/** What `pamphlet --help` says: every command with its summary. */
export function overview(commands: Readonly<Record<string, Command>>): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return `pamphlet COMMAND: publish a pamphlet or a book from Markdown\n\n${lines.join('\n')}\n\npamphlet COMMAND --help says more of each.\n`
}

/** What `pamphlet COMMAND --help` says: usage, options, an example. */
export function help({ summary, usage, options, example }: Command): string {
  const rows = Object.entries(options).map(
    ([name, { value, help: text }]) => [`--${name}${value ? ` ${value}` : ''}`, text] as const,
  )
  const width = Math.max(0, ...rows.map(([name]) => name.length))
  const lines = rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}\n`).join('')
  return `${usage}\n  ${summary}\n\n${lines}${lines && '\n'}Example: ${example}\n`
}
