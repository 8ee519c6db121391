/**
 * A process of its own that appends to a case until it is ended, or `count` notes long, and prints each note once it is acknowledged.
 * usage: node append-in-a-loop.mjs CASE PERSON COUNT
 */
import { openCase } from '../../src/case/open-case.ts';

const [dir = '', person = '', count = ''] = process.argv.slice(2);
const store = openCase(dir, {
  io: { clock: { now: () => Date.now(), mono: () => performance.now() }, random: Math.random, host: 'soc-7' },
  actor: { name: person },
  tool: 'tocsin test',
});
for (let i = 0; i < Number(count); i++) {
  store.take();
  const [written] = store
    .append([{ type: 'note.added', data: { text: `${person} ${process.pid} ${i}` } }])
    .slice(-1);
  process.stdout.write(`${written?.id}\n`);
}
store.end('done');
