/**
 * The strongly connected components of a graph: in each, every point leads to every other. Tarjan's algorithm
 * (SIAM Journal on Computing 1(2), 1972) with a stack of its own, so that a long playbook does not exhaust the program's.
 */
export function components<T>(points: Iterable<T>, onward: (point: T) => readonly T[]): T[][] {
  const found: T[][] = [];
  const order = new Map<T, number>();
  const lowest = new Map<T, number>();
  const stack: T[] = [];
  const onStack = new Set<T>();
  const lower = (point: T, to: number | undefined) =>
    lowest.set(
      point,
      Math.min(lowest.get(point) ?? Number.POSITIVE_INFINITY, to ?? Number.POSITIVE_INFINITY),
    );
  const enter = (point: T): Visit<T> => {
    order.set(point, order.size);
    lower(point, order.get(point));
    stack.push(point);
    onStack.add(point);
    return { point, ways: onward(point)[Symbol.iterator]() };
  };
  const leave = (point: T): void => {
    if (lowest.get(point) !== order.get(point)) return;
    const component = stack.splice(stack.lastIndexOf(point));
    for (const inside of component) onStack.delete(inside);
    found.push(component);
  };
  for (const root of points) {
    if (order.has(root)) continue;
    const visits = [enter(root)];
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const { point, ways } = visit;
      const next = ways.next();
      if (!next.done && !order.has(next.value)) visits.push(enter(next.value));
      else if (!next.done) {
        if (onStack.has(next.value)) lower(point, order.get(next.value));
      } else {
        visits.pop();
        leave(point);
        const above = visits.at(-1);
        if (above) lower(above.point, lowest.get(point));
      }
    }
  }
  return found;
}

interface Visit<T> {
  point: T;
  ways: Iterator<T>;
}
