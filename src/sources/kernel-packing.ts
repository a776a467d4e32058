/** How a kernel's payload is packed, by its magic number: the GRUB for pv cannot unpack lz4 and zstd (pains P12). */
export type KernelPacking = 'gzip' | 'bzip2' | 'lzma' | 'xz' | 'lzo' | 'lz4' | 'zstd' | 'none' | 'unknown';
