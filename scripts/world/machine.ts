export type Environment = Readonly<Record<string, string | undefined>>

/** What decides where programs stand, and who may install them. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Environment
  /** Stands before every absolute place; empty but for tests, which bring a machine in a folder. */
  readonly root: string
  readonly isRoot: boolean
}

export const thisMachine = (env: Environment = process.env): Machine => ({
  platform: process.platform,
  env,
  root: '',
  isRoot: process.getuid?.() === 0,
})
