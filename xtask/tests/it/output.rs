//! Where the output goes: `--out` replaces a regular file whole and writes into
//! anything else; what cannot be printed is told by the exit code.

use std::{
    fs::{self, OpenOptions},
    io,
    os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink},
    process::{Command, Stdio},
    thread,
};

use crate::workspace::Workspace;

/// A report that is the same each time.
const DRIFT: [&str; 3] = ["drift", "--format", "json"];

fn drift_to(out: &str) -> Vec<&str> {
    [&DRIFT[..], &["--out", out]].concat()
}

#[test]
fn a_device_is_written_to_and_stays() {
    let workspace = Workspace::new("device");
    symlink("/dev/null", workspace.path("linked")).unwrap();
    for out in ["/dev/null", "linked"] {
        let done = workspace.run(&drift_to(out));
        assert_eq!((done.code, done.out.as_str()), (0, ""), "{done:?}");
        let kind = fs::symlink_metadata("/dev/null").unwrap().file_type();
        assert!(kind.is_char_device(), "{out}");
    }
    assert!(workspace.path("linked").is_symlink());
    let done = workspace.run(&drift_to("/dev/full"));
    let error = "error: cannot write /dev/full: No space left on device (os \
                 error 28)\n";
    assert_eq!((done.code, done.err.as_str()), (3, error));
}

#[test]
fn a_pipe_is_written_to_and_stays() {
    let workspace = Workspace::new("fifo");
    let report = workspace.run(&DRIFT).out;
    let pipe = workspace.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = {
        let pipe = pipe.clone();
        thread::spawn(move || fs::read_to_string(pipe).unwrap())
    };
    assert_eq!(workspace.run(&drift_to("pipe")).code, 0);
    assert_eq!(reader.join().unwrap(), report);
    assert!(fs::symlink_metadata(pipe).unwrap().file_type().is_fifo());
}

#[test]
fn standard_output_can_be_named() {
    let workspace = Workspace::new("stdout");
    let report = workspace.run(&DRIFT).out;
    for out in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        assert_eq!(workspace.run(&drift_to(out)).out, report, "{out}");

        // A file behind it is not replaced: others print there, too.
        workspace.write("log", "before\n");
        let log = OpenOptions::new().append(true).open(workspace.path("log"));
        let log = log.unwrap();
        let mut command = workspace.command(&drift_to(out));
        let status = command.stdout(log.try_clone().unwrap()).status();
        assert!(status.unwrap().success(), "{out}");
        assert_eq!(workspace.read("log"), format!("before\n{report}"));
        let same = fs::metadata(workspace.path("log")).unwrap().ino();
        assert_eq!(log.metadata().unwrap().ino(), same, "{out}");
    }
    workspace.write("log", "before\n");
    let log = OpenOptions::new().append(true).open(workspace.path("log"));
    let mut command = workspace.command(&drift_to("/dev/stderr"));
    assert!(command.stderr(log.unwrap()).status().unwrap().success());
    assert_eq!(workspace.read("log"), format!("before\n{report}"));
}

#[test]
fn a_link_that_the_user_names_is_followed() {
    let workspace = Workspace::new("followed");
    let report = workspace.run(&DRIFT).out;
    fs::create_dir(workspace.path("far")).unwrap();
    workspace.write("far/report", "old");
    let private = fs::Permissions::from_mode(0o600);
    fs::set_permissions(workspace.path("far/report"), private).unwrap();
    symlink("second", workspace.path("first")).unwrap();
    symlink("far/report", workspace.path("second")).unwrap();
    symlink("far/new", workspace.path("dangling")).unwrap();
    for (link, target) in [("first", "far/report"), ("dangling", "far/new")] {
        assert_eq!(workspace.run(&drift_to(link)).code, 0, "{link}");
        assert!(workspace.path(link).is_symlink(), "{link}");
        assert_eq!(workspace.read(target), report, "{link}");
    }
    let mode = fs::metadata(workspace.path("far/report")).unwrap().mode();
    assert_eq!(mode & 0o777, 0o600, "the permissions stay");
    assert_eq!(workspace.names("far").len(), 2, "nothing else is there");

    symlink("circle", workspace.path("circle")).unwrap();
    let done = workspace.run(&drift_to("circle"));
    assert_eq!(done.code, 3, "{done:?}");
}

#[test]
fn a_name_of_any_length_can_be_written() {
    let workspace = Workspace::new("long");
    let name = "r".repeat(255);
    assert_eq!(workspace.run(&drift_to(&name)).code, 0);
    assert_eq!(workspace.read(&name), workspace.run(&DRIFT).out);
}

/// Commands of every kind that print something and otherwise exit with 0 or 4.
const PRINTING: [&[&str]; 7] = [
    &["schema", "--check"],
    &["drift"],
    &["drift", "list"],
    &["drift", "explain", "D201"],
    &["drift", "--out", "/dev/stdout"],
    &["check"],
    &["--help"],
];

#[test]
fn what_cannot_be_printed_exits_with_3() {
    let workspace = Workspace::new("full");
    workspace.stale();
    for arguments in PRINTING {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = workspace.command(arguments);
        let output = command.stdout(full).stderr(Stdio::piped()).output();
        let output = output.unwrap();
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "error: cannot print: No space left on device (os error 28)\n",
            "{arguments:?}"
        );

        // Not even that can be said.
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = workspace.command(arguments);
        command.stderr(full.try_clone().unwrap()).stdout(full);
        assert_eq!(command.status().unwrap().code(), Some(3), "{arguments:?}");
    }
}

#[test]
fn a_reader_that_has_left_is_told_by_the_exit_code_alone() {
    let workspace = Workspace::new("closed");
    workspace.stale();
    for arguments in PRINTING {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let mut command = workspace.command(arguments);
        let output = command.stdout(writer).stderr(Stdio::piped()).output();
        let output = output.unwrap();
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        assert_eq!(output.stderr, b"", "{arguments:?}");
    }
}

#[test]
fn everything_is_written_before_it_is_printed() {
    let workspace = Workspace::new("written-first");
    workspace.stale();
    workspace.write("schemas/RULES.md", "stale");
    let (reader, writer) = io::pipe().unwrap();
    drop(reader);
    let status = workspace.command(&["schema"]).stdout(writer).status();
    assert_eq!(status.unwrap().code(), Some(3));
    assert_eq!(workspace.run(&["schema", "--check"]).code, 0);
}

#[test]
fn the_help_lists_the_exit_codes() {
    let workspace = Workspace::new("help");
    let codes = "\n\nExit codes:\n\
                 \x20 0  nothing is wrong\n\
                 \x20 1  a difference that no policy covers\n\
                 \x20 2  the command was called wrongly\n\
                 \x20 3  something could not be read, judged, written or \
                 printed\n\
                 \x20 4  a generated file is stale\n\
                 \x20 5  a policy or the lock file is stale, or a policy \
                 has ended or gives no reason\n";
    for command in [
        &["--help"][..],
        &["schema", "--help"],
        &["drift", "--help"],
        &["check", "--help"],
    ] {
        let done = workspace.run(command);
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{command:?}");
        assert!(done.out.ends_with(codes), "{command:?}: {}", done.out);
    }
}
