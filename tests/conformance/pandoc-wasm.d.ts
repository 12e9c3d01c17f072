declare module 'pandoc-wasm' {
  export function convert(
    options: Record<string, unknown>,
    stdin: string | null,
    files: Record<string, string>,
  ): Promise<{ stdout: string; stderr: string; warnings: unknown[] }>
}
