#!/usr/bin/env bash
# Times the README's two commands, the second after the first, from an empty
# target folder. The registry's sources are downloaded before.
set -euo pipefail
cd "$(dirname "$0")/.."

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
export CARGO_TARGET_DIR="$folder/target"
TIMEFORMAT='%R s wall, %U s user, %S s system'

cargo fetch --locked --quiet
for command in 'cargo xtask check' 'cargo test --workspace'; do
  printf '%s\n' "$command"
  time $command >"$folder/output" 2>&1 || {
    cat "$folder/output"
    exit 1
  }
done
printf '%s cores\n' "$(nproc)"
