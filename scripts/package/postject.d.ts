declare module 'postject' {
  /** Puts `data` into the executable as a note of this name, and sets its fuse. */
  export function inject(
    filename: string,
    name: string,
    data: Buffer,
    options: { sentinelFuse: string },
  ): Promise<void>;
}
