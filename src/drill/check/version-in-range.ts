/** Whether a version of three numbers meets every comparison of a range such as `>=1 <2`; what the range leaves out counts as zero. */
export function versionInRange(version: string, range: string): boolean {
  return range.split(' ').every(comparison => {
    const [, sign = '=', wanted = ''] = /^([<>]=?|=)(.+)$/.exec(comparison) ?? [];
    const order = compare(version, wanted);
    if (sign === '=') return compare(cutTo(version, wanted), wanted) === 0;
    return sign.startsWith('<')
      ? order < 0 || (sign === '<=' && order === 0)
      : order > 0 || (sign === '>=' && order === 0);
  });
}

/** `=1` and `=1.2` mean any version that begins so. */
function cutTo(version: string, wanted: string): string {
  return version.split('.').slice(0, wanted.split('.').length).join('.');
}

function compare(a: string, b: string): number {
  const [x, y] = [a, b].map(version => version.split('.').map(Number)) as [number[], number[]];
  for (const index of [0, 1, 2]) {
    const difference = (x[index] ?? 0) - (y[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
