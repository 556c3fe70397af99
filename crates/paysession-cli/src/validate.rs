//! `paysession validate`: the files one after the other, each on all cores.

use std::{
    fs::File,
    io::{self, BufWriter, IsTerminal, Read},
    ops::ControlFlow,
    path::Path,
    process::ExitCode,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use paysession_bulk::{BulkError, Framing, Summary, Validator};
use paysession_command_io::PrintError;

use crate::{
    arguments::Validate,
    exit::Exit,
    render::{self, Renderer},
};

/// The name that standard input has in reports.
const STANDARD_INPUT: &str = "<stdin>";

/// Judges every file, and writes one report of all.
pub(crate) fn run(arguments: &Validate) -> anyhow::Result<ExitCode> {
    let mut validator = Validator::new(arguments.reading.options())
        .with_max_record_bytes(arguments.max_record_bytes);
    if let Some(message) = &arguments.message {
        validator = validator.with_message(message)?;
    }
    let out = BufWriter::new(io::stdout().lock());
    let mut renderer = render::renderer(arguments.format, out);
    let exit = files(arguments, &validator, renderer.as_mut())
        .map_err(PrintError::from)?;
    Ok(exit.into())
}

fn files(
    arguments: &Validate,
    validator: &Validator,
    renderer: &mut dyn Renderer,
) -> io::Result<Exit> {
    let framing = arguments.input.framing();
    let mut total = Summary::default();
    let mut unreadable = 0_u64;
    renderer.begin()?;
    for path in &arguments.files {
        let name = if is_standard_input(path) {
            STANDARD_INPUT.to_owned()
        } else {
            path.display().to_string()
        };
        renderer.begin_file(&name)?;
        match file(path, &name, framing, validator, renderer) {
            Ok(summary) => {
                total += summary;
                renderer.end_file(&name, &summary)?;
            }
            Err(StopReason::Read(error)) => {
                unreadable += 1;
                renderer.unreadable(&name, &error)?;
            }
            Err(StopReason::Print(error)) => return Err(error),
        }
    }
    renderer.end(&total, unreadable)?;
    Ok(exit(&total, unreadable))
}

fn exit(total: &Summary, unreadable: u64) -> Exit {
    if unreadable > 0 || total.unrecognized > 0 {
        Exit::Input
    } else if total.is_valid() {
        Exit::Success
    } else {
        Exit::Violations
    }
}

/// Why a file was not judged to its end.
enum StopReason {
    Read(io::Error),
    Print(io::Error),
}

fn file(
    path: &Path,
    name: &str,
    framing: Framing,
    validator: &Validator,
    renderer: &mut dyn Renderer,
) -> Result<Summary, StopReason> {
    let (input, length) = open(path).map_err(StopReason::Read)?;
    let bar = progress_bar(length);
    let result = validator.validate(bar.wrap_read(input), framing, |finding| {
        match renderer.finding(name, &finding) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => ControlFlow::Break(error),
        }
    });
    bar.finish_and_clear();
    result.map_err(|error| match error {
        BulkError::Read(error) => StopReason::Read(error),
        BulkError::Stopped(error) => StopReason::Print(error),
        other => StopReason::Read(io::Error::other(other)),
    })
}

fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// The input, and its length in bytes where that is known.
fn open(path: &Path) -> io::Result<(Box<dyn Read>, Option<u64>)> {
    if is_standard_input(path) {
        return Ok((Box::new(io::stdin().lock()), None));
    }
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(io::Error::other("expected a file, found a folder"));
    }
    let length = metadata.is_file().then_some(metadata.len());
    Ok((Box::new(file), length))
}

/// Shown on a terminal only, and not for work that is done at once.
fn progress_bar(length: Option<u64>) -> ProgressBar {
    /// Shorter files take less than a second.
    const LONG: u64 = 64 << 20;
    let is_long = length.is_none_or(|length| length > LONG);
    // A bar would tear the lines of a report on the same terminal.
    if !is_long || !io::stderr().is_terminal() || io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar =
        ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr());
    let template = match length {
        Some(_) => "{wide_bar} {bytes}/{total_bytes}, {bytes_per_sec}, {eta}",
        None => "{spinner} {bytes}, {bytes_per_sec}",
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
