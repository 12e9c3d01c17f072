/** One option of a command, with the words of its help. */
export interface Option {
  readonly type: 'string' | 'boolean'
  /** How its value is called: `FOLDER`. */
  readonly value?: string
  readonly help: string
}

export type Values = Readonly<Record<string, string | boolean | undefined>>

/** One word after `pamphlet`. */
export interface Command {
  readonly summary: string
  readonly usage: string
  readonly example: string
  /** How many words it takes besides its options. */
  readonly positionals: number
  readonly options: Readonly<Record<string, Option>>
  /** Does it, and gives the exit code. */
  run(words: readonly string[], values: Values): Promise<number>
}

/** The command line is wrong: said in one line with the usage. Exit 2. */
export class UsageError extends Error {}
