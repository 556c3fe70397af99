//! What is generated from the command line itself.

use std::{path::Path, process::ExitCode};

use anyhow::Context;
use clap::Command;
use clap_complete::Shell;
use paysession_command_io::print;

use crate::{arguments::PROGRAM, exit::Exit};

/// Prints the completions of a shell.
pub(crate) fn completions(
    mut command: Command,
    shell: Shell,
) -> anyhow::Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, PROGRAM, &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Success.into())
}

/// Writes a page of the manual for the program and for each of its commands.
pub(crate) fn man(command: Command, folder: &Path) -> anyhow::Result<ExitCode> {
    let cannot_write = || format!("cannot write to {}", folder.display());
    std::fs::create_dir_all(folder).with_context(cannot_write)?;
    clap_mangen::generate_to(command, folder).with_context(cannot_write)?;
    Ok(Exit::Success.into())
}
