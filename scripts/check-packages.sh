#!/usr/bin/env bash
# Packages every crate that is published, unpacks the packages in an empty
# folder outside the repository, and builds and tests them there, wired to each
# other as a registry would wire them.
#
#   scripts/check-packages.sh [--tests | --minimal-versions] [FOLDER]
#
# Without an option, the sources are only checked. --tests runs their tests, too.
# --minimal-versions checks them with the oldest version of each direct
# dependency that a manifest allows; it needs a nightly cargo and the registry.
# FOLDER must be empty or not be there; where none is given, one is made and
# removed in the end.
set -euo pipefail
cd "$(dirname "$0")/.."

command=(check --all-targets)
minimal=
case ${1-} in
  --tests)
    command=(test)
    shift
    ;;
  --minimal-versions)
    # Users build no tests, and what those need is not promised.
    command=(check --locked)
    minimal=yes
    shift
    ;;
esac
folder=${1-}
if [ -z "$folder" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
fi
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
if [ -n "$(ls -A "$folder")" ]; then
  echo "error: expected an empty folder" >&2
  exit 2
fi

# In the order in which they depend on each other.
published=(
  paysession-derive paysession paysession-http paysession-axum paysession-bulk
  specdrift paysession-command-io paysession-commands paysession-cli
)
# It is in the workspace of the examples.
published_elsewhere=(paysession-actix)

packages=()
for package in "${published[@]}"; do
  packages+=(--package "$package")
done
# `--no-verify`, as they are built below, all together. `--allow-dirty`, as a
# package is what stands here, committed or not.
cargo package --quiet --locked --no-verify --allow-dirty "${packages[@]}"
for package in "${published_elsewhere[@]}"; do
  cargo package --quiet --no-verify --allow-dirty --exclude-lockfile \
    --manifest-path "crates/$package/Cargo.toml"
done

target=$(cargo metadata --format-version 1 --no-deps |
  sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
elsewhere=$(cargo metadata --format-version 1 --no-deps \
  --manifest-path examples/Cargo.toml |
  sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')

# What a crate's page shows comes from its package.
missing=0
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
for package in "${published[@]}" "${published_elsewhere[@]}"; do
  file=$package-$version.crate
  archive=$target/package/$file
  [ -f "$archive" ] || archive=$elsewhere/package/$file
  tar -xzf "$archive" -C "$folder"
  for needed in README.md LICENSE-MIT LICENSE-APACHE; do
    if [ ! -s "$folder/$package-$version/$needed" ]; then
      echo "error: $package has no $needed" >&2
      missing=1
    fi
  done
  for key in description license keywords categories documentation; do
    if ! grep -q "^$key = " "$folder/$package-$version/Cargo.toml"; then
      echo "error: $package does not say its $key" >&2
      missing=1
    fi
  done
done
[ "$missing" = 0 ]

# A workspace of the packages, in which each stands for what a registry has.
{
  echo '[workspace]'
  echo 'resolver = "3"'
  echo 'members = ["*-'"$version"'"]'
  echo
  echo '[patch.crates-io]'
  for package in "${published[@]}"; do
    echo "$package = { path = \"$package-$version\" }"
  done
  # What takes time in the tests is optimized, as it is in the repository.
  sed -n "/^\[profile.dev/,/^\$/p" Cargo.toml
} >"$folder/Cargo.toml"
# The same versions of everything else.
cp Cargo.lock "$folder/Cargo.lock"

cd "$folder"
export CARGO_TARGET_DIR=$target
if [ -n "$minimal" ]; then
  rm Cargo.lock
  cargo +nightly -Z direct-minimal-versions generate-lockfile
fi
cargo "${command[@]}" --workspace --all-features
echo "${#published[@]} + ${#published_elsewhere[@]} packages of version $version: cargo ${command[*]} passed"
