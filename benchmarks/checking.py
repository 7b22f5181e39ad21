"""Checking many inputs against a large register, beside tools that check YAML alone, on the same files.

python benchmarks/checking.py [FILES]

Visits of 150 lines are read, validated and checked against a register of 10,000 people, each once, warm, by CPU time of the process; then a folder of
FILES such visits (5,000) by the command line in one process, and by yamllint and check-jsonschema. Names are put together by a generator with a fixed
seed: as in life, people share 90 first names, and family names that are spelt much alike. One name in fifty of the lists is misspelt; in the texts half
of those who are named are nobody of the register.
"""

import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import yaml

from memos.batch.inputs import read_inputs, read_registers

FILES = 5000
PEOPLE = 10_000
OFFICES = 800
MEETINGS = 4
ROUNDS = 60
SEED = 20261125
_FIRST = [
    "Serik",
    "Berik",
    "Marat",
    "Murat",
    "Kairat",
    "Aigul",
    "Aliya",
    "Dauren",
    "Daniyar",
    "Nurlan",
    "Askar",
    "Yerlan",
    "Bolat",
    "Kanat",
    "Talgat",
    "Arman",
    "Alma",
    "Saule",
    "Gulnara",
    "Zhanna",
    "Asel",
    "Dinara",
    "Madina",
    "Timur",
    "Ruslan",
    "Oleg",
    "Sergey",
    "Ivan",
    "Anna",
    "Maria",
    "Olga",
    "Elena",
    "Natalia",
    "Igor",
    "Andrey",
    "Dmitry",
    "Alexander",
    "Mikhail",
    "Pavel",
    "Roman",
    "John",
    "Michael",
    "David",
    "Richard",
    "Robert",
    "James",
    "Mary",
    "Susan",
    "Linda",
    "Karen",
    "Mohammed",
    "Ahmed",
    "Ali",
    "Omar",
    "Khalid",
    "Abdullah",
    "Hassan",
    "Yusuf",
    "Fatima",
    "Aisha",
    "Wei",
    "Jun",
    "Min",
    "Li",
    "Hiro",
    "Kenji",
    "Yuki",
    "Pierre",
    "Jean",
    "Marie",
    "Luc",
    "Carlos",
    "Juan",
    "Jose",
    "Ana",
    "Luis",
    "Anton",
    "Boris",
    "Viktor",
    "Victoria",
    "Antonia",
    "Peter",
    "Paul",
    "George",
    "Helen",
    "Irina",
    "Svetlana",
    "Marina",
]
_ROOTS = [
    "Akhmet",
    "Karim",
    "Omar",
    "Umar",
    "Nurlan",
    "Iskak",
    "Suleimen",
    "Abdrakh",
    "Zhumabay",
    "Tokay",
    "Sadyk",
    "Smagul",
    "Kasym",
    "Baim",
    "Bekt",
    "Seit",
    "Tule",
    "Ibra",
    "Yusup",
    "Aliy",
    "Mus",
    "Is",
    "Petr",
    "Ivan",
    "Sidor",
    "Kuznets",
    "Smirn",
    "Pop",
    "Vasil",
    "Mikhail",
    "Fedor",
    "Moroz",
    "Volk",
    "Alekse",
    "Lebed",
    "Semen",
    "Egor",
    "Pavl",
    "Kozl",
    "Stepan",
    "Nikola",
    "Orl",
    "Andre",
    "Makar",
    "Zakhar",
    "Zaits",
    "Solov",
    "Boris",
]
_ENDINGS = ("ov", "ova", "ev", "eva", "enko", "uly", "in", "ina", "bekov", "baev", "khanov")
_SCHEMA = Path(__file__).resolve().parents[1] / "schemas/visit.schema.json"


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    chance = random.Random(SEED)
    people = chance.sample([f"{first} {root}{end}" for first in _FIRST for root in _ROOTS for end in _ENDINGS], PEOPLE)
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "register.yaml"
        register.write_text(_register(people), encoding="utf-8")
        inputs = Path(folder) / "visits"
        inputs.mkdir()
        for number in range(files):
            (inputs / f"visit-{number:05}.yaml").write_text(_visit(chance, people, number), encoding="utf-8")
        _one(sorted(inputs.iterdir())[:ROUNDS], register)
        _many(inputs, register, files)


def _one(files: list[Path], register: Path) -> None:
    start = time.process_time()
    known = read_registers([str(register)]).registers
    print(f"  reading a register of {PEOPLE:,} people, once     {time.process_time() - start:8.2f} s")
    times = []
    for file in files:
        start = time.process_time()
        list(read_inputs([str(file)], known))
        times.append((time.process_time() - start) * 1000)
    lines = len(files[0].read_text(encoding="utf-8").splitlines())
    print(f"  a visit of {lines} lines, read, validated, checked {statistics.median(times):8.2f} ms ({min(times):.2f})")


def _many(inputs: Path, register: Path, files: int) -> None:
    print(f"{files:,} such visits in one run: files a second of CPU time, and MB at the peak")
    scripts = Path(sys.executable).parent
    commands = {
        "memos check": [sys.executable, "-m", "memos", "check", str(inputs), "--register", str(register), "-q"],
        f"yamllint ({version('yamllint')})": [str(scripts / "yamllint"), "-d", "{extends: relaxed, rules: {line-length: disable}}", str(inputs)],
        f"check-jsonschema ({version('check-jsonschema')})": [
            str(scripts / "check-jsonschema"), "--schemafile", str(_SCHEMA), *map(str, sorted(inputs.iterdir())),
        ],
    }  # fmt: skip
    for name, command in commands.items():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(f"  {name:34} {files / cpu:8.0f} {used.ru_maxrss / 1024:8.0f}")


def _register(people: list[str]) -> str:
    entries = [
        {"id": f"p{number}", "name": name, "country": "KZ", "offices": [{"office": f"o{number % OFFICES}", "since": "2020-01-01"}]}
        for number, name in enumerate(people)
    ]  # fmt: skip
    offices = [{"id": f"o{number}", "titles": {"en": f"Director of Department {number}"}, "rank": number + 1} for number in range(OFFICES)]  # fmt: skip
    terms = [
        {"term": f"Agency {number} for Shared Rivers", "avoid": [f"Shared Rivers Agency {number}"]}
        for number in range(300)
    ]
    return yaml.safe_dump({"kind": "register", "people": entries, "offices": offices, "terms": terms}, sort_keys=False)


def _visit(chance: random.Random, people: list[str], number: int) -> str:
    lines = ["kind: visit", f"id: visit-{number}", f"title: Working visit {number} to the river commission", "start: 2026-03-12", "time_zone: Asia/Almaty", "meetings:"]  # fmt: skip
    for meeting in range(MEETINGS):
        lines += [
            f"  - id: m{meeting}",
            f"    subject: Talks on the river, part {meeting}",
            "    date: 2026-03-12",
            f"    start: {9 + meeting * 2:02}:00",
            f"    end: {10 + meeting * 2:02}:00",
            "    purpose: To settle how much water each side draws in dry years.",
            "    participants:",
        ]
        for side in ("visitor", "host") * 3:
            index = chance.randrange(len(people))
            name = people[index] if chance.random() > 1 / 50 else people[index][:3] + people[index][4:]
            lines += [f"      - name: {name}", f"        title: Director of Department {index % OFFICES}", f"        side: {side}"]  # fmt: skip
        lines.append("    agenda:")
        for item in range(2):
            lines += [
                f"      - title: Quotas for dry years, item {item}",
                "        minutes: 20",
                "        talking_points:",
                f"          - Both banks gain where {chance.choice(people)} and the Joint Water Commission agree on the quota of 2026.",
                f"          - Deputy Minister {_other(chance)} of the Ministry of Water keeps the proposal of 5 May 2025.",
            ]
    return "\n".join(lines) + "\n"


def _other(chance: random.Random) -> str:
    """A name that may be nobody's of the register."""
    return f"{chance.choice(_FIRST)} {chance.choice(_ROOTS)}{chance.choice(_ENDINGS)}"


if __name__ == "__main__":
    main()
