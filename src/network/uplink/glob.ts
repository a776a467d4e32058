/** Does a name fit a pattern of the shell, as networkd and netplan take them (fnmatch(3)): `*`, `?`, `[a-z]`, `[!a-z]`? */
export function fits(pattern: string, name: string): boolean {
  const source = pattern.replace(/\[!?[^\]]+\]|[*?]|[.+^${}()|[\]\\]/g, (sign) => {
    if (sign === '*') return '.*';
    if (sign === '?') return '.';
    return sign.length > 1 ? sign.replace(/^\[!/, '[^').replaceAll('\\', '\\\\') : `\\${sign}`;
  });
  try {
    return new RegExp(`^${source}$`).test(name);
  } catch {
    return pattern === name;
  }
}
