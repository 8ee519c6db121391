import { hash } from 'node:crypto';
import { openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledOf } from './load-parts.ts';

/** `compiled.json`: for which Node `compiled.bin` holds code, and where in it that of each part is. */
interface Index {
  node: string;
  parts: Record<string, { at: number; bytes: number; digest: string }>;
}

/**
 * What the build left in `folder` for this very Node, or nothing. Each piece is given only for the text that it was made of and
 * as it was written: V8 itself checks little of what it is given, and code that does not fit can crash it
 * (https://github.com/nodejs/node/issues/62781).
 */
export function openCompiled(folder: string): CompiledOf | undefined {
  return orNothing(() => {
    const { node, parts }: Index = JSON.parse(readFileSync(join(folder, 'compiled.json'), 'utf8'));
    if (node !== thisNode()) return undefined;
    const file = openSync(join(folder, 'compiled.bin'), 'r');
    return (name, source) =>
      orNothing(() => {
        const part = parts[name];
        if (part === undefined) return undefined;
        const code = Buffer.allocUnsafeSlow(part.bytes);
        const count = readSync(file, code, 0, part.bytes, part.at);
        return count === part.bytes && digest(source, code) === part.digest ? code : undefined;
      });
  });
}

/** Whatever is missing or damaged costs time alone: V8 compiles the text instead. */
function orNothing<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Leaves the compiled code of parts in `folder`. */
export function writeCompiled(
  folder: string,
  compiled: Iterable<readonly [name: string, { source: Buffer; code: Buffer }]>,
): void {
  const index: Index = { node: thisNode(), parts: {} };
  const codes: Buffer[] = [];
  let at = 0;
  for (const [name, { source, code }] of compiled) {
    index.parts[name] = { at, bytes: code.length, digest: digest(source, code) };
    codes.push(code);
    at += code.length;
  }
  writeFileSync(join(folder, 'compiled.bin'), Buffer.concat(codes));
  writeFileSync(join(folder, 'compiled.json'), JSON.stringify(index));
}

/** The program that runs us: a distribution may mend Node and keep the version's number. */
function thisNode(): string {
  const { size, mtimeMs } = statSync(process.execPath);
  return [process.version, process.arch, size, mtimeMs].join(' ');
}

function digest(source: Buffer, code: Buffer): string {
  return hash('sha256', source, 'base64url') + hash('sha256', code, 'base64url');
}
