//! What is generated from the command line itself.

use std::{io, path::Path, process::ExitCode};

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;
use paysession_command_io::{print, write_pages};

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
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let mut pages = Vec::new();
    render(command, &mut pages)?;
    write_pages(folder, &pages)?;
    Ok(Exit::Success.into())
}

/// A page for a command and for each of those below it, with the names of their
/// files.
fn render(
    command: Command,
    pages: &mut Vec<(String, Vec<u8>)>,
) -> io::Result<()> {
    let below = command.get_subcommands().filter(|one| !one.is_hide_set());
    for command in below.cloned().collect::<Vec<_>>() {
        render(command, pages)?;
    }
    let page = Man::new(command);
    let mut text = Vec::new();
    page.render(&mut text)?;
    pages.push((page.get_filename(), text));
    Ok(())
}
