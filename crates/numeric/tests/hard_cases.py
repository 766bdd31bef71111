"""Writes hard-cases.json: inputs that are hard for the elementary functions, and their true results rounded to nearest.

The truth comes from mpmath (1.3.0) at 2400 bits. `result` is what the functions of Millwright gave when the file was written; the tests
in Rust and in TypeScript hold both to it, bit by bit. Needs mpmath and a built packages/geometry; run only to add cases:

    python3 crates/numeric/tests/hard_cases.py
"""

import json
import pathlib
import random
import struct
import subprocess

from mpmath import mp, mpf

mp.prec = 2400
HERE = pathlib.Path(__file__).resolve().parent
NUMERIC = HERE.parents[2] / "packages/geometry/dist/numeric.js"

FUNCTIONS = {
    "sin": mp.sin, "cos": mp.cos, "tan": mp.tan, "asin": mp.asin, "acos": mp.acos, "atan": mp.atan,
    "exp": mp.exp, "log": mp.log, "cbrt": lambda x: mp.cbrt(x) if x >= 0 else -mp.cbrt(-x),
    "atan2": mp.atan2, "hypot": mp.hypot, "pow": mp.power,
}


def bits(value):
    return struct.pack(">d", value).hex()


def nearest(value):
    """The double nearest to a real number; mpmath rounds to 53 bits, Python's integer division does the subnormal range."""
    if not mp.isfinite(value):
        return float(value)
    if value == 0:
        return 0.0
    if abs(value) >= mpf(2) ** 1024 * (1 - mpf(2) ** -54):
        return float("inf") if value > 0 else float("-inf")
    scaled = int(mp.floor(abs(value) * mpf(2) ** 2200))
    result = scaled / 2**2200
    return result if value > 0 else -result


def neighbours(value, count):
    whole = struct.unpack(">q", struct.pack(">d", value))[0]
    return [struct.unpack(">d", struct.pack(">q", whole + step))[0] for step in range(-count, count + 1)]


def closest_to_quarter_turns(count):
    """The doubles below 2^20 quarter turns that come closest, for their size, to a whole number of them."""
    half_pi = int(mp.floor(mp.pi / 2 * mpf(2) ** 256))
    found = []
    for k in range(1, 2**20):
        exact = k * half_pi
        unit = exact.bit_length() - 53
        off = exact & ((1 << unit) - 1)
        found.append((min(off, (1 << unit) - off) >> (unit - 64), k))
    return [float(k * mp.pi / 2) for _, k in sorted(found)[:count]]


def angles(rng):
    yield from closest_to_quarter_turns(60)
    yield from (float(mp.ldexp(6381956970095103, 797)), 1e22, 1e300, 2.0**1023, float.fromhex("0x1.921fb54442d18p0"), 0.6744, 2.0**20 * 1.6)
    for k in [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 355, 1000, 33, 2**20, 2**20 + 1, 2**31, 10**15]:
        yield from neighbours(float(k * mp.pi / 2), 1)
        yield float(k * mp.pi / 4)
    for exponent in range(-30, 1024, 17):
        yield rng.choice((-1, 1)) * rng.uniform(1, 2) * 2.0**exponent


def units(rng):
    for value in (0.5, 0.975, 1 - 2.0**-53, 2.0**-26, 2.0**-57, 2.0**-1022, 5e-324, 0.9999999, 0.7071067811865476):
        yield from (v for v in neighbours(value, 1) if abs(v) <= 1)
        yield -value
    for _ in range(30):
        yield rng.uniform(-1, 1)


def reals(rng):
    for value in (0.4375, 0.6875, 1.1875, 2.4375, 2.0**66, 2.0**-27, 5e-324, 1.7976931348623157e308):
        yield from (v for v in neighbours(value, 1) if v != 0 and abs(v) < float("inf") and v == v)
    for exponent in range(-1070, 1024, 53):
        yield rng.choice((-1, 1)) * rng.uniform(1, 1.99) * 2.0**exponent


def exponents(rng):
    for value in (709.782712893384, -708.3964185322641, -745.1332191019411, 0.34657359027997264, 1.0397207708399179, 2.0**-28):
        yield from neighbours(value, 1)
    for _ in range(50):
        yield rng.uniform(-745, 709)


def positives(rng):
    yield from neighbours(1.0, 3)
    yield from (5e-324, 2.0**-1022, 1.7976931348623157e308, 0.7071067811865476, 1.4142135623730951)
    yield from (abs(value) for value in reals(rng))


def cube_roots(rng):
    yield from (float.fromhex("0x1.9b78223aa307cp1"), float.fromhex("0x1.a202bfc89ddffp2"), -float.fromhex("0x1.9b78223aa307cp1"), 8 - 2.0**-50, 27.0, -1e-300, 5e-324)
    yield from (float.fromhex("0x1.3a9ccd7f022dbp0"), float.fromhex("0x1.7845d2faac6fep0"), float.fromhex("0x1.d1ef81cbbbe71p0"), float.fromhex("0x1.0a2014f62987cp1"), struct.unpack(">d", bytes.fromhex("f7f792b28f600000"))[0])
    yield from reals(rng)
    # Cubes of points half way between two doubles, rounded: their roots lie as near to half way as roots can.
    for _ in range(400):
        half_way = 2 * rng.randrange(2**52, 2**53) + 1
        yield float(mpf(half_way) ** 3 / mpf(2) ** 159)


def vectors(rng):
    yield from ((3.0, 4.0), (1e308, 1e308), (1e200, 1e200), (5e-324, 5e-324), (1e-200, -1e-200), (2.0**64, 1.0), (2.0**65, 1.0), (1.0, 2.0**-511))
    for _ in range(60):
        yield tuple(rng.choice((-1, 1)) * rng.uniform(1, 2) * 2.0 ** rng.randint(-500, 500) for _ in range(2))
        yield rng.uniform(-10, 10), rng.uniform(-10, 10)


def powers(rng):
    yield from ((1 + 2.0**-52, 2.0**52), (1 - 2.0**-53, 2.0**53), (1 + 2.0**-52, 2.0**61), (1 - 2.0**-53, -(2.0**62)))
    yield from ((2.0, -1074.0), (2.0, 1023.0), (2.0, -1074.5), (10.0, 22.0), (3.0, 33.0), (-7.0, 17.0), (-2.0, -1073.0), (5e-324, 0.3))
    yield from ((1.5, 0.1), (1.2247448713915890, 3.0), (1.7320508075688772, 3.0), (1.0000001, 1e9), (0.9999999, 3e9), (1e308, 1.0001))
    for root in range(3, 60):
        for limit in (mpf(2) ** 1024 * (1 - mpf(2) ** -54), mpf(2) ** -1075):
            for exponent in (float(root), root + 0.5, -float(root)):
                for base in neighbours(float(limit ** (1 / mpf(exponent))), 1):
                    yield base, exponent
    for _ in range(100):
        base = rng.uniform(1, 2) * 2.0 ** rng.randint(-60, 60)
        yield base, rng.uniform(-1070, 1020) / (abs(float(mp.log(base, 2))) + 1e-3)


SETS = {
    "sin": angles, "cos": angles, "tan": angles, "asin": units, "acos": units, "atan": reals, "exp": exponents,
    "log": positives, "cbrt": cube_roots, "atan2": vectors, "hypot": vectors, "pow": powers,
}

rows = []
for name, inputs in SETS.items():
    for case in inputs(random.Random(name)):
        case = case if isinstance(case, tuple) else (case,)
        rows.append({"function": name, "inputs": [bits(value) for value in case], "nearest": bits(nearest(FUNCTIONS[name](*map(mpf, case))))})

script = f"""
const numeric = await import({json.dumps(NUMERIC.as_uri())});
const view = new DataView(new ArrayBuffer(8));
const number = (hex) => (view.setBigUint64(0, BigInt('0x' + hex)), view.getFloat64(0));
const hex = (value) => (view.setFloat64(0, value), view.getBigUint64(0).toString(16).padStart(16, '0'));
const rows = JSON.parse(await new Response(process.stdin).text());
console.log(JSON.stringify(rows.map((row) => hex(numeric[row.function](...row.inputs.map(number))))));
"""
results = json.loads(subprocess.run(["node", "--input-type=module", "-e", script], input=json.dumps(rows), capture_output=True, text=True, check=True).stdout)
lines = [json.dumps({**row, "result": result}) for row, result in zip(rows, results)]
about = "Doubles as 16 hex digits. nearest: the true result, rounded (mpmath 1.3.0, 2400 bits). result: what Rust and TypeScript must give."
(HERE / "hard-cases.json").write_text('{\n  "about": ' + json.dumps(about) + ',\n  "cases": [\n    ' + ",\n    ".join(lines) + "\n  ]\n}\n")
print(len(lines), "cases")
