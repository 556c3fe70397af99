//! Programs that judge what is written here, and that nobody here wrote.

use std::io::Write;
use std::process::{Command, Stdio};

/// The program, where it is installed. `.ci/run` installs it, so that its
/// absence fails the gate; elsewhere the absence is said, and nothing is judged.
pub(crate) fn program(name: &str, package: &str) -> Option<Command> {
    let found = Command::new(name)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if found.is_ok() {
        return Some(Command::new(name));
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "{name} is wanted, and not installed: .ci/run installs {package}"
    );
    // Not `eprintln`, which nobody sees while the test passes.
    let text =
        format!("not judged: {name} is not installed (Debian's {package})\n");
    std::io::stderr().write_all(text.as_bytes()).unwrap();
    None
}
