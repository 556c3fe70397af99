//! The validators: ajv, python-jsonschema, fastjsonschema and boon.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, anyhow, ensure};
use paysession::introspect::schema::Profile;
use serde_json::Value;

use super::bodies::MessageBodies;

/// The programs that ask the validators of other languages. Each prints a line
/// for [`parse`].
const AJV: &str = include_str!("ajv.cjs");
const PYTHON: &str = include_str!("validators.py");

/// What one validator says of the bodies of one message under one profile.
pub(crate) struct Verdict {
    pub(crate) validator: String,
    pub(crate) message: String,
    pub(crate) profile: Profile,
    pub(crate) counts: Counts,
}

/// Where a validator differs from the reader.
#[derive(Default, Clone, Copy)]
pub(crate) struct Counts {
    /// How many bodies it refuses that the reader accepts.
    pub(crate) refused: usize,
    /// How many it accepts that the reader refuses.
    pub(crate) accepted: usize,
}

impl Counts {
    pub(crate) fn add(&mut self, other: Self) {
        self.refused += other.refused;
        self.accepted += other.accepted;
    }
}

/// Installs the validators that are no crates, each version pinned.
pub(crate) fn install(folder: &Path) -> anyhow::Result<()> {
    let npm = ["install", "--silent", "--no-audit", "--no-fund", "--prefix"];
    run_program(Command::new("npm").args(npm).arg(folder).arg("ajv@8.20.0"))?;
    let pip = ["-m", "pip", "install", "--quiet", "--upgrade", "--target"];
    let packages = ["jsonschema==4.26.0", "fastjsonschema==2.22.3"];
    let python = folder.join("python");
    run_program(Command::new("python3").args(pip).arg(python).args(packages))?;
    Ok(())
}

/// The verdicts of all validators.
pub(crate) fn run(
    folder: &Path,
    bodies: &[MessageBodies],
) -> anyhow::Result<Vec<Verdict>> {
    let mut verdicts = boon(folder, bodies)?;
    for (program, flag, script) in
        [("node", "-e", AJV), ("python3", "-c", PYTHON)]
    {
        let messages = bodies.iter().map(|bodies| bodies.message);
        let output = run_program(
            Command::new(program)
                .args([flag, script])
                .arg(folder)
                .args(messages),
        )?;
        for line in output.lines() {
            verdicts.push(parse(line).with_context(|| {
                format!("cannot read the output of {program}: {line}")
            })?);
        }
    }
    Ok(verdicts)
}

/// A line: the validator, the message, the profile, and two counts.
fn parse(line: &str) -> Option<Verdict> {
    let mut words = line.split(' ');
    let (validator, message) = (words.next()?.into(), words.next()?.into());
    let profile = words.next()?;
    let profile =
        Profile::ALL.iter().copied().find(|p| p.as_str() == profile)?;
    let mut count = || words.next()?.parse().ok();
    let counts = Counts { refused: count()?, accepted: count()? };
    Some(Verdict { validator, message, profile, counts })
}

/// The one validator that is a crate.
fn boon(
    folder: &Path,
    bodies: &[MessageBodies],
) -> anyhow::Result<Vec<Verdict>> {
    let mut verdicts = Vec::new();
    for bodies in bodies {
        for &profile in Profile::ALL {
            let name = format!("{}.{}.json", bodies.message, profile.as_str());
            let schema = fs::read_to_string(folder.join(name))?;
            verdicts.push(Verdict {
                validator: "boon".into(),
                message: bodies.message.into(),
                profile,
                counts: boon_counts(bodies, &schema)?,
            });
        }
    }
    Ok(verdicts)
}

fn boon_counts(bodies: &MessageBodies, schema: &str) -> anyhow::Result<Counts> {
    const LOCATION: &str = "urn:schema";
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler
        .add_resource(LOCATION, serde_json::from_str(schema)?)
        .map_err(|error| anyhow!("boon cannot read a schema: {error}"))?;
    let index = compiler
        .compile(LOCATION, &mut schemas)
        .map_err(|error| anyhow!("boon cannot compile a schema: {error}"))?;
    let mut counts = Counts::default();
    for (accepted, body) in &bodies.bodies {
        // A number too large for an `f64` is no value to boon's reader.
        let Ok(value) = serde_json::from_str::<Value>(body) else { continue };
        let valid = schemas.validate(&value, index).is_ok();
        counts.refused += usize::from(*accepted && !valid);
        counts.accepted += usize::from(!*accepted && valid);
    }
    Ok(counts)
}

/// Runs a program, whose errors the user sees, and gives what it printed.
fn run_program(command: &mut Command) -> anyhow::Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot run {program}: is it installed?"))?;
    ensure!(output.status.success(), "{program} failed: {}", output.status);
    Ok(String::from_utf8(output.stdout)?)
}
