"""Holds records and results to the JSON Schemas that Timbang gives other systems, by a validator that is not ours.

Called with the program; ends with 77 (skipped) where the validator is not installed.
"""
import json
import pathlib
import subprocess
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit(77)

program = sys.argv[1]
root = pathlib.Path(__file__).resolve().parents[2]
most_lines = 400

# Rule file, evaluation, records, evaluation date.
cases = [
    ("rules/nasional/jpt.timbang.md", "PenggantianJPT", None, "2021-03-10"),
    ("rules/nasional/jpt.timbang.md", "PerpanjanganJPT", "tests/good/perpanjangan.jsonl", "2021-03-10"),
    ("rules/kota/surakarta/masa-jabatan.timbang", "MasaJabatanPimpinanTinggi",
     "tests/data/surakarta/pegawai.jsonl", "2021-05-24"),
    ("rules/kota/surakarta/kinerja.timbang", "KinerjaTahunanPegawai",
     "tests/data/surakarta/pegawai.jsonl", "2021-12-31"),
    ("rules/kota/surakarta/suksesi.timbang", "PeringkatPegawai", "tests/data/surakarta/pegawai.jsonl", "2021-05-24"),
    ("tests/good/semua-bentuk.timbang", "Segalanya", "tests/good/semua-bentuk.jsonl", "2026-02-01"),
]


def run(*arguments, accepted=(0,)):
    done = subprocess.run([program, *arguments], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode not in accepted:
        sys.exit(f"timbang {' '.join(arguments)}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def validator(rules, evaluation, part):
    schema = json.loads(run("schema", rules, "--rules", "rules", "--assessment", evaluation, "--of", part))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def hold(lines, schema, what):
    for number, line in enumerate(lines, 1):
        error = next(schema.iter_errors(json.loads(line)), None)
        if error:
            sys.exit(f"{what}, line {number}, {list(error.path)}: {error.message[:400]}")
    print(f"{what}: {len(lines)} lines")


for rules, evaluation, records, day in cases:
    validator(rules, evaluation, "input")
    results = validator(rules, evaluation, "result")
    if not records:
        continue
    # Records that are rejected are no results.
    told = run("score", rules, "--rules", "rules", "--assessment", evaluation, "--records", records, "--as-of", day,
               "--format", "jsonl", accepted=(0, 3))
    lines = told.splitlines()[:most_lines]
    if not lines:
        sys.exit(f"{rules}, {evaluation}: no results")
    hold(lines, results, f"{rules}, {evaluation}")
