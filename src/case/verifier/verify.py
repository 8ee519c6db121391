#!/usr/bin/env python3
"""Verifies a Tocsin case by FORMAT.md alone, with Python 3 and nothing else.

usage: verify.py CASE [HEAD ...]     HEAD: 64 hex digits, or the short form, either with :LINES
exit code 0: intact, and every HEAD is there; 3: intact and no HEAD given, or a newer format; 1: not intact
"""
import hashlib, json, os, re, sys


def sha(data):
    return hashlib.sha256(data).hexdigest()


def short(h):
    return "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[int(h[:20], 16) >> 5 * i & 31] for i in range(15, -1, -1))


def check(row, e, first, seq, prev, clock):
    """One line: its version, case, writer, number, link, clock and hash."""
    prev = prev or sha(f"tocsin-log-v1\0{e['case']}\0{e['w']}".encode())
    return (e["v"] == 1 and (e["case"], e["w"]) == (first["case"], first["w"]) and e["seq"] == seq and e["prev"] == prev
            and tuple(e["hlc"]) > clock and row[-75:] == b',"hash":"%s"}' % sha(row[:-75]).encode())


case, heads = sys.argv[1].rstrip("/"), sys.argv[2:]
problems, tails, lines, pins, closed, files, said = [], [], {}, [], {}, {}, {}
for name in sorted(n for n in os.listdir(f"{case}/log") if n.endswith(".jsonl")):
    *rows, rest = open(f"{case}/log/{name}", "rb").read().split(b"\n")
    w, prev, clock, count, bad = name[:-6], None, (0, -1), 0, None
    for row in rows:
        where = f"log/{name}:{count + 1}"
        try:
            e = json.loads(row.decode("utf-8"))
            first = e if count == 0 else first
            if isinstance(e["v"], int) and e["v"] > 1 and row[-75:] == b',"hash":"%s"}' % sha(row[:-75]).encode():
                print(f"{where}: a newer version of the format ({e['v']}), which this program cannot judge")
                sys.exit(3)
            if not check(row, e, first, count, prev, clock):
                raise ValueError
        except (ValueError, KeyError, TypeError):
            bad = f"{where}: this line does not hold"
            break
        w, prev, clock, t, d = e["w"], e["hash"], tuple(e["hlc"]), e["type"], e["data"]
        count += 1
        lines.setdefault((w, count), {})[prev] = clock
        pins += [(where, x, s + 1, h, clock) for x, (s, h) in e.get("seen", {}).items()]
        pins += [(where, x, s + 1, h, None) for x, (s, h) in (d["heads"].items() if t == "case.closed" else ())]
        if t == "case.joined":
            pins.append((where, d["opened"]["w"], 1, d["opened"]["hash"], None))
        elif t == "log.closed":
            closed[d["log"]] = d["lines"]
            pins.append((where, d["log"], d["lines"], d["hash"], None))
        elif t == "case.opened":
            files[f"playbook/{d['playbook']['digest']}.yaml"] = d["playbook"]["digest"]
            files[f"playbook/compiled-{d['playbook']['compiled']}.json"] = d["playbook"]["compiled"]
        elif t == "evidence.added" and "sha256" in d:
            files[f"evidence/{d['sha256']}"] = d["sha256"]
        content = {k: e[k] for k in e if k not in ("w", "seq", "ts", "mono", "hlc", "seen", "prev", "hash")}
        if said.setdefault(e["id"], content) != content:
            problems.append(f"{where}: it has the id of another line and says something else")
    if bad and (rest or count + 1 < len(rows)):
        problems.append(bad)
    elif bad or rest and not os.path.exists(f"{case}/log/{name[:-6]}.lock"):
        tails.append((w, count, bad or f"log/{name}:{count + 1}: the last line is not finished"))
    print(f"log/{name}: {count} lines" + (f", head {short(prev)}:{count} {prev}" if prev else ""))
problems += [what for w, count, what in tails if closed.get(w, count + 1) > count]
problems += [f"log of {w}, line {n}: forked, copies differ" for (w, n), hashes in lines.items() if len(hashes) > 1]
for where, w, n, h, clock in pins:
    there = lines.get((w.split("!")[0], n), {})
    if n and (h not in there or clock and clock <= there[h]):
        problems.append(f"{where}: it names line {n} of {w}, which is not here as it was")
for path, digest in files.items():
    if not os.path.isfile(f"{case}/{path}") or sha(open(f"{case}/{path}", "rb").read()) != digest:
        problems.append(f"{path}: not here, or not what the record says")
for head in heads:
    text, _, n = re.sub(r"[\s-]", "", head).partition(":")
    if not any((h == text.lower() or short(h) == text.upper()) and n in ("", str(k)) for (_, k), hs in lines.items() for h in hs):
        problems.append(f"no line has the head {head}")
if not lines:
    problems.append("no log has a line that holds")
print("\n".join(problems) or ("intact, and the heads are there" if heads else "intact; no head was given to hold it against"))
sys.exit(1 if problems else 0 if heads else 3)
