/** A checksum that is strong enough against forgery too. Lower-case hex. */
export interface Checksum {
  algorithm: 'sha256' | 'sha512';
  hex: string;
}

interface Entry {
  /** Null: a file with nothing but the number. */
  name: string | null;
  hex: string;
}

/** By length, as everybody does it: 64 digits are SHA-256, 128 SHA-512. MD5 and SHA-1 can be forged and are not taken. */
export function checksumOf(hex: string): Checksum | undefined {
  if (!/^[0-9a-f]+$/i.test(hex)) return undefined;
  if (hex.length === 64) return { algorithm: 'sha256', hex: hex.toLowerCase() };
  return hex.length === 128 ? { algorithm: 'sha512', hex: hex.toLowerCase() } : undefined;
}

/**
 * The checksum of one file out of a publisher's list: GNU lines (`HEX  name`, `HEX *name`), BSD lines
 * (`SHA256 (name) = HEX`), a bare number, each also inside an OpenPGP clear-signed message (whose signature is not
 * checked here). Undefined: the list does not know the file. The strongest wins; two that differ are an error.
 */
export function checksumFromList(list: string, fileName: string): Checksum | 'contradicts itself' | undefined {
  const entries = entriesOf(list);
  const named = entries.filter(({ name }) => name !== null && baseName(name) === fileName);
  const bare = entries.length === 1 && entries[0]?.name === null ? entries : [];
  const found = (named.length > 0 ? named : bare).flatMap(({ hex }) => checksumOf(hex) ?? []);
  const strongest = found.some(({ algorithm }) => algorithm === 'sha512') ? 'sha512' : 'sha256';
  const best = found.filter(({ algorithm }) => algorithm === strongest);
  if (best.some(({ hex }) => hex !== best[0]?.hex)) return 'contradicts itself';
  return best[0];
}

function entriesOf(list: string): Entry[] {
  return signedPart(list)
    .split(/\r?\n/)
    .flatMap((line): Entry[] => {
      const gnu = /^(\\?)([0-9a-f]{32,128}) [ *](.+)$/i.exec(line);
      if (gnu) return [{ hex: gnu[2]!, name: gnu[1] === '' ? gnu[3]! : unescapeName(gnu[3]!) }];
      const bsd = /^SHA(?:2-)?(?:256|512) ?\((.+)\) ?= ?([0-9a-f]{32,128})\s*$/i.exec(line);
      if (bsd) return [{ hex: bsd[2]!, name: bsd[1]! }];
      const bare = /^\s*([0-9a-f]{32,128})\s*$/i.exec(line);
      return bare ? [{ hex: bare[1]!, name: null }] : [];
    });
}

/** Of a clear-signed message only what the signature covers: lines before or after it anybody may have added. */
function signedPart(list: string): string {
  const signed =
    /^-----BEGIN PGP SIGNED MESSAGE-----\r?\n[\s\S]*?\r?\n\r?\n([\s\S]*?)^-----BEGIN PGP SIGNATURE-----/m.exec(list);
  return signed?.[1] === undefined ? list : signed[1].replace(/^- /gm, '');
}

const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** How GNU coreutils writes a name with a backslash or a line break. */
const unescapeName = (name: string): string =>
  name.replace(/\\([\\nr])/g, (_all, letter: string) => (letter === 'n' ? '\n' : letter === 'r' ? '\r' : '\\'));
