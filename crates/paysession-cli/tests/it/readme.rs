//! The commands of the pages work, typed in the order of the page into an
//! empty folder.

use std::{env, fs, path::Path, process::Command};

use crate::folder;

/// What is typed into a checkout, and builds a program.
const INSTALL: &str = "cargo install";

/// The blocks of shell of a page.
fn blocks(page: &str) -> Vec<&str> {
    page.split("\n```sh\n")
        .skip(1)
        .map(|rest| rest.split("\n```").next().unwrap())
        .collect()
}

#[test]
fn the_commands_of_the_page_work() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let page = fs::read_to_string(page).unwrap();
    let (install, commands): (Vec<&str>, Vec<&str>) =
        blocks(&page).into_iter().partition(|block| block.starts_with(INSTALL));
    assert_eq!((install.len(), commands.len()), (1, 2));
    let folder = folder("readme");
    for block in commands {
        assert!(block.contains("paysession "), "{block}");
        // Each command must end well, the last of a pipe at least.
        let output = Command::new("sh")
            .args(["-e", "-c", block])
            .current_dir(&folder)
            .env("PATH", path_with_the_program())
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{block}\n{error}");
        assert!(!output.stdout.is_empty(), "{block}");
    }
}

/// Where commands are found, the program first.
pub(crate) fn path_with_the_program() -> std::ffi::OsString {
    let program = Path::new(env!("CARGO_BIN_EXE_paysession"));
    let folders = program.parent().map(Path::to_owned);
    let others = env::var_os("PATH").unwrap_or_default();
    let all = folders.into_iter().chain(env::split_paths(&others));
    env::join_paths(all).unwrap()
}
