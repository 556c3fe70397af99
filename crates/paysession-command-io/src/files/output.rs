//! The file that the user of a command named for its output.

use std::{
    ffi::OsString,
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use cap_std::{ambient_authority, fs::Dir};

use super::{replace, temporary};
use crate::output;

/// How many symbolic links are followed, as many as Linux does.
const MAX_LINKS: usize = 40;

/// The folder of a process's open files, by their descriptors' numbers.
const DESCRIPTORS: &str = "/proc/self/fd";

/// Where the output goes.
#[derive(Debug)]
enum Destination {
    /// Standard output of this process.
    Stdout,
    /// A device, a pipe, or another open file of this process: written into,
    /// as nothing may stand in its place.
    Existing(PathBuf),
    /// A regular file, or none yet: replaced whole.
    Replaced(PathBuf),
}

/// Writes to a file that a person named, and so follows symbolic links.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write_output(path: &Path, text: &str) -> anyhow::Result<()> {
    let cannot_write = || format!("cannot write {}", path.display());
    match target(path.to_owned()).with_context(cannot_write)? {
        Destination::Stdout => Ok(output::print(text)?),
        Destination::Existing(file) => OpenOptions::new()
            .append(true)
            .open(file)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .with_context(cannot_write),
        Destination::Replaced(file) => {
            replace_file(&file, text).with_context(cannot_write)
        }
    }
}

/// Writes files into a folder that a person named, each whole and through no
/// symbolic link.
///
/// # Errors
///
/// If a file cannot be written, or what is there is no regular file.
pub fn write_pages(
    folder: &Path,
    pages: &[(String, Vec<u8>)],
) -> anyhow::Result<()> {
    let opened = create(folder)
        .with_context(|| format!("cannot write to {}", folder.display()))?;
    for (name, bytes) in pages {
        replace::replace(&opened, Path::new(name), bytes).with_context(
            || format!("cannot write {}", folder.join(name).display()),
        )?;
    }
    Ok(())
}

fn target(mut path: PathBuf) -> anyhow::Result<Destination> {
    for _ in 0..MAX_LINKS {
        let kind = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata.file_type(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Destination::Replaced(path));
            }
            Err(error) => return Err(error.into()),
        };
        if kind.is_file() {
            return Ok(Destination::Replaced(path));
        }
        if kind.is_dir() {
            bail!("expected a file, found a folder");
        }
        if !kind.is_symlink() {
            return Ok(Destination::Existing(path));
        }
        match descriptor(&path) {
            // Its position is shared with whoever else prints there.
            Some(number) if number == "1" => return Ok(Destination::Stdout),
            Some(_) => return Ok(Destination::Existing(path)),
            None => {}
        }
        let link = fs::read_link(&path)?;
        path.pop();
        path.push(link);
    }
    bail!("expected at most {MAX_LINKS} symbolic links one after the other")
}

/// The number of the descriptor for which a link stands, such as that behind
/// `/dev/stdout`. It leads to an open file, and only looks like a path.
fn descriptor(link: &Path) -> Option<OsString> {
    let folder = fs::canonicalize(link.parent()?).ok()?;
    let descriptors = fs::canonicalize(DESCRIPTORS).ok()?;
    let number = link.file_name().filter(|_| folder == descriptors)?;
    Some(number.to_owned())
}

fn replace_file(path: &Path, text: &str) -> anyhow::Result<()> {
    let name = path.file_name().context("expected the name of a file")?;
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let folder = create(folder)?;
    Ok(replace::replace(&folder, Path::new(name), text.as_bytes())?)
}

fn create(folder: &Path) -> io::Result<Dir> {
    fs::create_dir_all(folder)?;
    let folder = Dir::open_ambient_dir(folder, ambient_authority())?;
    temporary::remove_abandoned(&folder)?;
    Ok(folder)
}
