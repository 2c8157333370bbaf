# Shared by the scripts in this folder: where things are, and how to speak.
# shellcheck shell=bash
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# Tools live outside target/, so that `cargo clean` and a fresh clone keep them.
TOOLS="${ITL_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/incident-timeline}"
# shellcheck source=tools/versions.env
. "$ROOT/scripts/tools/versions.env"

export ITL_TOOLS="$TOOLS"
# npm's tools under a name that changes with the lock: two checkouts never fight over them.
NPM_DIR="$TOOLS/npm-$(cksum <"$ROOT/scripts/tools/package-lock.json" 2>/dev/null | cut -d' ' -f1)"
export ITL_NPM="$NPM_DIR"
# rustup's cargo may not be on PATH yet in the shell that just installed it.
export PATH="$TOOLS/bin:$NPM_DIR/node_modules/.bin:$PATH:$HOME/.cargo/bin"
cd "$ROOT"

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }
fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# The version of wasm-bindgen in Cargo.lock: its command line tool has to be the same one.
wasm_bindgen_version() {
  awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$ROOT/Cargo.lock"
}

# cargo_tool CRATE VERSION COMMAND TIME [--locked]
cargo_tool() {
  local crate="$1" version="$2" command="$3" time="$4" locked="${5:-}"
  have "$command" && "$command" --version 2>/dev/null | grep -qwF "$version" && return
  if cargo binstall -V >/dev/null 2>&1; then
    say "Fetching $crate $version"
    cargo binstall --no-confirm --root "$TOOLS" "$crate@$version" && return
    say "No prebuilt $crate to be had: building it"
  fi
  say "Building $crate $version, once for this machine ($time on 2 cores)"
  # Tools need not be fast: a low opt-level halves the time it takes to build them.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_DEBUG=0 \
    CARGO_TARGET_DIR="$TOOLS/build" \
    cargo install --quiet --root "$TOOLS" ${locked:+"$locked"} --version "$version" "$crate"
}

# What a release is compiled with, beyond Cargo.toml: the standard library anew, for size, without the words and the
# code of panics. That saves 9 kB of brotli in the first view and 40 in all. Not stable in Rust yet, so the compiler is
# told to allow it; where it cannot, or has no sources of the standard library, a larger release is built.
RELEASE_FLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
small_release() {
  if [ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ] &&
    RUSTC_BOOTSTRAP=1 rustc --print cfg $RELEASE_FLAGS >/dev/null 2>&1; then
    export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$RELEASE_FLAGS"
  else
    say "This Rust cannot build its standard library anew: the release will be about 9 % larger"
  fi
}
