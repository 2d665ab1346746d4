#!/usr/bin/env bash
# Runs every notebook, top to bottom, on a copy, with answers in a folder of its own. Needs pytest, nbval and the kit in the
# environment of `python` (or of the command that KIT_PYTHON names). Run from anywhere: bash tests/notebooks/run.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ -z "${KIT_PYTHON:-}" ]; then
  if [ -x .venv/bin/python ]; then KIT_PYTHON=.venv/bin/python; else KIT_PYTHON=python3; fi
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export KIT_ANSWERS="$work/answers" IPYTHONDIR="$work/ipython" JUPYTER_RUNTIME_DIR="$work/runtime"
# The cells of a notebook depend on each other, so their order is kept; nbval's kernels warn about things that are not ours.
"$KIT_PYTHON" -m pytest -q -p no:randomly -p no:cacheprovider -W default \
  --nbval-lax --nbval-sanitize-with tests/notebooks/sanitize.cfg notebooks/
