declare module '@citation-js/core' {
  export class Cite {
    constructor(source: string, options: { forceType: string })
    readonly data: readonly Record<string, unknown>[]
  }
}

declare module '@citation-js/plugin-bibtex'
