//! The judges: ajv, python-jsonschema, fastjsonschema and boon.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, anyhow, bail};
use paysession::introspect::schema::Profile;
use serde_json::Value;

use super::text::Texts;

const AJV: &str = "xtask/src/agree/ajv.cjs";
const PYTHON: &str = "xtask/src/agree/judge.py";

/// What one judge says of the texts of one message under one profile.
pub(crate) struct Verdict {
    pub(crate) judge: String,
    pub(crate) message: String,
    pub(crate) profile: Profile,
    /// How many it refuses that the reader accepts.
    pub(crate) refused: usize,
    /// How many it takes that the reader refuses.
    pub(crate) taken: usize,
}

/// Installs the judges that are not Rust, each version pinned.
pub(crate) fn install(folder: &Path) -> anyhow::Result<()> {
    let npm = ["install", "--silent", "--no-audit", "--no-fund", "--prefix"];
    run(Command::new("npm").args(npm).arg(folder).arg("ajv@8.20.0"))?;
    let pip = ["-m", "pip", "install", "--quiet", "--upgrade", "--target"];
    let judges = ["jsonschema==4.26.0", "fastjsonschema==2.22.3"];
    let python = folder.join("python");
    run(Command::new("python3").args(pip).arg(python).args(judges))?;
    Ok(())
}

/// The verdicts of all judges.
pub(crate) fn all(
    folder: &Path,
    texts: &[Texts],
) -> anyhow::Result<Vec<Verdict>> {
    let mut verdicts = boon(folder, texts)?;
    for (program, script) in [("node", AJV), ("python3", PYTHON)] {
        let script = crate::file::root().join(script);
        let messages = texts.iter().map(|texts| texts.message);
        let said = run(Command::new(program)
            .args([script.as_os_str(), folder.as_os_str()])
            .args(messages))?;
        for line in said.lines() {
            verdicts.push(parse(line).with_context(|| {
                format!("cannot read what {program} said: {line}")
            })?);
        }
    }
    Ok(verdicts)
}

/// A judge's line: who, about which message, which profile, and two counts.
fn parse(line: &str) -> Option<Verdict> {
    let mut words = line.split(' ');
    let (judge, message) = (words.next()?.into(), words.next()?.into());
    let profile = words.next()?;
    let profile = Profile::ALL.into_iter().find(|p| p.as_str() == profile)?;
    let mut count = || words.next()?.parse().ok();
    let (refused, taken) = (count()?, count()?);
    Some(Verdict { judge, message, profile, refused, taken })
}

/// The one judge that is a crate.
fn boon(folder: &Path, texts: &[Texts]) -> anyhow::Result<Vec<Verdict>> {
    let mut verdicts = Vec::new();
    for texts in texts {
        for profile in Profile::ALL {
            let name = format!("{}.{}.json", texts.message, profile.as_str());
            let schema = fs::read_to_string(folder.join(name))?;
            verdicts.push(boon_of(texts, profile, &schema)?);
        }
    }
    Ok(verdicts)
}

fn boon_of(
    texts: &Texts,
    profile: Profile,
    schema: &str,
) -> anyhow::Result<Verdict> {
    const HERE: &str = "urn:schema";
    let mut all = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler
        .add_resource(HERE, serde_json::from_str(schema)?)
        .map_err(|error| anyhow!("boon cannot take a schema: {error}"))?;
    let index = compiler
        .compile(HERE, &mut all)
        .map_err(|error| anyhow!("boon cannot compile a schema: {error}"))?;
    let (mut refused, mut taken) = (0, 0);
    for (accepted, text) in &texts.lines {
        // A number too large for an `f64` is no value to boon's reader.
        let Ok(value) = serde_json::from_str::<Value>(text) else { continue };
        let valid = all.validate(&value, index).is_ok();
        refused += usize::from(*accepted && !valid);
        taken += usize::from(!*accepted && valid);
    }
    let (judge, message) = ("boon".into(), texts.message.into());
    Ok(Verdict { judge, message, profile, refused, taken })
}

/// Runs a program and gives what it printed. One that is not there is an
/// error that says so.
fn run(command: &mut Command) -> anyhow::Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let done = command
        .output()
        .with_context(|| format!("cannot run {program}: is it installed?"))?;
    if !done.status.success() {
        let why = String::from_utf8_lossy(&done.stderr).into_owned();
        bail!("{command:?} failed: {}", why.trim());
    }
    Ok(String::from_utf8(done.stdout)?)
}
