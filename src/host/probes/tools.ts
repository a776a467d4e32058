import { type Facts, TOOLS, type Tool, type ToolName } from '../facts.ts';
import { PACKAGE_OF, PROGRAM_FOLDERS } from '../tools.ts';
import type { Probe, Seen } from './probe.ts';

/** Xen's own folders for programs that are not in PATH: Debian's, one a release, and everybody else's. */
const XEN_FOLDERS = [
  ...Array.from({ length: 14 }, (_, release) => `/usr/lib/xen-4.${release + 14}/bin`).reverse(),
  '/usr/libexec/xen/bin',
  '/usr/lib/xen/bin',
];

/** Where each tool may lie, the best place first. `xl` finds pygrub in Xen's own folders before PATH. */
function placesOf(tool: ToolName): string[] {
  const folders = tool === 'pygrub' ? [...XEN_FOLDERS, ...PROGRAM_FOLDERS] : PROGRAM_FOLDERS;
  return folders.map((folder) => `${folder}/${tool}`);
}

/**
 * Programs that plans may need. Versions are those of Debian's packages: one question for all of them, where asking
 * each tool would start eighteen programs, and on other systems there is simply no version.
 */
export const tools: Probe = {
  id: 'tools',
  paths: TOOLS.flatMap(placesOf),
  commands: {
    packages: {
      argv: [
        ...(['dpkg-query', '--show', '--showformat=${Package}\\t${Version}\\t${db:Status-Abbrev}\\n'] as const),
        ...new Set(Object.values(PACKAGE_OF)),
      ],
    },
  },
  parse: (seen) => {
    const versions = readVersions(seen.result('packages').stdout);
    const entries = TOOLS.map((name) => [name, findTool(name, seen, versions)] as const);
    return { tools: Object.fromEntries(entries) as Facts['tools'] };
  },
};

function findTool(name: ToolName, seen: Seen, versions: ReadonlyMap<string, string>): Tool {
  const isProgram = (path: string) => {
    const found = seen.stat(path);
    return found?.type === 'file' && (found.mode & 0o111) !== 0;
  };
  const path = placesOf(name).find(isProgram) ?? null;
  // What lies in /usr/local is not the package's.
  const packaged = path !== null && !path.startsWith('/usr/local/');
  return { path, version: (packaged && versions.get(PACKAGE_OF[name])) || null, package: PACKAGE_OF[name] };
}

/** Upstream's part of the version of each installed package: `1:7.2+dfsg-7+deb12u18` is `7.2+dfsg`. */
function readVersions(stdout: string): Map<string, string> {
  return new Map(
    stdout.split('\n').flatMap((line) => {
      const [name, version, status] = line.split('\t');
      if (name === undefined || version === undefined || !status?.startsWith('ii')) return [];
      return [[name, version.replace(/^\d+:/, '').replace(/-[^-]*$/, '')] as const];
    }),
  );
}
