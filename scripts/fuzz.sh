#!/usr/bin/env bash
# Fuzzes each target for a bounded time, one input at a time within a limit of
# time and memory: an input that takes more is a finding, as a crash is.
#
#   scripts/fuzz.sh [SECONDS [TARGET…]]
#
# It needs a nightly toolchain and cargo-fuzz. Without arguments, each target has
# five minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-300}
targets=("${@:2}")
if [ "${#targets[@]}" -eq 0 ]; then
  targets=(reader agreement syntax amount document)
fi

for target in "${targets[@]}"; do
  # A report of a hostile document may take what SECURITY.md says; a body has no
  # such excuse.
  limits=(-timeout=2 -rss_limit_mb=512 -dict=fuzz/json.dict)
  if [ "$target" = document ]; then
    limits=(-timeout=10 -rss_limit_mb=1024 -dict=fuzz/document.dict)
  fi
  mkdir -p "fuzz/corpus/$target"
  cargo +nightly fuzz run "$target" "fuzz/corpus/$target" "fuzz/seeds/$target" -- \
    "${limits[@]}" -max_len=4096 -max_total_time="$seconds"
done
